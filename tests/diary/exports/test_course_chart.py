"""The drawing of a spot's course."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from conditions.rules import Window
from diary.clinical_report import Exposure, SpotReport, Treatment
from diary.exports.course_chart import LETTER, Chart, Words, chart_of, draw
from tests.diary.reports import BORN_ON, NOTICED_ON, a_spot, an_answer, an_entry

ROWS = {"worse": "worse", "same": "same", "better": "better", "gone": "gone"}
WORDS = Words(ROWS, "usual time", "4 weeks", lambda day: f"day {day}", "Course.")


def parts(chart: Chart, name: str) -> list[ET.Element]:
    drawn = ET.fromstring(draw(chart, WORDS))  # noqa: S314 (our own drawing)
    return [part for part in drawn.iter() if part.get("class") == name]


def places(spot: SpotReport) -> list[tuple[str | None, str | None]]:
    return [(p.get("cx"), p.get("cy")) for p in parts(chart_of(spot), "cc-point")]


def test_worse_stands_above_same_and_better_below() -> None:
    chart = chart_of(
        a_spot(
            an_entry(0, course="worse"),
            an_entry(1, course="same"),
            an_entry(2, course="better"),
        )
    )

    heights = [float(point.get("cy", "")) for point in parts(chart, "cc-point")]

    assert heights == sorted(heights)
    assert len(set(heights)) == 3


def test_an_entry_that_does_not_compare_is_a_mark_without_a_point() -> None:
    chart = chart_of(a_spot(an_entry(0), an_entry(5, course="same")))

    assert len(parts(chart, "cc-entry")) == 2
    assert len(parts(chart, "cc-point")) == 1


def test_window_and_limit_count_from_first_noticed() -> None:
    chart = chart_of(a_spot())

    assert chart.window == (7, 21)
    assert chart.limit_day == 28
    assert chart.end_day == 31


def test_what_should_be_seen_whatever_the_day_has_no_limit_to_draw() -> None:
    answer = an_answer(limit_days=0, due_on=NOTICED_ON + timedelta(days=1))

    assert chart_of(a_spot(assessment=answer)).limit_day is None


def test_a_clock_from_birth_is_drawn_before_the_first_noticed_day() -> None:
    answer = an_answer(clock_start=BORN_ON, window=Window(14, 28), limit_days=35)

    chart = chart_of(a_spot(assessment=answer))

    assert (chart.window, chart.limit_day) == ((3, 17), 24)


def test_a_limit_far_ahead_does_not_squeeze_the_course() -> None:
    answer = an_answer(window=Window(None, 1095), limit_days=1095)

    chart = chart_of(a_spot(assessment=answer))

    assert chart.limit_day is None
    assert chart.end_day == 31


def test_nothing_is_shaded_without_a_usual_time() -> None:
    chart = chart_of(a_spot(assessment=an_answer(window=None, limit_days=None)))

    assert parts(chart, "cc-window") == []
    assert parts(chart, "cc-limit") == []


def test_days_count_from_the_first_entry_where_the_first_day_is_unknown() -> None:
    answer = an_answer(clock_start=None, window=None, limit_days=None, due_on=None)
    entries = (an_entry(4, day=None, course="same"), an_entry(6, day=None))

    chart = chart_of(a_spot(*entries, noticed_on=None, assessment=answer))

    assert chart.entry_days == (0, 2)


def test_a_spot_that_has_gone_gets_a_line_for_it() -> None:
    going = a_spot(an_entry(9, course="gone"), gone_on=date(2026, 10, 30))

    assert chart_of(a_spot()).rows == ("worse", "same", "better")
    assert chart_of(going).rows == ("worse", "same", "better", "gone")


def test_what_was_new_and_what_was_tried_stand_below_their_days() -> None:
    spot = a_spot(
        an_entry(14, treatments=(Treatment("Emollient"),)),
        an_entry(5, exposures=(Exposure("soap_wash", "Soap", "new soap"),)),
    )

    labels = [part.text for part in parts(chart_of(spot), "cc-event-label")]

    assert labels == ["new soap", "Emollient"]


def test_a_label_of_wide_letters_stays_inside_the_page() -> None:
    name = "肚子上有红点来来去去"
    chart = chart_of(a_spot(an_entry(0, exposures=(Exposure("x", name),))))

    [label] = parts(chart, "cc-event-label")

    assert float(label.get("x", "")) >= len(name) * LETTER


def test_labels_that_have_no_room_leave_their_mark() -> None:
    soap = tuple(
        Exposure("soap_wash", "Soap", f"new soap number {n}") for n in range(9)
    )

    chart = chart_of(a_spot(an_entry(5, exposures=soap)))

    assert len(parts(chart, "cc-event")) == 9
    assert 1 <= len(parts(chart, "cc-event-label")) < 9


def test_names_are_escaped() -> None:
    spot = a_spot(an_entry(5, treatments=(Treatment("<b>&"),)))

    assert "&lt;b&gt;&amp;" in draw(chart_of(spot), WORDS)


@pytest.mark.parametrize("count", [0, 1, 400])
def test_any_number_of_entries_is_drawn_inside_the_page(count: int) -> None:
    spot = a_spot(*(an_entry(n % 60 - 2, course="same") for n in range(count)))

    assert all(52 <= float(x or 0) <= 676 for x, _y in places(spot))


def test_no_style_attribute_is_written() -> None:
    spot = a_spot(an_entry(5, course="worse", treatments=(Treatment("Cream"),)))

    assert "style=" not in draw(chart_of(spot), WORDS)
