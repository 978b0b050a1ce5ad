"""The words of a report."""

from datetime import date
from decimal import Decimal

import pytest

from django.template.loader import render_to_string

from conditions.rules import Clock, Window
from diary.templatetags.report import (
    counted_from,
    course_chart,
    exact_age,
    exact_span,
    weeks_and_days,
)
from diary.templatetags.report_entries import facts
from tests.diary.reports import (
    a_child,
    a_report,
    a_spot,
    a_visit,
    an_answer,
    an_entry,
)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (15, "2 weeks 1 day"),
        (44, "6 weeks 2 days"),
    ],
)
def test_age_is_told_in_weeks_and_days(days: int, words: str) -> None:
    assert weeks_and_days(days) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 20), "104 weeks 1 day"),
        (date(2026, 11, 21), "2 years 0 months"),
        (date(2027, 12, 22), "3 years 1 month"),
        (date(2024, 11, 20), ""),
    ],
)
def test_age_from_two_years_on_is_told_in_years_and_months(
    on: date, words: str
) -> None:
    assert exact_age(a_child("Noah", date(2024, 11, 21)), on) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "0 days"), (7, "1 week"), (28, "4 weeks"), (30, "30 days")]
)
def test_a_limit_is_never_rounded(days: int, words: str) -> None:
    assert exact_span(days) == words


def test_a_limit_from_birth_says_so() -> None:
    assert counted_from(Clock.BIRTH) == " from birth"
    assert counted_from(Clock.ONSET) == counted_from(None) == ""


@pytest.mark.parametrize("due_on", [date(2026, 10, 22), date(2026, 11, 22)])
def test_no_days_are_counted_of_what_should_be_seen_whatever_the_day(
    due_on: date,
) -> None:
    spot = a_spot(assessment=an_answer(limit_days=0, due_on=due_on))

    assert render_to_string("reports/_limit.html", {"spot": spot}).strip() == ""


def test_a_name_from_right_to_left_stays_where_names_stand() -> None:
    report = a_report(a_spot(), child=a_child("مايا"))

    for head in ("reports/_head.html", "reports/_spot_head.html"):
        page = render_to_string(head, {"report": report, "spot": report.spots[0]})
        assert "><bdi>مايا</bdi></" in page
        assert "dir=" not in page


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(7, 21), "usual time to clear, 1–3 weeks"),
        (Window(2, 5), "usual time to clear, 2–5 days"),
        (Window(None, 28), "usual time to clear, up to 4 weeks"),
    ],
)
def test_the_chart_names_the_usual_time(window: Window, words: str) -> None:
    assert words in course_chart(a_spot(assessment=an_answer(window=window)))


def test_the_chart_says_in_words_what_it_shows() -> None:
    drawn = course_chart(a_spot(an_entry(0), an_entry(6, course="worse")))

    assert 'aria-label="Course: day 6 worse."' in drawn


def test_the_chart_names_the_day_a_doctor_chose() -> None:
    visit = a_visit(date(2026, 11, 3), review_on=date(2026, 11, 19))

    assert "doctor looks again" in course_chart(a_spot(visits=(visit,)))


def test_the_chart_writes_dates_where_the_first_day_is_unknown() -> None:
    answer = an_answer(clock_start=None, window=None, limit_days=None, due_on=None)
    spot = a_spot(an_entry(0, day=None), noticed_on=None, assessment=answer)

    assert ">21 Oct<" in course_chart(spot)


def test_an_entry_tells_what_was_said_and_nothing_else() -> None:
    entry = an_entry(
        0,
        course="worse",
        temperature_c=Decimal("37.6"),
        fever_days=1,
        itch=0,
        sleep=4,
        size_mm=5,
        spread=4,
        sites=("Tummy", "Chest"),
        well=False,
        blisters=True,
    )

    assert facts(an_entry(1)) == []
    assert facts(entry) == [
        "Worse",
        "37.6 °C",
        "fever for 1 day",
        "itch 0/10",
        "sleep lost 4/10",
        "5 mm",
        "most of the body",
        "on: Tummy, Chest",
        "unwell",
        "blisters",
    ]
