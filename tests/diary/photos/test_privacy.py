"""What is kept of a photo is its picture: shown by its bytes and by its structure."""

from base64 import b64decode
from io import BytesIO

import pytest

from diary.photos.exif import orientation_only
from diary.photos.icc import colours_only
from diary.photos.ingest import ingest
from diary.photos.ingested import Ingested
from tests.diary.photos.chatty import CHATTY
from tests.diary.photos.files import SECRETS

PLACEHOLDER_START = "data:image/webp;base64,"
# Tables, frames, scans, and the restart interval.
PICTURE = {0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD}
JFIF, EXIF, PROFILE, ADOBE = 0xE0, 0xE1, 0xE2, 0xEE


@pytest.fixture(params=CHATTY)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def photo(kind: str) -> Ingested:
    return ingest(BytesIO(CHATTY[kind]()))


def files_of(photo: Ingested) -> dict[str, bytes]:
    placeholder = b64decode(photo.placeholder.removeprefix(PLACEHOLDER_START))
    return {
        "original": photo.original,
        "large": photo.large,
        "small": photo.small,
        "placeholder": placeholder,
    }


def segments(jpeg: bytes) -> list[tuple[int, bytes]]:
    """Walk a JPEG independently of the code that wrote it; the scans are left out."""
    found, at = [], 2
    while jpeg[at + 1] != 0xD9:
        marker, size = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        assert jpeg[at] == 0xFF
        found.append((marker, jpeg[at + 4 : at + 2 + size]))
        at += 2 + size
        if marker == 0xDA:
            while jpeg[at] != 0xFF or jpeg[at + 1] in (0, *range(0xD0, 0xD8)):
                at += 1
    assert at == len(jpeg) - 2
    return found


def chunks(webp: bytes) -> list[bytes]:
    names, at = [], 12
    while at < len(webp):
        names.append(webp[at : at + 4])
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return names


def test_the_files_do_tell_a_lot(kind: str) -> None:
    source = CHATTY[kind]()

    told = sum(secret in source for secret in SECRETS)

    assert told >= 4
    assert b"SERIAL-4711" in source


def test_no_word_of_it_is_kept(photo: Ingested) -> None:
    for name, content in files_of(photo).items():
        assert not [secret for secret in SECRETS if secret in content], name


def test_a_kept_jpeg_has_nothing_but_picture_turn_and_colours(photo: Ingested) -> None:
    for jpeg in (photo.original, photo.large):
        for marker, payload in segments(jpeg):
            if marker == JFIF:
                assert payload[:5] == b"JFIF\0"
                assert len(payload) == 14
            elif marker == EXIF:
                assert payload in map(orientation_only, range(2, 9))
            elif marker == PROFILE:
                profile = payload[14:]
                assert profile == colours_only(profile)
            elif marker == ADOBE:
                assert len(payload) == 12
            else:
                assert marker in PICTURE


def test_a_kept_webp_has_nothing_but_a_picture(photo: Ingested) -> None:
    for name in ("small", "placeholder"):
        assert chunks(files_of(photo)[name]) in ([b"VP8 "], [b"VP8L"])
