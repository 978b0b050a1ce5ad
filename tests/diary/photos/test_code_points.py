import pytest
from PIL import Image

from diary.photos.code_points import profile_of
from diary.photos.colour import to_srgb

SRGB, BT2020, DISPLAY_P3 = 1, 9, 12
SRGB_CURVE, PQ, HLG = 13, 16, 18


def shown(colour: tuple[int, int, int], primaries: int, transfer: int) -> object:
    picture = Image.new("RGB", (8, 8), colour)
    return to_srgb(picture, profile_of(primaries, transfer)).getpixel((4, 4))


@pytest.mark.parametrize(
    ("primaries", "transfer"), [(1, 13), (1, 1), (1, 6), (2, 2), (0, 0), (99, 16)]
)
def test_srgb_and_what_nobody_knows_need_no_profile(
    primaries: int, transfer: int
) -> None:
    assert profile_of(primaries, transfer) is None


@pytest.mark.parametrize(
    ("primaries", "expected"), [(DISPLAY_P3, (216, 81, 74)), (BT2020, (243, 57, 73))]
)
def test_wider_colours_are_brought_to_srgb(
    primaries: int, expected: tuple[int, ...]
) -> None:
    assert shown((200, 90, 80), primaries, SRGB_CURVE) == pytest.approx(expected, abs=3)


@pytest.mark.parametrize(
    ("primaries", "transfer"), [(SRGB, PQ), (BT2020, PQ), (BT2020, HLG), (SRGB, HLG)]
)
@pytest.mark.parametrize("level", [0, 255])
def test_black_stays_black_and_the_brightest_is_white(
    level: int, primaries: int, transfer: int
) -> None:
    expected = pytest.approx((level,) * 3, abs=2)

    assert shown((level,) * 3, primaries, transfer) == expected


@pytest.mark.parametrize(
    ("transfer", "signal", "light"),
    [
        # BT.2408, table 1: the signal of white paper, and of grey at 18 percent.
        pytest.param(PQ, 0.58, 1.0, id="pq white"),
        pytest.param(PQ, 0.38, 0.13, id="pq grey"),
        pytest.param(HLG, 0.75, 1.0, id="hlg white"),
        pytest.param(HLG, 0.38, 0.13, id="hlg grey"),
    ],
)
def test_bright_curves_pass_through_their_reference_levels(
    transfer: int, signal: float, light: float
) -> None:
    level = round(255 * signal)
    expected = round(255 * (1.055 * light ** (1 / 2.4) - 0.055))

    assert shown((level,) * 3, SRGB, transfer) == pytest.approx((expected,) * 3, abs=4)
