import pytest

from diary.photos import png_chunks
from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.png_chunks import check_png, code_points_of
from tests.diary.photos.files import a_picture, encoded, png_chunk

WHOLE = encoded(a_picture(64, 64), "PNG")
HEAD = 33
END = png_chunk(b"IEND", b"")


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        check_png(data)
    return refused.value.code


def test_a_whole_png_passes_with_whatever_follows_it() -> None:
    check_png(WHOLE)
    check_png(WHOLE + b"TRAILING-VIDEO")


def test_a_png_cut_anywhere_is_refused() -> None:
    for length in range(8, len(WHOLE)):
        assert refusal_of(WHOLE[:length]) is Refusal.DAMAGED


@pytest.mark.parametrize("at", [26, 60, len(WHOLE) - 20])
def test_a_changed_byte_of_a_large_picture_is_noticed(
    at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png_chunks, "MAX_PIXELS_UNCHECKED", 64 * 64 - 1)
    check_png(WHOLE)

    changed = WHOLE[:at] + bytes([WHOLE[at] ^ 1]) + WHOLE[at + 1 :]

    assert refusal_of(changed) is Refusal.DAMAGED


def test_a_flood_of_chunks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png_chunks, "MAX_PNG_CHUNKS", 9)
    flood = WHOLE[:HEAD] + png_chunk(b"tEXt", b"") * 7 + END
    check_png(flood)

    assert refusal_of(flood[: -len(END)] + png_chunk(b"tEXt", b"") + END)


@pytest.mark.parametrize(
    ("content", "expected"),
    [(bytes((12, 13, 0, 1)), (12, 13)), (b"", None), (b"\x0c", None)],
)
def test_the_numbers_of_its_colours_are_read(
    content: bytes, expected: tuple[int, int] | None
) -> None:
    assert code_points_of(WHOLE) is None

    told = WHOLE[:HEAD] + png_chunk(b"cICP", content) + WHOLE[HEAD:]

    assert code_points_of(told) == expected
