"""Sent through the form, a bad file costs only itself, and a good one tells nothing."""

import html
import uuid
from collections.abc import Sequence
from pathlib import Path

import pytest

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diary.models import Photo, Spot
from diary.photos import Refusal
from tests.diary.photos.corpus import ACCEPTED, REFUSED
from tests.diary.photos.corpus.case import Case
from tests.diary.photos.files import SECRETS, a_picture, encoded
from tests.security.sending import read, send_entry

SENTENCES = {
    Refusal.NOT_A_PHOTO: "This file is not a photo we can read. "
    "Send a JPEG, HEIC, PNG or WebP.",
    Refusal.TOO_MANY_PIXELS: "This picture has more pixels than we can read. "
    "Send a smaller one.",
    Refusal.TOO_SMALL: "This picture is too small to show skin. "
    "Send one from the camera.",
    Refusal.ANIMATED: "This picture moves. Send a still photo.",
    Refusal.DAMAGED: "This file has arrived broken. Send it again.",
}
# What is too large never arrives: tests/diary/forms tell how that is said.
# Of each kind of cut, one is enough here.
SENT = [
    case
    for case in REFUSED
    if case.answer in SENTENCES and ("cut at" not in case.name or "50%" in case.name)
]
FIRST, LAST = encoded(a_picture(100, 80)), encoded(a_picture(80, 100))
NAMES = [
    "../../../etc/passwd",
    "..\\..\\boot.ini",
    "/srv/own.jpg",
    "photo.jpg\0/../../own.jpg",
    "photo\u202egpj.exe",
    "p\u2067h\u2069oto.jpg",
    "a" * 300 + ".jpg",
    "-rf.jpg",
    "<script>own()</script>.jpg",
    "%00%2f..%2fown.jpg",
    "CON.jpg",
    ".htaccess",
    "photo.php",
    "lösch\u0308 mich \U0001f476.jpg",
]


def in_batches(cases: Sequence[Case]) -> list[list[Case]]:
    """As many as one request may bring, besides a first and a last good photo."""
    return [list(cases[at : at + 18]) for at in range(0, len(cases), 18)]


def first_name(cases: list[Case]) -> str:
    return cases[0].name


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.jpg", content, "image/jpeg")


def send_named(client: Client, spot: Spot, name: str) -> None:
    """Send a photo under `name` as it is: Django's own client would clean it."""
    fields = {"uuid": str(uuid.uuid4()), "observed_at": "2026-11-20T12:00"}
    parts = [f'name="{field}"\r\n\r\n{said}'.encode() for field, said in fields.items()]
    quoted = name.replace("\\", "\\\\").replace('"', "%22")
    parts.append(f'name="photos"; filename="{quoted}"\r\n\r\n'.encode() + FIRST)
    body = b"".join(
        b"--edge\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts
    )
    address = reverse("spot-log", args=[spot.uuid])
    kind = "multipart/form-data; boundary=edge"
    client.post(address, body + b"--edge--\r\n", content_type=kind)


def kept_files() -> set[Path]:
    root = Path(settings.MEDIA_ROOT)
    return {path for path in root.rglob("*") if path.is_file()}


def page_after(client: Client, spot: Spot, files: list[bytes]) -> str:
    """Send an entry with `files`; return the page that answers."""
    photos = [upload(content) for content in files]
    answer = send_entry(client, spot, note="still here", photos=photos)
    return html.unescape(read(client, answer["Location"]))


@pytest.mark.slow
@pytest.mark.parametrize("cases", in_batches(SENT), ids=first_name)
def test_a_refused_file_costs_only_itself(
    cases: list[Case], signed_in: Client, spot: Spot
) -> None:
    before = kept_files()
    files = [FIRST, *(case.make() for case in cases), LAST]

    page = page_after(signed_in, spot, files)

    for number, case in enumerate(cases, start=2):
        assert case.answer is not None
        assert f"Photo {number}: {SENTENCES[case.answer]}" in page, case.name
    entry = spot.observations.get()
    assert entry.note == "still here"
    assert entry.photos.count() == 2
    named = {name for photo in entry.photos.all() for name in photo.files}
    assert {path.name for path in kept_files() - before} == {
        Path(name).name for name in named
    }


@pytest.mark.slow
@pytest.mark.parametrize("cases", in_batches(ACCEPTED), ids=first_name)
def test_of_an_accepted_file_nothing_but_the_picture_is_kept_or_served(
    cases: list[Case], signed_in: Client, spot: Spot
) -> None:
    before = kept_files()

    page = page_after(signed_in, spot, [case.make() for case in cases])

    assert not any(sentence in page for sentence in SENTENCES.values())
    kept = b"".join(path.read_bytes() for path in kept_files() - before)
    served = b"".join(
        signed_in.get(reverse("photo", args=[photo.uuid, size])).getvalue()
        for photo in Photo.objects.all()
        for size in ("original", "large", "small")
    )
    assert len(served) == len(kept) > 0
    assert not any(
        told in kept + served
        for told in (*SECRETS, b"own()", b"photo.jpg", b"xxxxxxxx")
    )


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_of_the_name_of_a_file_nothing_is_kept(
    name: str, signed_in: Client, spot: Spot
) -> None:
    before = kept_files()

    send_named(signed_in, spot, name)

    photo = Photo.objects.get()
    kept = kept_files() - before
    assert {path.name for path in kept} == {Path(one).name for one in photo.files}
    assert all(path.is_relative_to(settings.MEDIA_ROOT) for path in kept)
    assert all(
        set(path.stem.partition("-")[0]) <= set("0123456789abcdef") for path in kept
    )
    told = signed_in.get(reverse("photo", args=[photo.uuid, "large"]))
    assert told.getvalue()
    ours = Path(photo.large).name
    assert told["Content-Disposition"] == f'inline; filename="{ours}"'
