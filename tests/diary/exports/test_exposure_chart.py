"""The drawing of what was new before it got worse."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from diary.clinical_report.before_worse import before_worse
from diary.exports.exposure_chart import Chart, Words, draw

DAY_0 = date(2026, 10, 21)
WORDS = Words(day=lambda day: f"day {(day - DAY_0).days}", text="It got worse once.")


def a_chart(
    *logged: int, worse: tuple[int, ...] = (), days: int = 7, since: int | None = None
) -> Chart:
    worse_on = tuple(DAY_0 + timedelta(day) for day in worse)
    on = [DAY_0 + timedelta(day) for day in logged]
    [counted] = before_worse({"soap": on}, worse_on, days=days)
    first = None if since is None else DAY_0 + timedelta(since)
    return Chart((("Soap", counted),), worse_on, days, first)


def parts(chart: Chart, name: str, *, mirrored: bool = False) -> list[ET.Element]:
    drawn = ET.fromstring(draw(chart, WORDS, mirrored=mirrored))  # noqa: S314 (our own drawing)
    return [part for part in drawn.iter() if part.get("class") == name]


def percents(parts: list[ET.Element], attribute: str) -> list[float]:
    return [float(part.get(attribute, "").rstrip("%")) for part in parts]


def test_days_stand_in_order_from_edge_to_edge() -> None:
    chart = a_chart(0, 10, 20)

    assert percents(parts(chart, "ec-other"), "cx") == [2.5, 50, 97.5]


def test_right_to_left_the_first_day_is_at_the_right() -> None:
    chart = a_chart(0, 20)

    assert percents(parts(chart, "ec-other", mirrored=True), "cx") == [97.5, 2.5]
    assert parts(chart, "ec-name", mirrored=True)[0].get("x") == "100%"


def test_what_was_logged_before_it_got_worse_is_filled() -> None:
    chart = a_chart(1, 18, worse=(20,))

    assert len(parts(chart, "ec-then")) == 1
    assert len(parts(chart, "ec-other")) == 1


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_shade_ends_where_it_got_worse(*, mirrored: bool) -> None:
    chart = a_chart(0, worse=(20,), days=7)

    [shade] = parts(chart, "ec-before", mirrored=mirrored)
    [worse] = percents(parts(chart, "ec-worse", mirrored=mirrored), "x1")

    [x], [width] = percents([shade], "x"), percents([shade], "width")
    assert width == pytest.approx(7 / 20 * 95)
    assert (x if mirrored else x + width) == pytest.approx(worse)


def test_the_shade_does_not_begin_before_the_drawing() -> None:
    [shade] = parts(a_chart(3, worse=(5,), days=7), "ec-before")

    assert percents([shade], "x") == [2.5]


def test_the_drawing_begins_with_the_first_noticed_day() -> None:
    chart = a_chart(10, 20, since=0)

    assert [part.text for part in parts(chart, "ec-day")] == [
        "day 0",
        "day 7",
        "day 14",
    ]
    assert percents(parts(chart, "ec-other"), "cx") == [50, 97.5]


def test_what_was_logged_earlier_still_is_in_the_drawing() -> None:
    assert a_chart(-3, 20, since=0).first == DAY_0 - timedelta(3)


@pytest.mark.parametrize("length", [1, 6, 27, 100, 400, 3000])
def test_few_days_are_named_and_none_is_cut_off(length: int) -> None:
    ticks = parts(a_chart(0, length), "ec-day")

    assert 1 <= len(ticks) <= 5
    assert all(place <= 90 for place in percents(ticks, "x"))


def test_one_single_day_can_be_drawn() -> None:
    assert percents(parts(a_chart(4), "ec-other"), "cx") == [2.5]


def test_the_drawing_says_itself_in_words() -> None:
    [svg] = parts(a_chart(0), "exposure-chart")

    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "It got worse once."
