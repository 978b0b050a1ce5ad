"""Where a picture ends in zeros it was never written to its end."""

import pytest

from diary.photos.heif_items import pieces_of_picture
from diary.photos.zero_tails import ends_in_zeros
from tests.diary.photos.files import a_picture, encoded, noise


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", False),
        (b"x", False),
        (bytes(1), True),
        (b"x" + bytes(63), False),
        (b"x" + bytes(64), True),
        (bytes(99) + b"x", False),
    ],
)
def test_64_zeros_tell_or_all_of_what_is_shorter(
    data: bytes, *, expected: bool
) -> None:
    assert ends_in_zeros(memoryview(data)) is expected


@pytest.mark.parametrize("quality", [1, 50, 95])
@pytest.mark.parametrize("form", ["HEIF", "AVIF"])
@pytest.mark.parametrize("size", [(64, 64), (1200, 900)])
def test_no_flat_picture_ends_so(
    form: str, quality: int, size: tuple[int, int]
) -> None:
    picture = a_picture(*size)
    picture.paste(noise(), (0, 0))
    options = {"tile_size": 64} if form == "HEIF" else {}

    coded = encoded(picture, form, quality=quality, **options)

    assert not any(map(ends_in_zeros, pieces_of_picture(coded)))
