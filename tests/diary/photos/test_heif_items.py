import struct

import pytest

from diary.photos import heif_items
from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.heif_items import pieces_of_picture
from tests.diary.photos.files import a_picture, encoded, exif_with, noise

PICTURE, TILE, LEFT_OUT = b"one picture", b"a tile", b"left out"


def pieces(data: bytes) -> list[bytes]:
    return [bytes(piece) for piece in pieces_of_picture(data)]


def box(name: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return struct.pack(">I", 8 + len(content)) + name + content


def table(name: bytes, version: int, *contents: bytes) -> bytes:
    return box(name, bytes((version, 0, 0, 0)), *contents)


def main_item(number: int) -> bytes:
    return table(b"pitm", 0, struct.pack(">H", number))


def link(whole: int, *parts: int, kind: bytes = b"dimg") -> bytes:
    numbers = (whole, len(parts), *parts)
    return box(kind, struct.pack(f">{len(numbers)}H", *numbers))


def located(*extents: tuple[int, int, int], method: int = 0) -> bytes:
    """A table of items, each with one extent: its number, start and length."""
    rows = (
        struct.pack(">HHHHII", item, method, 0, 1, start, length)
        for item, start, length in extents
    )
    head = b"\x44\0" + struct.pack(">H", len(extents))
    return table(b"iloc", 1, head, *rows)


def file(*tables: bytes, data: bytes = b"") -> bytes:
    """`data`, which stands at the start here, and the tables that tell of it."""
    return box(b"mdat", data) + table(b"meta", 0, *tables)


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        pieces(data)
    return refused.value.code


@pytest.mark.parametrize("form", ["HEIF", "AVIF"])
def test_the_picture_is_found_and_nothing_else(form: str) -> None:
    whole = encoded(a_picture(), form, exif=exif_with())

    (found,) = pieces(whole)

    assert 99 < len(found) < len(whole)
    assert b"MAKER-NOTE" in whole.replace(found, b"")


def test_each_tile_is_found() -> None:
    whole = encoded(noise(), "HEIF", tile_size=64)

    found = pieces(whole)

    assert len(found) == 4 * 3
    assert sum(map(len, found)) > len(whole) * 0.9


def test_of_several_pictures_the_main_one_counts() -> None:
    data = LEFT_OUT + PICTURE
    places = located((1, 8, len(LEFT_OUT)), (2, 16, len(PICTURE)))

    assert pieces(file(main_item(2), places, data=data)) == [PICTURE]


def test_a_turned_grid_is_followed_to_its_tiles_but_no_other_link() -> None:
    links = link(5, 1, kind=b"thmb") + link(1, 2) + link(2, 3, 4)
    places = located((3, 8, 6), (4, 14, 6), (5, 20, 8), (6, 20, 8))
    data = TILE + TILE[::-1] + LEFT_OUT

    whole = file(main_item(1), table(b"iref", 0, links), places, data=data)

    assert pieces(whole) == [TILE, TILE[::-1]]


def test_links_that_go_round_end() -> None:
    links = table(b"iref", 0, link(1, 2), link(2, 1))

    assert pieces(file(main_item(1), links, located((2, 8, 6)), data=TILE)) == [TILE]


def test_what_stands_in_the_tables_is_left_out() -> None:
    assert not pieces(file(main_item(1), located((1, 8, 6), method=1), data=TILE))


def test_long_numbers_and_several_extents_are_read() -> None:
    main = table(b"pitm", 1, struct.pack(">I", 70_000))
    item = struct.pack(">IHHQH", 70_000, 0, 0, 8, 2)
    extents = struct.pack(">IQQIQQ", 1, 0, 3, 2, 3, 8)
    places = table(b"iloc", 2, b"\x88\x84", struct.pack(">I", 1), item, extents)

    assert pieces(file(main, places, data=PICTURE)) == [PICTURE[:3], PICTURE[3:]]


def test_long_numbers_of_links_are_read() -> None:
    linked = box(b"dimg", struct.pack(">IHI", 1, 1, 2))
    tables = (main_item(1), table(b"iref", 1, linked), located((2, 8, 6)))

    assert pieces(file(*tables, data=TILE)) == [TILE]


def test_the_oldest_table_is_read() -> None:
    row = struct.pack(">HHHHII", 1, 7, 0, 1, 8, len(PICTURE))
    places = table(b"iloc", 0, b"\x44\x04", row)

    assert pieces(file(main_item(7), places, data=PICTURE)) == [PICTURE]


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param((), id="none"),
        pytest.param((main_item(1),), id="no places"),
        pytest.param((located((1, 8, 6)),), id="no main picture"),
        pytest.param((table(b"pitm", 0), located((1, 8, 6))), id="no number"),
        pytest.param(
            (main_item(1), table(b"iloc", 2, b"\xff\xff" + b"\xff" * 99)),
            id="more than there is",
        ),
        pytest.param(
            (main_item(1), located(), table(b"iref", 0, link(1, 2)[:-1])),
            id="links cut",
        ),
    ],
)
def test_tables_that_end_early_are_refused(tables: tuple[bytes, ...]) -> None:
    assert refusal_of(file(*tables)) is Refusal.DAMAGED


def test_a_flood_of_parts_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heif_items, "MAX_HEIF_PARTS", 5)
    links = table(b"iref", 0, *(link(1, part, part) for part in range(2, 9)))
    places = located(*((item, 8, 6) for item in range(1, 9)))
    empty = table(b"iloc", 1, b"\0\0\0\xff", bytes(8 * 5))

    assert pieces(file(main_item(1), links, places, data=TILE)) == [TILE] * 4
    assert not pieces(file(main_item(1), empty))


def test_places_behind_the_end_hold_nothing() -> None:
    assert pieces(file(main_item(1), located((1, 2**32 - 1, 2**32 - 1)))) == [b""]
