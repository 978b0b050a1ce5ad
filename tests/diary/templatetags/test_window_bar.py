"""The words of the window bar, as parents and screen readers meet them."""

from datetime import date

import pytest

from django.template import Context, Template
from django.utils import translation

from diary.assessment.answer import Level
from diary.templatetags.window_bar import describe, window_bar
from diary.window_bar import Bar


def test_a_spot_within_its_limit_is_told_the_date() -> None:
    bar = Bar(Level.WITHIN_WINDOW, 42, 14, 56, 90, date(2027, 1, 9))

    assert describe(bar) == (
        "Day 42. Usually gone in 2\N{EN DASH}8 weeks. "
        "See a doctor if still there on 9 January."
    )


def test_a_passed_limit_says_that_it_is_time() -> None:
    bar = Bar(Level.EXCEEDED, 31, None, 21, 28, date(2026, 11, 19))

    assert describe(bar) == (
        "Day 31. Usually gone within 3 weeks. Day 28 has passed: time to see a doctor."
    )


def test_the_last_day_within_the_limit_has_not_passed() -> None:
    bar = Bar(Level.NEARING_LIMIT, 28, limit_days=28, due_on=date(2026, 11, 19))

    assert describe(bar) == "Day 28. See a doctor if still there on 19 November."


def test_a_condition_is_described_by_days() -> None:
    bar = Bar(limit_days=90)

    assert describe(bar) == "See a doctor if still there after day 90."


def test_a_spot_that_is_gone_needs_no_date() -> None:
    bar = Bar(Level.RESOLVED, 9, limit_days=28, due_on=date(2026, 11, 19))

    assert describe(bar) == "Gone after 9 days."


def test_a_spot_past_its_limit_without_a_date_never_reads_as_usual() -> None:
    bar = Bar(Level.URGENT, 40, limit_days=28)

    assert describe(bar) == "Day 40. Day 28 has passed: time to see a doctor."


@pytest.mark.parametrize(
    ("ends", "time"),
    [
        ((None, 1), "within 1 day"),
        ((3, 7), "in 3\N{EN DASH}7 days"),
        ((7, 10), "in 7\N{EN DASH}10 days"),
        ((None, 7), "within 1 week"),
        ((28, 84), "in 4\N{EN DASH}12 weeks"),
        ((None, 90), "within 3 months"),
        ((180, 548), "in 6\N{EN DASH}18 months"),
        ((365, 730), "in 1\N{EN DASH}2 years"),
        ((None, 2555), "within 7 years"),
        ((21, 21), "in 3 weeks"),
    ],
)
def test_the_usual_time_keeps_to_its_days(
    ends: tuple[int | None, int], time: str
) -> None:
    bar = Bar(window_min=ends[0], window_max=ends[1])

    assert describe(bar) == f"Usually gone {time}."


def test_a_page_draws_the_bar_under_a_name_of_its_own() -> None:
    page = Template("{% load window_bar %}{% window_bar bar 'a1' %}")

    html = page.render(Context({"bar": Bar(elapsed_days=3, window_max=14)}))

    assert html.startswith("<svg")
    assert 'fill="url(#bar-a1)"' in html
    assert "usually within 2 wk" in html


def test_right_to_left_languages_read_the_bar_from_the_right() -> None:
    with translation.override("ar"):
        svg = window_bar(Bar(elapsed_days=0, limit_days=28), "a1")

    assert 'cx="100%"' in svg


def test_plain_text_is_escaped_by_the_page_not_by_the_words() -> None:
    page = Template("{% load window_bar %}{% window_bar_text bar %}")

    assert page.render(Context({"bar": Bar(elapsed_days=3)})) == "Day 3."
