"""Where the clocks change, every family's day still begins at its midnight, and once.

Both changes of a year in London, New York and Auckland, and a day in Kathmandu, where
the clocks never change and stand a quarter of an hour from everybody's.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.models import Household
from accounts.quiet_hours import quiet_until
from diary.models import Prompt, Slot, Spot, Visit
from diary.services import answers, assessments, due_reminders, reminders, sweep
from diary.services.scheduling import Daily, queue_due
from diary.services.telling.pace import Pace, next_day, not_before
from diary.services.wall_clock import instant
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    MembershipFactory,
    SpotFactory,
    UserFactory,
    VisitFactory,
)


class Change(NamedTuple):
    """A day with a change of the clocks, and how many hours it has for it."""

    zone: str
    on: date
    hours: int

    def at(self, days: int, clock: str) -> datetime:
        """Return the instant of a time on the wall, days from the day of the change."""
        shown = time.fromisoformat(clock)
        return instant(self.on + timedelta(days=days), shown, ZoneInfo(self.zone))

    def steps(self) -> Iterator[datetime]:
        """Yield every quarter of an hour from the day before to the day after."""
        now, end = self.at(-1, "00:00"), self.at(2, "00:00")
        while now < end:
            yield now
            now += timedelta(minutes=15)


CHANGES = [
    Change("Europe/London", date(2026, 10, 25), 25),
    Change("Europe/London", date(2027, 3, 28), 23),
    Change("America/New_York", date(2026, 11, 1), 25),
    Change("America/New_York", date(2027, 3, 14), 23),
    Change("Pacific/Auckland", date(2026, 9, 27), 23),
    Change("Pacific/Auckland", date(2027, 4, 4), 25),
    Change("Asia/Kathmandu", date(2026, 10, 25), 24),
]
SWEEP = Daily("sweep", at=time(0), each_zone=True)
CLOCKS = ["00:00", "00:30", "01:30", "02:30", "03:00", "19:00"]
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
# A rash nobody has a name for.
LIMIT = 28
pytestmark = pytest.mark.django_db


@pytest.fixture(params=CHANGES, ids=lambda change: f"{change.zone} {change.on}")
def change(request: pytest.FixtureRequest) -> Change:
    found: Change = request.param
    return found


@pytest.fixture
def household(change: Change) -> Household:
    made: Household = HouseholdFactory(timezone=change.zone)
    return made


def a_spot(household: Household, due_on: date) -> Spot:
    """A spot that is beyond its limit on the day `due_on`, assessed when it began."""
    child = ChildFactory(household=household, born_on=None)
    noticed_on = due_on - (LIMIT + 1) * DAY
    spot: Spot = SpotFactory(child=child, noticed_on=noticed_on)
    assessments.reassess([spot], on=noticed_on)
    return spot


def run_the_scheduler(change: Change) -> dict[datetime, datetime]:
    """Let three days pass and sweep what is queued; return when each slot ran."""
    ran: dict[datetime, datetime] = {}
    for now in change.steps():
        with time_machine.travel(now, tick=False):
            queue_due(now, [SWEEP])
            for slot in Slot.objects.exclude(at__in=ran).order_by("at"):
                sweep.sweep_slot(slot.pk, now=now)
                ran[slot.at] = now
    return ran


def test_the_day_has_its_own_length(change: Change) -> None:
    length = change.at(1, "00:00") - change.at(0, "00:00")

    assert length == timedelta(hours=change.hours)


def test_each_day_is_swept_once_at_its_midnight(
    change: Change, household: Household
) -> None:
    ran = run_the_scheduler(change)

    midnights = [change.at(days, "00:00") for days in (-1, 0, 1)]
    assert ran == {midnight: midnight for midnight in midnights}


def test_a_prompt_is_raised_as_the_day_begins_on_which_it_is_due(
    change: Change, household: Household
) -> None:
    days = [change.on + late * DAY for late in (-1, 0, 1)]
    due = [a_spot(household, day) for day in days]

    run_the_scheduler(change)

    prompts = [Prompt.objects.get(spot=spot) for spot in due]
    raised_at = [prompt.events.get().at for prompt in prompts]
    assert [prompt.raised_on for prompt in prompts] == days
    assert raised_at == [change.at(late, "00:00") for late in (-1, 0, 1)]


@pytest.mark.parametrize("late", [-1, 0, 1])
@pytest.mark.parametrize(
    ("days", "level"),
    [
        (0, "within_window"),
        (1, "within_window"),
        (LIMIT, "nearing_limit"),
        (LIMIT + 1, "exceeded"),
    ],
)
def test_days_are_counted_by_the_calendar_from_first_minute_to_last(
    change: Change, household: Household, days: int, level: str, late: int
) -> None:
    on = change.on + late * DAY
    spot = a_spot(household, on - days * DAY + (LIMIT + 1) * DAY)
    moments = [change.at(late, "00:00"), change.at(late + 1, "00:00") - MINUTE]

    for now in moments:
        today = household.day(now)
        assessments.reassess([spot], on=today)

        assert (today, spot.day_number(today), spot.level) == (on, days, level)


def test_a_planned_visit_is_asked_about_as_the_day_after_begins(
    change: Change, household: Household
) -> None:
    days = [change.on - DAY, change.on]
    spot = a_spot(household, change.on + 100 * DAY)
    for day in days:
        VisitFactory(spot=spot, on=day, planned=True)

    run_the_scheduler(change)

    asked = Visit.objects.order_by("on").values_list("asked_on", flat=True)
    assert list(asked) == [day + DAY for day in days]


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_not_now_sleeps_to_the_beginning_of_the_third_day(
    change: Change, household: Household, late: int
) -> None:
    asked_on = change.on + (late - 3) * DAY
    prompt = Prompt.objects.get(spot=raised(household, asked_on))
    answers.not_now(prompt, by=UserFactory(), on=asked_on)

    run_the_scheduler(change)

    woken = prompt.events.get(what="awake")
    assert (woken.on, woken.at) == (change.on + late * DAY, change.at(late, "00:00"))


def raised(household: Household, on: date) -> Spot:
    spot = a_spot(household, on)
    assessments.reassess([spot], on=on)
    return spot


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_reminder_comes_once_a_day_at_the_time_on_the_wall(
    change: Change, household: Household, clock: str
) -> None:
    spot = a_spot(household, change.on + 100 * DAY)
    user = MembershipFactory(household=household).user
    begun = change.at(-1, "00:00") - MINUTE
    reminders.start(spot, user, every_days=1, at=time.fromisoformat(clock), now=begun)

    told = [
        (due.was_due_at, now)
        for now in change.steps()
        for due in due_reminders.take_due(now).told
    ]

    due_at = [change.at(days, clock) for days in (-1, 0, 1)]
    assert told == [(at, at) for at in due_at]
    here = [at.astimezone(ZoneInfo(change.zone)) for at in due_at]
    assert [at.date() for at in here] == [change.on + days * DAY for days in (-1, 0, 1)]


@pytest.mark.parametrize("night", [-2, -1, 0, 1])
def test_quiet_hours_end_at_seven_on_the_wall_whatever_the_night(
    change: Change, night: int
) -> None:
    zone, hours = ZoneInfo(change.zone), {"start": time(21), "end": time(7)}
    evening, morning = change.at(night, "21:00"), change.at(night + 1, "07:00")
    moments = [evening - MINUTE, evening, morning - MINUTE, morning]

    ends = [quiet_until(now, zone, **hours) for now in moments]

    assert ends == [None, morning, morning, None]


@pytest.mark.parametrize("night", [-1, 0, 1])
def test_what_waits_for_the_morning_waits_for_the_one_on_the_wall(
    change: Change, household: Household, night: int
) -> None:
    user = MembershipFactory(household=household).user
    midnight, morning = change.at(night, "00:00"), change.at(night, "07:00")

    assert not_before(midnight, user, household, Pace.DAYTIME) == morning
    assert not_before(midnight, user, household, Pace.DIGEST) == morning
    assert not_before(midnight, user, household, Pace.AT_ONCE) == midnight
    assert not_before(midnight, user, household, Pace.CHOSEN) == midnight
    assert next_day(midnight, user, household) == change.at(night + 1, "07:00")


@pytest.mark.parametrize(
    ("zone", "on", "shown"),
    [
        # Skipped: it comes as late as the clocks skip.
        ("Europe/London", date(2027, 3, 28), "02:30 BST"),
        ("America/New_York", date(2027, 3, 14), "03:30 EDT"),
        ("Pacific/Auckland", date(2026, 9, 27), "03:30 NZDT"),
        # Shown twice: it comes the first time.
        ("Europe/London", date(2026, 10, 25), "01:30 BST"),
        ("America/New_York", date(2026, 11, 1), "01:30 EDT"),
        ("Pacific/Auckland", date(2027, 4, 4), "02:30 NZDT"),
        ("Asia/Kathmandu", date(2026, 10, 25), "02:30 +0545"),
    ],
)
def test_a_time_the_clocks_skip_comes_later_and_one_shown_twice_the_first_time(
    zone: str, on: date, shown: str
) -> None:
    here = ZoneInfo(zone)
    hour = "01:30" if zone == "Europe/London" or shown.startswith("01") else "02:30"

    found = instant(on, time.fromisoformat(hour), here)

    assert found.astimezone(here).strftime("%H:%M %Z") == shown


def test_kathmandus_day_begins_at_a_quarter_past_six_in_the_evening_of_utc() -> None:
    kathmandu = HouseholdFactory(timezone="Asia/Kathmandu")
    midnight = datetime(2026, 10, 24, 18, 15, tzinfo=UTC)

    assert kathmandu.day(midnight - MINUTE) == date(2026, 10, 24)
    assert kathmandu.day(midnight) == date(2026, 10, 25)
