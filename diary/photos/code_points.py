"""Makes a colour profile of the code points that HEIC, AVIF and PNG may carry instead.

Numbers follow ITU-T H.273; curves for bright displays follow ITU-R BT.2100, cut off at
the white of paper (BT.2408: 203 candelas a square metre).
"""

import struct
from collections.abc import Callable
from math import exp

from diary.photos.icc import WHITE_D50, fixed, write_profile, xyz

_RED_GREEN_BLUE = (b"rXYZ", b"gXYZ", b"bXYZ")
_CURVES = (b"rTRC", b"gTRC", b"bTRC")
_STEPS = 1024

_SRGB, _BT2020, _DISPLAY_P3 = 1, 9, 12
# What each primary makes of daylight D50, adapted after Bradford.
_PRIMARIES = {
    _SRGB: (
        (0.43607, 0.22249, 0.01392),
        (0.38515, 0.71687, 0.09708),
        (0.14307, 0.06061, 0.71410),
    ),
    _BT2020: (
        (0.67348, 0.27904, -0.00194),
        (0.16566, 0.67534, 0.02998),
        (0.12505, 0.04561, 0.79686),
    ),
    _DISPLAY_P3: (
        (0.51512, 0.24120, -0.00105),
        (0.29198, 0.69225, 0.04189),
        (0.15710, 0.06657, 0.78407),
    ),
}


def _perceptual_quantizer(signal: float) -> float:
    root = signal ** (1 / 78.84375)
    light = max(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)
    return float(light ** (1 / 0.1593017578125) * 10_000 / 203)


def _hybrid_log_gamma(signal: float) -> float:
    if signal <= 1 / 2:
        scene = signal**2 / 3
    else:
        scene = (exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12
    return float(scene**1.2 * 1000 / 203)


_BRIGHT: dict[int, Callable[[float], float]] = {
    16: _perceptual_quantizer,
    18: _hybrid_log_gamma,
}


def profile_of(primaries: int, transfer: int) -> bytes | None:
    """Return a profile for RGB in these code points, None where sRGB is meant."""
    if primaries not in _PRIMARIES or (primaries == _SRGB and transfer not in _BRIGHT):
        return None
    colours = zip(_RED_GREEN_BLUE, map(xyz, _PRIMARIES[primaries]), strict=True)
    curve = _table(_BRIGHT[transfer]) if transfer in _BRIGHT else _srgb_curve()
    tags = {b"wtpt": xyz(WHITE_D50), **dict(colours), **dict.fromkeys(_CURVES, curve)}
    return write_profile(b"RGB ", tags)


def _srgb_curve() -> bytes:
    numbers = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    return struct.pack(">4s4xHH", b"para", 3, 0) + fixed(numbers)


def _table(light: Callable[[float], float]) -> bytes:
    steps = (min(light(step / (_STEPS - 1)), 1) for step in range(_STEPS))
    values = (round(65535 * value) for value in steps)
    return struct.pack(f">4s4xI{_STEPS}H", b"curv", _STEPS, *values)
