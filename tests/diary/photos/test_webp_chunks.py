from typing import Any

import pytest

from diary.photos import webp_chunks
from diary.photos.webp_chunks import Chunk, picture_chunk, webp_of
from tests.diary.photos.files import a_picture, decoded, encoded, exif_with

WHOLE = encoded(a_picture(), "WEBP")
PICTURE = WHOLE[20:]


@pytest.mark.parametrize("options", [{}, {"lossless": True}])
def test_the_picture_is_found_and_stands_alone(options: dict[str, Any]) -> None:
    plain = encoded(a_picture(), "WEBP", **options)
    chatty = encoded(
        a_picture(), "WEBP", exif=exif_with(), icc_profile=b"odd", **options
    )

    found = picture_chunk(chatty)

    assert found
    assert webp_of(found) == plain


def test_of_a_picture_that_is_cut_the_rest_is_returned() -> None:
    assert picture_chunk(WHOLE[:99]) == Chunk(b"VP8 ", memoryview(PICTURE[:79]))


def test_a_picture_of_odd_length_is_filled_up() -> None:
    whole = webp_of(Chunk(b"VP8 ", memoryview(PICTURE + b"x")))

    assert len(whole) % 2 == 0
    assert decoded(whole).size == a_picture().size


def test_where_there_is_no_picture_there_is_none() -> None:
    assert picture_chunk(WHOLE[:12]) is None
    assert picture_chunk(WHOLE[:12] + b"EXIF\xff\xff\xff\xff") is None


def test_a_flood_of_chunks_is_not_walked_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(webp_chunks, "MAX_WEBP_CHUNKS", 5)
    free = b"free" + bytes(4)
    start, chunk = WHOLE[:12], WHOLE[12:]

    found = picture_chunk(start + free * 4 + chunk)

    assert found == Chunk(b"VP8 ", memoryview(PICTURE))
    assert picture_chunk(start + free * 5 + chunk) is None
