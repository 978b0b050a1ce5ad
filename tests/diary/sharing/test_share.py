"""A link is made: its secrets, what it holds, and what of it is kept."""

import json
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from diary.exports.share import seal
from diary.models import Observation, Photo, ShareFile, ShareLink, Spot
from diary.services import photos, sharing
from tests.diary.photos.files import a_picture, encoded
from tests.diary.sharing.opening import payload, unseal
from tests.factories import ObservationFactory, SpotFactory
from tests.factories.shares import WEEK_WITHOUT_PASSCODE, share_spots

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def spot() -> Spot:
    return SpotFactory()


def add_photo(entry: Observation) -> Photo:
    jpeg = encoded(a_picture())
    return photos.add(entry, SimpleUploadedFile("photo.jpg", jpeg, "image/jpeg"))


def held(link: ShareLink, key: str) -> list[dict[str, Any]]:
    files = []
    for row in link.files.all():
        with default_storage.open(row.name) as file:
            files.append(unseal(file.read(), key))
    return files


def test_the_link_says_what_the_standard_asks_and_nothing_of_health(spot: Spot) -> None:
    made = share_spots([spot], now=NOW)

    said = payload(made.address)

    assert made.address.startswith("https://milkspot.example/s/#shlink:/")
    assert said["url"] == f"https://milkspot.example/s/{made.secrets.address}"
    assert len(said["url"]) <= 128
    assert said["key"] == made.secrets.key
    assert len(said["key"]) == len(made.secrets.address) == 43
    assert said["exp"] == int((NOW + timedelta(days=30)).timestamp())
    assert (said["flag"], said["label"], said["v"]) == ("P", "Milkspot diary", 1)


def test_without_a_passcode_the_link_has_no_flag(spot: Spot) -> None:
    made = share_spots([spot], now=NOW, terms=WEEK_WITHOUT_PASSCODE)

    assert "flag" not in payload(made.address)
    assert (made.secrets.passcode, made.link.passcode) == ("", "")


def test_a_passcode_is_six_digits_and_only_its_hash_is_kept(spot: Spot) -> None:
    made = share_spots([spot], now=NOW)

    assert made.secrets.passcode.isdecimal()
    assert len(made.secrets.passcode) == 6
    assert made.secrets.passcode not in made.link.passcode


def test_it_holds_page_document_pdf_and_photos_in_this_order(spot: Spot) -> None:
    photo = add_photo(ObservationFactory(spot=spot))

    made = share_spots([spot], now=NOW, pdf=b"%PDF")

    page, document, pdf, image = held(made.link, made.secrets.key)
    assert json.loads(b64decode(page["data"]))["files"] == {
        "pdf": 2,
        "photos": 3,
        "count": 1,
    }
    assert (document["resourceType"], document["type"]) == ("Bundle", "document")
    assert pdf["resourceType"] == "DocumentReference"
    assert b64decode(pdf["content"][0]["attachment"]["data"]) == b"%PDF"
    assert (image["contentType"], image["id"]) == ("image/jpeg", str(photo.uuid))
    with default_storage.open(photo.large) as kept:
        assert b64decode(image["data"]) == kept.read()


def test_every_file_is_sealed_with_a_nonce_of_its_own(spot: Spot) -> None:
    for _ in range(3):
        add_photo(ObservationFactory(spot=spot))

    made = share_spots([spot], now=NOW)

    nonces = set()
    for row in made.link.files.all():
        with default_storage.open(row.name) as file:
            header, wrapped, nonce, _text, _tag = file.read().decode().split(".")
        nonces.add(nonce)
        assert wrapped == ""
        assert json.loads(b64decode(header + "==")) == {
            "alg": "dir",
            "enc": "A256GCM",
            "cty": "application/fhir+json",
        }
    assert len(nonces) == 5


def test_a_photo_that_is_gone_costs_only_itself(spot: Spot) -> None:
    photo = add_photo(ObservationFactory(spot=spot))
    default_storage.delete(photo.large)

    made = share_spots([spot], now=NOW)

    assert "data" not in held(made.link, made.secrets.key)[2]


def test_a_full_disk_leaves_nothing(
    spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, calls = default_storage.save, []

    def fills_up(name: str, content: ContentFile[bytes]) -> str:
        calls.append(name)
        if len(calls) > 1:
            raise OSError(ENOSPC, "No space left on device")
        return save(name, content)

    monkeypatch.setattr(default_storage, "save", fills_up)

    with pytest.raises(OSError, match="No space"):
        share_spots([spot], now=NOW)

    assert not ShareLink.objects.exists()
    assert not [name for name in calls if default_storage.exists(name)]


def test_an_entry_that_moves_while_it_is_made_is_not_shared(
    spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, other = ObservationFactory(spot=spot), SpotFactory(child=spot.child)

    def moving(plain: bytes, key: str) -> bytes:
        Observation.objects.filter(pk=entry.pk).update(spot=other)
        return seal(plain, key)

    monkeypatch.setattr(sharing, "seal", moving)

    with pytest.raises(sharing.ChangedMeanwhileError):
        share_spots([spot], now=NOW)

    assert not ShareLink.objects.exists()


def test_deleting_a_child_deletes_what_was_sealed(
    spot: Spot, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    made = share_spots([spot], now=NOW)
    names = [row.name for row in made.link.files.all()]
    assert all(map(default_storage.exists, names))

    with django_capture_on_commit_callbacks(execute=True):
        spot.child.delete()

    assert not ShareLink.objects.exists()
    assert not ShareFile.objects.exists()
    assert not any(map(default_storage.exists, names))
