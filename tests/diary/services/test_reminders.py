"""Reminders to log come when asked for, and stop by themselves."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from accounts.services.households import HouseholdDetails
from diary.models import Reminder, Spot
from diary.services import due_reminders, moving, reminders, spots
from diary.services.due_reminders import Due
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY, SEVEN = date(2026, 11, 21), time(19)
DUE = datetime(2026, 11, 21, 19, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
Stopped = Reminder.Stopped
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def a_spot(zone: str = "Europe/London") -> Spot:
    child = ChildFactory(household=HouseholdFactory(timezone=zone))
    spot: Spot = SpotFactory(child=child)
    return spot


def a_carer(spot: Spot) -> User:
    user: User = MembershipFactory(household=spot.household, role=Role.CARER).user
    return user


def a_reminder(spot: Spot | None = None, *, every_days: int = 1) -> Reminder:
    spot = spot or a_spot()
    user = a_carer(spot)
    return reminders.start(spot, user, every_days=every_days, at=SEVEN, now=NOW)


def log(spot: Spot, at: datetime, on: date | None = None) -> None:
    with time_machine.travel(at, tick=False):
        ObservationFactory(spot=spot, observed_at=at, observed_on=on or at.date())


def told(days: int, *, first: datetime = DUE) -> list[tuple[int, bool]]:
    """Take what is due each day at its time; return the days of tellings, if last."""
    return [
        (day, due.is_last)
        for day in range(days)
        for due in due_reminders.take_due(first + day * DAY).told
    ]


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (NOW, DUE),
        # Just now is too late: it would come at once.
        (DUE, DUE + DAY),
        (DUE - MINUTE, DUE),
        (DUE + MINUTE, DUE + DAY),
    ],
)
def test_the_first_comes_when_the_clock_next_shows_its_time(
    now: datetime, first: datetime
) -> None:
    spot = a_spot()

    made = reminders.start(spot, a_carer(spot), every_days=3, at=SEVEN, now=now)

    assert made.next_at == first


@pytest.mark.parametrize("every_days", [1, 2, 7])
def test_it_comes_every_few_days(every_days: int) -> None:
    a_reminder(every_days=every_days)

    days = [day for day, _is_last in told(10)]

    assert days == list(range(0, 10, every_days))


def test_it_comes_not_a_minute_early_and_not_twice() -> None:
    reminder = a_reminder()

    early = due_reminders.take_due(DUE - MINUTE).told
    on_time = due_reminders.take_due(DUE).told
    again = due_reminders.take_due(DUE + MINUTE).told

    assert (early, again) == ([], [])
    assert on_time == [Due(reminder, DUE, is_last=False)]


def test_what_was_missed_comes_once() -> None:
    reminder = a_reminder(every_days=2)

    late = due_reminders.take_due(DUE + 5 * DAY).told

    reminder.refresh_from_db()
    assert [due.was_due_at for due in late] == [DUE + 4 * DAY]
    assert reminder.next_at == DUE + 6 * DAY


@pytest.mark.parametrize(
    ("logged_at", "logged_on"),
    [
        (NOW, TODAY),
        # Written today, about yesterday: somebody has looked.
        (NOW, TODAY - DAY),
        (NOW - DAY, TODAY),
    ],
)
def test_a_day_on_which_somebody_has_logged_is_passed_over(
    logged_at: datetime, logged_on: date
) -> None:
    reminder = a_reminder()
    log(reminder.spot, logged_at, logged_on)

    assert told(2) == [(1, False)]


def test_the_day_is_the_familys() -> None:
    """Half past eight in the morning in Auckland is the day before in UTC."""
    spot = a_spot("Pacific/Auckland")
    morning = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
    user = a_carer(spot)
    reminders.start(spot, user, every_days=1, at=time(19), now=morning)
    log(spot, morning, date(2026, 11, 22))

    assert due_reminders.take_due(datetime(2026, 11, 22, 6, tzinfo=UTC)).told == []


def test_it_stops_when_the_spot_has_gone() -> None:
    reminder = a_reminder()
    spots.resolve(reminder.spot, gone_on=TODAY, by=reminder.user, on=TODAY)

    assert told(3) == []
    reminder.refresh_from_db()
    assert (reminder.stopped_as, reminder.next_at) == (Stopped.GONE, None)


def test_it_stops_when_the_spot_is_deleted() -> None:
    reminder = a_reminder()
    spots.delete(reminder.spot, by=reminder.user, on=TODAY)

    assert told(3) == []
    reminder.refresh_from_db()
    assert reminder.stopped_as == Stopped.GONE


@pytest.mark.parametrize("left", [True, False])
def test_it_stops_for_who_may_no_longer_log(left: bool) -> None:  # noqa: FBT001
    reminder = a_reminder()
    member = reminder.user.memberships.get()
    if left:
        member.delete()
    else:
        member.role = Role.VIEWER
        member.save()

    assert told(3) == []
    reminder.refresh_from_db()
    assert reminder.stopped_as == Stopped.MAY_NOT_LOG


@pytest.mark.parametrize("every_days", [1, 2, 7])
def test_after_two_unanswered_weeks_the_last_one_says_so(every_days: int) -> None:
    reminder = a_reminder(every_days=every_days)

    said = told(30)

    days = [*range(0, 14, every_days), 14]
    assert said == [(day, day == 14) for day in days]
    reminder.refresh_from_db()
    assert reminder.stopped_as == Stopped.UNANSWERED


def test_an_entry_by_anybody_is_an_answer() -> None:
    reminder = a_reminder()
    log(reminder.spot, NOW + 10 * DAY)

    said = told(40)

    assert said[-1] == (24, True)
    assert 10 not in [day for day, _is_last in said]


def test_turned_on_again_it_has_two_weeks_anew() -> None:
    reminder = a_reminder()
    told(15)

    again = reminders.start(
        reminder.spot, reminder.user, every_days=1, at=SEVEN, now=DUE + 20 * DAY
    )

    assert again == reminder
    assert again.is_active
    assert told(30, first=DUE + 21 * DAY)[-1] == (13, True)


def test_stopped_by_hand_it_keeps_silent_and_keeps_why() -> None:
    reminder = a_reminder()
    reminders.stop(reminder, Stopped.BY_HAND, now=NOW)

    reminders.stop(reminder, Stopped.GONE, now=NOW)

    assert told(3) == []
    assert reminder.stopped_as == Stopped.BY_HAND


def test_each_person_has_their_own() -> None:
    spot = a_spot()
    mum, dad = a_carer(spot), a_carer(spot)
    reminders.start(spot, mum, every_days=1, at=SEVEN, now=NOW)
    own = reminders.start(spot, dad, every_days=1, at=time(8), now=NOW)

    reminders.stop(own, Stopped.BY_HAND, now=NOW)

    assert [due.reminder.user for due in due_reminders.take_due(DUE).told] == [mum]


def test_finding_what_is_due_costs_by_what_is_due() -> None:
    spot = a_spot()
    for _person in range(3):
        reminders.start(spot, a_carer(spot), every_days=1, at=SEVEN, now=NOW)

    with CaptureQueriesContext(connection) as nothing:
        due_reminders.take_due(DUE - MINUTE)
    plan = Reminder.objects.due(DUE).order_by("next_at", "pk").explain()

    assert len(nothing) == 3  # Savepoint, one query, savepoint.
    if connection.vendor == "sqlite":
        assert "reminder_due" in plan


@pytest.mark.parametrize(
    ("to", "then"),
    [
        # The same day at the same time: seven in the evening there.
        ("America/New_York", datetime(2026, 11, 22, 0, tzinfo=UTC)),
        # There it is one in the morning of Sunday already: that is the next one.
        ("Pacific/Auckland", datetime(2026, 11, 22, 6, tzinfo=UTC)),
    ],
)
def test_it_moves_with_the_family(to: str, then: datetime) -> None:
    reminder = a_reminder()
    details = HouseholdDetails("", timezone=to, country="")

    moving.change_place(reminder.spot.household, details, now=NOW)

    reminder.refresh_from_db()
    assert reminder.next_at == then


def test_a_reminder_is_within_a_week() -> None:
    reminder = a_reminder()

    with pytest.raises(IntegrityError):
        Reminder.objects.filter(pk=reminder.pk).update(every_days=8)


def test_a_reminder_is_due_some_time_or_stopped_for_a_reason() -> None:
    reminder = a_reminder()

    with pytest.raises(IntegrityError):
        Reminder.objects.filter(pk=reminder.pk).update(next_at=None)


def test_a_person_has_one_reminder_a_spot() -> None:
    reminder = a_reminder()
    reminder.pk = None

    with pytest.raises(IntegrityError):
        reminder.save(force_insert=True)
