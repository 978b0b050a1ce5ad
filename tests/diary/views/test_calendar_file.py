"""A visit is saved to the calendar of a phone, and moves there when it moves here."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Event

from django.test import Client
from django.urls import reverse

from diary.models import Visit
from tests.diary.exports.calendars import read
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    MembershipFactory,
    SpotFactory,
    VisitFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


def a_visit(client: Client, *, zone: str = "Europe/London", **said: object) -> Visit:
    member = MembershipFactory(household=HouseholdFactory(timezone=zone))
    client.force_login(member.user)
    spot = SpotFactory(child=ChildFactory(household=member.household))
    visit: Visit = VisitFactory(spot=spot, planned=True, **said)
    return visit


def saved(client: Client, visit: Visit) -> Event:
    response = client.get(reverse("visit-calendar", args=[visit.uuid]))
    [event] = read(response.content)
    return event


def test_the_file_has_a_neutral_name_and_title(client: Client) -> None:
    visit = a_visit(client, on=date(2026, 11, 24), at=time(9, 30), where="Dr Lee")

    response = client.get(reverse("visit-calendar", args=[visit.uuid]))

    disposition = 'attachment; filename="milkspot-date.ics"'
    assert response["Content-Disposition"] == disposition
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert saved(client, visit)["SUMMARY"] == "Appointment (Milkspot)"
    assert saved(client, visit)["LOCATION"] == "Dr Lee"


@pytest.mark.parametrize(
    ("zone", "on", "utc"),
    [
        ("Europe/London", date(2027, 3, 27), "2027-03-27 09:30"),
        ("Europe/London", date(2027, 3, 28), "2027-03-28 08:30"),
        ("America/New_York", date(2026, 10, 31), "2026-10-31 13:30"),
        ("America/New_York", date(2026, 11, 1), "2026-11-01 14:30"),
        ("Pacific/Auckland", date(2027, 4, 3), "2027-04-02 20:30"),
        ("Pacific/Auckland", date(2027, 4, 4), "2027-04-03 21:30"),
        ("Asia/Kathmandu", date(2027, 1, 5), "2027-01-05 03:45"),
    ],
)
def test_half_past_nine_is_that_of_the_family_on_that_very_day(
    zone: str, on: date, utc: str, client: Client
) -> None:
    visit = a_visit(client, zone=zone, on=on, at=time(9, 30))

    assert f"{saved(client, visit).start:%Y-%m-%d %H:%M}" == utc


def test_an_hour_that_the_clocks_skip_is_an_hour_later(client: Client) -> None:
    visit = a_visit(client, on=date(2027, 3, 28), at=time(1, 30))

    assert saved(client, visit).start == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_without_an_hour_it_is_the_family_s_day(client: Client) -> None:
    visit = a_visit(client, zone="Pacific/Auckland", on=date(2026, 11, 24))

    assert saved(client, visit).start == date(2026, 11, 24)


def test_saved_again_after_it_was_moved_it_is_the_same_date(client: Client) -> None:
    visit = a_visit(client, on=date(2026, 11, 24))
    before = saved(client, visit)

    client.post(reverse("visit-move", args=[visit.uuid]), {"on": "2026-11-27"})

    after = saved(client, visit)
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.start == date(2026, 11, 27)


def test_a_control_character_in_a_place_does_not_break_the_file(client: Client) -> None:
    visit = a_visit(client, on=date(2026, 11, 24), where="Ward\r4\x1b\tBEGIN:VEVENT")

    assert saved(client, visit)["LOCATION"] == "Ward 4  BEGIN:VEVENT"
