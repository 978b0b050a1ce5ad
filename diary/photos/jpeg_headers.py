"""Reads what a JPEG tells of its frame and its scans (ITU-T T.81, annexes A and B)."""

import struct
from dataclasses import dataclass

BLOCK = 8
COEFFICIENTS = BLOCK * BLOCK
_MOST_COMPONENTS = 4


@dataclass(frozen=True)
class Frame:
    """The picture's size in pixels, and how finely each component samples it.

    `sampling` maps a component to its samples across and down in the smallest unit.
    """

    width: int
    height: int
    sampling: dict[int, tuple[int, int]]

    @property
    def coefficients(self) -> int:
        """How many numbers the decoder holds, if it has to hold all."""
        across, down = self._unit
        samples = sum(one * other for one, other in self.sampling.values())
        return self.width * self.height * samples // (across * down)

    def units(self, components: bytes) -> int:
        """Return how many units (MCU) a scan of `components` has."""
        across, down = self._unit
        if len(components) > 1:
            return _up(self.width, across * BLOCK) * _up(self.height, down * BLOCK)
        own_across, own_down = self.sampling[components[0]]
        width, height = self.width * own_across, self.height * own_down
        return _up(width, across * BLOCK) * _up(height, down * BLOCK)

    @property
    def _unit(self) -> tuple[int, int]:
        across, down = zip(*self.sampling.values(), strict=True)
        return max(across), max(down)


@dataclass(frozen=True)
class Scan:
    """Of which components it tells which coefficients, from which bit down to which.

    Where nothing is told yet, it starts from 0.
    """

    components: bytes
    coefficients: range
    told_bit: int
    lowest_bit: int


def read_frame(payload: bytes) -> Frame:
    """Raise struct.error or LookupError where the payload is cut short."""
    height, width, count = struct.unpack_from(">xHHB", payload)
    parts = [payload[at : at + 3] for at in range(6, 6 + 3 * count, 3)]
    return Frame(
        width, height, {name: (ratio >> 4, ratio & 15) for name, ratio, _ in parts}
    )


def read_scan(payload: bytes, *, progressive: bool = False) -> Scan:
    """Raise struct.error, LookupError or ValueError where the payload is no scan's."""
    end = 1 + 2 * payload[0]
    first, last, bits = struct.unpack(">BBB", payload[end:])
    if payload[0] > _MOST_COMPONENTS or last >= COEFFICIENTS:
        raise ValueError(payload)
    if not progressive:  # Then all coefficients come at once, whatever it says.
        first, last, bits = 0, COEFFICIENTS - 1, 0
    return Scan(payload[1:end:2], range(first, last + 1), bits >> 4, bits & 15)


def _up(size: int, unit: int) -> int:
    return -(-size // unit)
