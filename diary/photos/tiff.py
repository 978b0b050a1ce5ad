"""Reads single entries out of a TIFF directory, the form that EXIF has.

Nothing is unpacked but what is asked for: entries may overlap, and a reader of all of
them unpacks a hostile block into thousands of times its size.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_BYTE_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_TEXT, _SHORT, _LONG = 2, 3, 4
_LONGEST_TEXT = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: where its value stands in the block, and how many bytes it claims."""

    tag: int
    kind: int
    at: int
    size: int


class Tiff:
    """A block of TIFF. All methods raise struct.error where it ends too early."""

    def __init__(self, block: bytes) -> None:
        """Raise KeyError where `block` is no TIFF."""
        self._block = block
        self._order = _BYTE_ORDERS[block[:4]]

    @property
    def first(self) -> int:
        """Where the first directory starts."""
        return self._number("I", 4)

    def entries(self, directory: int) -> Iterator[Entry]:
        """Yield the entries of the directory that starts at `directory`."""
        for number in range(self._number("H", directory)):
            at = directory + 2 + 12 * number
            tag, kind = self._number("H", at), self._number("H", at + 2)
            size = self._number("I", at + 4) * _SIZES.get(kind, 1)
            stands_here = size <= 4  # noqa: PLR2004 (what an entry holds itself)
            yield Entry(
                tag, kind, at + 8 if stands_here else self._number("I", at + 8), size
            )

    def value(self, entry: Entry) -> int | str | None:
        """Return a number, or the start of a text; None for any other kind."""
        if entry.kind == _TEXT:
            length = min(entry.size, _LONGEST_TEXT)
            return self._block[entry.at : entry.at + length].decode("latin-1")
        if entry.kind in (_SHORT, _LONG):
            return self._number("H" if entry.kind == _SHORT else "I", entry.at)
        return None

    def _number(self, form: str, at: int) -> int:
        (number,) = struct.unpack_from(self._order + form, self._block, at)
        return int(number)
