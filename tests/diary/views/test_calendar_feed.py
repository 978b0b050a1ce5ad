"""A phone's calendar follows the diary, under an address that only its owner has."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from icalendar import Event
from pytest_django import DjangoAssertNumQueries

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import CalendarFeed, Membership
from accounts.roles import Role
from accounts.services import calendar_feeds, members
from diary.models import ChildMembership, Spot
from diary.services import assessments, bookings
from diary.services.visits import VisitDetails
from tests.diary.exports.calendars import read
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    MembershipFactory,
    SpotFactory,
    VisitFactory,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
HEALTH = re.compile(r"doctor|visit|skin|spot\b|rash|tummy|maya|lee", re.IGNORECASE)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


@pytest.fixture
def member() -> Membership:
    found: Membership = MembershipFactory()
    return found


@pytest.fixture
def address(member: Membership) -> str:
    return address_of(member)


@pytest.fixture
def phone() -> Client:
    """Asks as a calendar does: without a cookie."""
    return Client()


def address_of(member: Membership) -> str:
    token = calendar_feeds.make(member, now=NOW)
    return reverse("calendar-feed", args=[token])


def a_spot(member: Membership, site: str = "tummy", **said: object) -> Spot:
    household = member.household
    child = household.children.first() or ChildFactory(
        household=household, born_on=None
    )
    spot: Spot = SpotFactory(child=child, site=site, **said)
    assessments.reassess([spot], on=TODAY)
    return spot


def plan(member: Membership, *spots: Spot, **said: object) -> VisitDetails:
    details = VisitDetails(
        **{"on": date(2026, 11, 24), "at": time(9, 30), "planned": True, **said}  # type: ignore[arg-type]
    )
    bookings.book_all(spots, details, by=member.user, on=TODAY)
    return details


def events(phone: Client, address: str) -> list[Event]:
    response = phone.get(address)
    assert response.status_code == 200
    return read(response.content)


def titles(found: list[Event]) -> list[str]:
    return [str(event["SUMMARY"]) for event in found]


def test_it_holds_visits_and_the_day_that_is_next_and_no_word_of_health(
    phone: Client, member: Membership, address: str
) -> None:
    over = a_spot(member, noticed_on=date(2026, 10, 10))
    soon = a_spot(member, "cheek", noticed_on=date(2026, 11, 10))
    plan(member, over, soon, where="Dr Lee, skin clinic")

    visit, day = events(phone, address)

    assert titles([visit, day]) == [
        "Appointment (Milkspot)",
        "Milkspot: a day to open the diary",
    ]
    assert visit.start == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert day.start == soon.due_on == date(2026, 12, 9)
    assert "LOCATION" not in visit
    said = phone.get(address).content.decode()
    assert not HEALTH.search(re.sub("milkspot", "", said, flags=re.IGNORECASE))


def test_one_visit_for_three_spots_is_one_date(
    phone: Client, member: Membership, address: str
) -> None:
    three = [
        a_spot(member, site, noticed_on=date(2026, 10, 10))
        for site in ("tummy", "chest", "chin")
    ]
    plan(member, *three)

    assert titles(events(phone, address)) == ["Appointment (Milkspot)"]


def test_a_visit_that_is_moved_moves_and_one_that_is_called_off_is_gone(
    phone: Client, member: Membership, address: str
) -> None:
    spot = a_spot(member, noticed_on=date(2026, 10, 10))
    plan(member, spot)
    [before] = events(phone, address)
    moved = VisitDetails(on=date(2026, 12, 1), at=time(14), planned=True)

    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        bookings.move(spot.visits.get(), moved, by=member.user, on=TODAY)
    [after] = events(phone, address)
    bookings.call_off(spot.visits.get(), by=member.user, on=TODAY)

    assert after["UID"] == before["UID"]
    assert after.sequence > before.sequence
    assert after.LAST_MODIFIED > before.LAST_MODIFIED
    assert after.start == datetime(2026, 12, 1, 14, tzinfo=UTC)
    assert events(phone, address) == []


def test_a_visit_that_took_place_leaves_the_next_day_in_its_stead(
    phone: Client, member: Membership, address: str
) -> None:
    spot = a_spot(member, noticed_on=date(2026, 10, 10))
    plan(member, spot, on=TODAY)
    said = VisitDetails(on=TODAY, review_on=date(2026, 12, 4))

    bookings.tell([spot.visits.get()], said, by=member.user, on=TODAY)

    [day] = events(phone, address)
    assert day.start == date(2026, 12, 4)
    assert day["TRANSP"] == "TRANSPARENT"


def test_days_that_are_over_and_spots_that_have_gone_are_left_out(
    phone: Client, member: Membership, address: str
) -> None:
    a_spot(member, noticed_on=date(2026, 10, 10))
    a_spot(member, "chin", noticed_on=date(2026, 11, 10), gone_on=TODAY)

    assert events(phone, address) == []


def test_dates_are_those_of_the_family_s_clock(phone: Client) -> None:
    member = MembershipFactory(household=HouseholdFactory(timezone="Pacific/Auckland"))
    spot = a_spot(member, noticed_on=date(2026, 11, 10))
    for on in (date(2027, 4, 3), date(2027, 4, 4)):
        VisitFactory(spot=spot, planned=True, on=on, at=time(9, 30))

    first, second, _day = events(phone, address_of(member))

    assert first.start == datetime(2027, 4, 2, 20, 30, tzinfo=UTC)
    assert second.start == datetime(2027, 4, 3, 21, 30, tzinfo=UTC)


def test_it_shows_the_household_it_was_made_for_and_no_other(
    phone: Client, member: Membership, address: str
) -> None:
    other = MembershipFactory(user=member.user)
    a_spot(other, noticed_on=date(2026, 11, 10))

    assert events(phone, address) == []


def test_a_carer_sees_the_dates_of_their_children_alone_and_at_once(
    phone: Client, member: Membership
) -> None:
    spot = a_spot(member, noticed_on=date(2026, 11, 10))
    carer = MembershipFactory(
        household=member.household, role=Role.CARER, sees_all_children=False
    )
    given = ChildMembership.objects.create(membership=carer, child=spot.child)
    address = address_of(carer)
    before = events(phone, address)

    given.delete()

    assert len(before) == 1
    assert events(phone, address) == []


def test_whoever_is_removed_or_leaves_loses_the_address_at_once(
    phone: Client, member: Membership
) -> None:
    sent_away, leaving = MembershipFactory.create_batch(
        2, household=member.household, role=Role.CARER
    )
    addresses = [address_of(sent_away), address_of(leaving)]
    before = [phone.get(one).status_code for one in addresses]

    members.remove(sent_away, by=member.user)
    members.remove(leaving, by=leaving.user)

    assert before == [200, 200]
    assert [phone.get(one).status_code for one in addresses] == [404, 404]
    assert not CalendarFeed.objects.exists()


def test_an_account_that_is_closed_has_no_calendar(
    phone: Client, member: Membership, address: str
) -> None:
    member.user.is_active = False
    member.user.save()

    assert phone.get(address).status_code == 404


def make(client: Client, member: Membership) -> str:
    """Press the button, and return the address that the page shows and leads to."""
    client.force_login(member.user)
    page = client.post(reverse("calendar", args=[member.household.uuid]), {"make": ""})
    [link] = re.findall(r'dir="ltr">(http://testserver/calendar/\S+\.ics)<', page.text)
    assert link.replace("http:", 'href="webcal:') in page.text
    return str(link).removeprefix("http://testserver")


def test_the_page_shows_the_address_once_and_the_next_one_ends_it(
    client: Client, phone: Client, member: Membership
) -> None:
    first = make(client, member)
    shown_again = client.get(reverse("calendar", args=[member.household.uuid])).text
    second = make(client, member)

    assert first not in shown_again
    assert phone.get(first).status_code == 404
    assert phone.get(second).status_code == 200


def test_stopped_it_opens_nothing(
    client: Client, phone: Client, member: Membership
) -> None:
    address = make(client, member)

    client.post(reverse("calendar", args=[member.household.uuid]), {"stop": ""})

    assert phone.get(address).status_code == 404
    assert "Make an address for my calendar" in client.get(reverse("family")).text


def test_the_family_page_says_when_it_was_last_fetched(
    client: Client, phone: Client, member: Membership
) -> None:
    address = make(client, member)
    before = client.get(reverse("family")).text

    phone.get(address)

    assert "not yet" in before
    assert (
        "20 November, 12:00" in client.get(reverse("family")).text.split("fetched")[1]
    )


def test_the_token_has_256_bits_and_is_kept_nowhere(member: Membership) -> None:
    token = calendar_feeds.make(member, now=NOW)

    assert len(token) == 43
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_calendarfeed")
        assert token not in str(cursor.fetchall())


def test_it_is_private_and_sets_no_cookie(phone: Client, address: str) -> None:
    response = phone.get(address)

    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies


def test_unchanged_it_is_not_sent_again(
    phone: Client, member: Membership, address: str
) -> None:
    a_spot(member, noticed_on=date(2026, 11, 10))
    known = {"If-None-Match": phone.get(address)["ETag"]}

    same = phone.get(address, headers=known)
    plan(member, a_spot(member, "chin", noticed_on=date(2026, 10, 10)))
    changed = phone.get(address, headers=known)

    assert (same.status_code, same.content) == (304, b"")
    assert changed.status_code == 200


def refused(phone: Client, token: str) -> "Response":
    response: Response = phone.get(reverse("calendar-feed", args=[token]))
    return response


def test_whoever_tries_addresses_is_slowed_and_nobody_else_on_their_network(
    phone: Client, address: str
) -> None:
    cache.clear()

    answers = [refused(phone, f"{number:043}") for number in range(12)]

    assert [one.status_code for one in answers] == [404] * 10 + [429] * 2
    assert {one.content for one in answers[:10]} == {b""}
    assert not any(one.cookies for one in answers)
    assert phone.get(address).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_many_visits_cost_no_more_questions(
    count: int,
    phone: Client,
    member: Membership,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        spot = a_spot(member, noticed_on=date(2026, 10, 25) + timedelta(days=number))
        VisitFactory(spot=spot, planned=True, on=date(2026, 12, 1))

    with django_assert_max_num_queries(8):
        response = phone.get(address)

    assert response.content.count(b"BEGIN:VEVENT") > count
