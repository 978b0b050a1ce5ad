"""Calendar files follow RFC 5545, whatever a family writes into them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from diary.calendar_event import CalendarEvent
from diary.exports.calendar_file import calendar_file
from tests.diary.exports.calendars import read

CHANGED = datetime(2026, 11, 20, 12, tzinfo=UTC)
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def an_event(**said: Any) -> CalendarEvent:  # noqa: ANN401 (any field of an event)
    event = {"uid": "one@milkspot", "summary": "A date", "start": AT}
    return CalendarEvent(**{**event, "changed_at": CHANGED, **said})


def test_an_instant_is_written_in_utc_and_takes_half_an_hour() -> None:
    [event] = read(calendar_file([an_event()]))

    assert event.start == AT
    assert event.end == AT + timedelta(minutes=30)


def test_a_day_of_no_certain_hour_is_a_day() -> None:
    file = calendar_file([an_event(start=date(2026, 11, 24), is_busy=False)])

    [event] = read(file)

    assert event.start == date(2026, 11, 24)
    assert event.duration == timedelta(days=1)
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_date_that_moved_is_a_newer_version_of_the_same() -> None:
    later = CHANGED + timedelta(days=1)

    [event] = read(calendar_file([an_event(version=3, changed_at=later)]))

    assert (event["UID"], event["SEQUENCE"]) == ("one@milkspot", 3)
    assert event.DTSTAMP == event.LAST_MODIFIED == later


def test_a_calendar_without_a_date_is_one_all_the_same() -> None:
    assert read(calendar_file([], name="Milkspot")) == []


def test_the_same_dates_make_the_same_file() -> None:
    assert calendar_file([an_event()]) == calendar_file([an_event()])


@pytest.mark.parametrize(
    "where",
    [
        "Dr Lee; Park Street, 2nd floor",
        r"back\slash \n and “quotes” \"",
        "Kinderärztezentrum " * 12,
        "مركز طب الأطفال " * 12,
        "👩🏽‍⚕️" * 40,
        "BEGIN:VEVENT",
    ],
)
def test_a_place_comes_back_as_it_was_written(where: str) -> None:
    [event] = read(calendar_file([an_event(where=where)]))

    assert event["LOCATION"] == where


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_no_text_breaks_the_file(where: str) -> None:
    file = calendar_file([an_event(where=where), an_event(uid="two@milkspot")])

    events = read(file)

    assert [event.get("LOCATION", "") for event in events] == [where, ""]
