import pytest

from diary.photos import heif_boxes
from diary.photos.heif_boxes import is_cut
from tests.diary.photos.files import a_picture, encoded

WHOLE = encoded(a_picture(64, 64), "HEIF")
AT_DATA = WHOLE.index(b"mdat") - 4
HEAD, DATA = WHOLE[:AT_DATA], WHOLE[AT_DATA + 8 :]


def test_a_whole_file_is_not_cut_whatever_follows_it() -> None:
    assert not is_cut(WHOLE)
    assert not is_cut(WHOLE + b"\0\0\0\x20mpvdTRAILING-VIDEO")
    assert not is_cut(WHOLE + b"SEFT\xff\xff\xff\xff")
    assert not is_cut(WHOLE + bytes(999))


def test_a_file_cut_anywhere_is_cut() -> None:
    assert all(is_cut(WHOLE[:length]) for length in range(len(WHOLE)))


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(b"\0\0\0\0mdat", id="to the end"),
        pytest.param(
            b"\0\0\0\1mdat" + (16 + len(DATA)).to_bytes(8, "big"), id="in eight bytes"
        ),
    ],
)
def test_sizes_may_be_told_in_other_ways(size: bytes) -> None:
    assert not is_cut(HEAD + size + DATA)


def test_a_flood_of_boxes_is_not_walked_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heif_boxes, "MAX_HEIF_BOXES", 5)
    free = b"\0\0\0\x08free"

    assert not is_cut(free * 2 + WHOLE)
    assert is_cut(free * 3 + WHOLE)
