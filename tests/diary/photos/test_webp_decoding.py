from typing import Any

import pytest

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.webp_chunks import picture_chunk
from diary.photos.webp_decoding import _is_picture, decode_whole_webp
from tests.diary.photos.corpus.odd import webp_with_a_flat_end
from tests.diary.photos.files import encoded, exif_with, noise, opened, soft_noise


def decode(data: bytes) -> None:
    decode_whole_webp(opened(data), data)


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        decode(data)
    return refused.value.code


@pytest.mark.parametrize("lossless", [False, True])
@pytest.mark.parametrize("zeros", [300, 900, 4_000])
def test_zeros_in_place_of_its_end_are_noticed(zeros: int, *, lossless: bool) -> None:
    whole = encoded(soft_noise(), "WEBP", lossless=lossless)
    decode(whole)

    assert refusal_of(whole[:-zeros] + bytes(zeros)) is Refusal.DAMAGED


def test_zeros_in_place_of_a_see_through_picture_are_noticed() -> None:
    picture = noise("RGBA")
    picture.putalpha(noise("L"))
    whole = encoded(picture, "WEBP", exif=exif_with())
    chunk = picture_chunk(whole)
    assert chunk
    piece = bytes(chunk.content)
    decode(whole)

    broken = whole.replace(piece, piece[:-900] + bytes(900))

    assert broken != whole
    assert refusal_of(broken) is Refusal.DAMAGED


@pytest.mark.parametrize(
    "options", [{"quality": 100}, {"lossless": True, "quality": 0}]
)
def test_zeros_that_code_a_flat_end_are_kept(options: dict[str, Any]) -> None:
    whole = webp_with_a_flat_end(**options)

    assert whole.endswith(bytes(200))
    decode(whole)


def test_zeros_behind_the_picture_say_nothing() -> None:
    decode(encoded(noise(), "WEBP") + bytes(9_999))
    decode(encoded(noise(), "WEBP", exif=exif_with() + bytes(9_999)))


def test_to_look_no_picture_of_another_size_is_decoded() -> None:
    """It might be a larger one than may be."""
    whole = encoded(noise(), "WEBP")

    assert _is_picture(whole, (200, 160))
    assert not _is_picture(whole, (200, 161))
