"""The window bar: every bar is drawn, legible, and says the same in words."""

from datetime import date
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, strategies as st

from diary.assessment.answer import Level
from diary.window_bar import Bar, Words, draw
from diary.window_bar.bar import LEAST_SHARE_TO_LIMIT, Scale
from diary.window_bar.labels import GAP, NARROWEST, OVERHANG, Label, apart, inside

WORDS = Words(
    today="day 42", window="usually gone 2-8 wk", limit="see doctor", text="Day 42."
)
days = st.integers(min_value=0, max_value=4000)
maybe_days = st.none() | days
bars = st.builds(
    Bar,
    level=st.none() | st.sampled_from(Level),
    elapsed_days=st.none() | st.integers(min_value=-10, max_value=4000),
    window_max=maybe_days,
    limit_days=maybe_days,
    entry_days=st.lists(st.integers(-5, 4000), max_size=40).map(tuple),
)


def drawn(bar: Bar, words: Words = WORDS, *, mirrored: bool = False) -> Element:
    return fromstring(draw(bar, words, name="bar-1", mirrored=mirrored))  # noqa: S314


def parts(svg: Element, style: str) -> list[Element]:
    return [part for part in svg.iter() if part.get("class") == style]


def place(svg: Element, style: str, attribute: str) -> float:
    return float(parts(svg, style)[0].attrib[attribute].rstrip("%"))


@given(bar=bars, mirrored=st.booleans())
def test_every_place_lies_on_the_bar(bar: Bar, mirrored: bool) -> None:  # noqa: FBT001
    svg = drawn(bar, mirrored=mirrored)

    shares = [
        float(value.rstrip("%"))
        for part in svg.iter()
        for value in part.attrib.values()
        if value.endswith("%")
    ]

    assert all(0 <= share <= 100 for share in shares)


@given(bar=bars)
def test_later_days_never_stand_before_earlier_ones(bar: Bar) -> None:
    scale = Scale.of(bar)

    places = [scale.at(day) for day in range(int(scale.end))]

    assert places == sorted(places)


@given(
    one=st.floats(0, 100),
    other=st.floats(0, 100),
    text=st.text(min_size=1, max_size=22),
    width=st.integers(NARROWEST, 1200),
)
def test_labels_stay_apart_at_every_width(
    one: float, other: float, text: str, width: int
) -> None:
    left, right = apart(Label(text, "", one), Label("see doctor", "", other))

    middles = [label.at / 100 * width + label.shift for label in (left, right)]

    room = (left.width + right.width) / 2 + GAP
    assert right.row == 1 or middles[1] - middles[0] >= room - 2


@given(at=st.floats(0, 100), width=st.integers(NARROWEST, 1200))
def test_a_label_stays_inside_the_edges(at: float, width: int) -> None:
    label = inside(Label("usually gone 2-8 wk", "", at))

    middle = label.at / 100 * width + label.shift

    assert middle - label.width / 2 >= -OVERHANG - 0.1
    assert middle + label.width / 2 <= width + OVERHANG + 0.1


def test_labels_that_cannot_stand_side_by_side_take_two_rows() -> None:
    svg = drawn(Bar(window_max=20, limit_days=21), Words("", "w" * 30, "l" * 12, ""))

    assert place(svg, "wb-limit-label", "y") > place(svg, "wb-window-label", "y")
    assert svg.get("height") == "82"


def test_east_asian_letters_are_taken_as_wide() -> None:
    assert Label("通常四周", "", 0).width > Label("week", "", 0).width


def test_a_passed_limit_lies_before_today() -> None:
    svg = drawn(Bar(level=Level.EXCEEDED, elapsed_days=31, limit_days=28))

    assert place(svg, "wb-limit", "x1") < place(svg, "wb-ring", "cx")
    assert svg.get("class") == "window-bar level-exceeded"


def test_a_limit_passed_years_ago_keeps_its_share_and_shows_a_break() -> None:
    svg = drawn(Bar(elapsed_days=3000, window_max=21, limit_days=28))

    assert place(svg, "wb-limit", "x1") == LEAST_SHARE_TO_LIMIT
    assert parts(svg, "wb-break")


def test_a_limit_just_passed_shows_no_break() -> None:
    svg = drawn(Bar(elapsed_days=31, limit_days=28))

    assert not parts(svg, "wb-break")


def test_a_limit_of_no_days_stands_at_the_start() -> None:
    svg = drawn(Bar(elapsed_days=3, limit_days=0))

    assert place(svg, "wb-limit", "x1") == 0


def test_day_zero_stands_at_the_start() -> None:
    svg = drawn(Bar(elapsed_days=0, limit_days=28))

    assert place(svg, "wb-ring", "cx") == 0


def test_a_condition_shows_window_and_limit_but_no_today() -> None:
    svg = drawn(Bar(window_min=14, window_max=28, limit_days=90))

    assert parts(svg, "wb-window")
    assert parts(svg, "wb-limit")
    assert not parts(svg, "wb-ring")


def test_a_start_still_to_come_shows_no_day() -> None:
    svg = drawn(Bar(elapsed_days=-3, limit_days=28))

    assert not parts(svg, "wb-passed")
    assert not parts(svg, "wb-today")


def test_days_alone_are_drawn_without_window_and_limit() -> None:
    svg = drawn(Bar(elapsed_days=9))

    assert parts(svg, "wb-passed")
    assert not parts(svg, "wb-window")
    assert not parts(svg, "wb-limit")


def test_entries_that_would_touch_are_drawn_as_one_dot() -> None:
    svg = drawn(Bar(elapsed_days=3000, limit_days=28, entry_days=tuple(range(3000))))

    assert 20 < len(parts(svg, "wb-dot")) < 63


def test_entries_outside_the_days_passed_are_left_out() -> None:
    svg = drawn(Bar(elapsed_days=10, entry_days=(-1, 0, 10, 11)))

    assert len(parts(svg, "wb-dot")) == 2


def test_right_to_left_runs_from_the_right() -> None:
    svg = drawn(Bar(elapsed_days=0, limit_days=28), mirrored=True)

    assert place(svg, "wb-ring", "cx") == 100


def test_words_are_escaped() -> None:
    svg = draw(Bar(limit_days=3), Words("", "", "<b>", '"><script>'), name="bar-1")

    assert "<b>" not in svg
    assert "<script>" not in svg


def test_the_drawing_is_an_image_with_a_name() -> None:
    svg = drawn(Bar(elapsed_days=42))

    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Day 42."


@pytest.mark.parametrize("forbidden", ["style=", "onload", "href"])
def test_the_drawing_holds_nothing_a_strict_policy_refuses(forbidden: str) -> None:
    svg = draw(Bar(Level.EXCEEDED, 31, 7, 21, 28, date(2026, 1, 9)), WORDS, name="bar")

    assert forbidden not in svg
