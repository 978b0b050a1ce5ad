"""Each slot is queued once: on time by the clocks of its zone, or as soon as can be."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult

from diary.models import Slot
from diary.services.scheduling import SCHEDULES, Daily, Every, queue_due
from tests.factories import HouseholdFactory

# The days around both changes of the clocks, and Nepal, a quarter of an hour from all.
CHANGES = [
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Pacific/Auckland", date(2026, 4, 5)),
    ("Pacific/Auckland", date(2026, 9, 27)),
    ("Asia/Kathmandu", date(2026, 10, 25)),
    # Here the clocks skip midnight itself, and show it twice.
    ("America/Havana", date(2026, 3, 8)),
    ("America/Havana", date(2026, 11, 1)),
]
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
TELL = Every("tell", minutes=5)
SWEEP = Daily("sweep", at=time(0), each_zone=True)


def midnight(zone: str, on: date) -> datetime:
    return datetime.combine(on, time(0), ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(("zone", "on"), CHANGES)
def test_a_day_is_due_at_its_own_midnight_and_not_a_minute_before(
    zone: str, on: date
) -> None:
    for day in (on - DAY, on, on + DAY):
        begins = midnight(zone, day)

        assert SWEEP.due_at(zone, begins) == begins
        assert SWEEP.due_at(zone, begins - MINUTE) == midnight(zone, day - DAY)


@pytest.mark.parametrize(("zone", "on"), CHANGES)
@pytest.mark.parametrize("at", [time(0), time(0, 30), time(1, 30), time(2, 30)])
def test_over_a_change_of_the_clocks_each_day_is_due_once(
    zone: str, on: date, at: time
) -> None:
    daily = Daily("sweep", at=at, each_zone=True)
    now, end = (
        midnight(zone, on - DAY) + timedelta(hours=3),
        midnight(zone, on + 2 * DAY),
    )

    due = []
    while now < end:
        due.append(daily.due_at(zone, now))
        assert due[-1] <= now
        now += 5 * MINUTE

    days = [began.astimezone(ZoneInfo(zone)).date() for began in sorted({*due})]
    assert due == sorted(due)
    assert days == [on - DAY, on, on + DAY]


def test_kathmandus_day_begins_a_quarter_past_six_in_the_evening_of_utc() -> None:
    assert midnight("Asia/Kathmandu", date(2026, 10, 25)) == datetime(
        2026, 10, 24, 18, 15, tzinfo=UTC
    )


NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
AUCKLANDS_DAY = datetime(2026, 11, 21, 11, tzinfo=UTC)


def slots(job: str = "sweep") -> list[tuple[str, datetime]]:
    return [*Slot.objects.filter(job=job).order_by("at").values_list("zone", "at")]


@pytest.mark.django_db
def test_each_zone_in_use_gets_a_job_of_its_own() -> None:
    for zone in ("Europe/London", "Europe/London", "Pacific/Auckland"):
        HouseholdFactory(timezone=zone)

    queue_due(NOON, [SWEEP])

    assert slots() == [
        ("Europe/London", datetime(2026, 11, 21, tzinfo=UTC)),
        ("Pacific/Auckland", AUCKLANDS_DAY),
    ]
    jobs = {str(job.pk): job for job in DBTaskResult.objects.all()}
    for slot in Slot.objects.all():
        assert jobs[str(slot.run)].args_kwargs["kwargs"] == {"slot": slot.pk}


@pytest.mark.django_db
def test_asked_again_it_queues_nothing() -> None:
    HouseholdFactory()
    queue_due(NOON)

    again = queue_due(NOON + timedelta(minutes=4))

    assert again == 0
    assert DBTaskResult.objects.count() == len(SCHEDULES)


@pytest.mark.django_db
def test_news_is_looked_for_every_five_minutes() -> None:
    queued = [queue_due(NOON + minutes * MINUTE, [TELL]) for minutes in range(12)]

    assert [minutes for minutes, count in enumerate(queued) if count] == [0, 5, 10]
    assert slots("tell")[-1] == ("UTC", NOON + 10 * MINUTE)


@pytest.mark.django_db
def test_after_a_night_without_a_scheduler_news_is_looked_for_once() -> None:
    queue_due(NOON, [TELL])

    assert queue_due(NOON + timedelta(hours=9, minutes=3), [TELL]) == 1


@pytest.mark.django_db
def test_just_after_midnight_the_next_one_comes() -> None:
    HouseholdFactory(timezone="Pacific/Auckland")
    queue_due(AUCKLANDS_DAY - MINUTE, [SWEEP])

    assert queue_due(AUCKLANDS_DAY, [SWEEP]) == 1


@pytest.mark.django_db
def test_what_was_missed_while_the_machine_was_off_is_caught_up_once() -> None:
    HouseholdFactory()
    queue_due(NOON, [SWEEP])

    queued = queue_due(NOON + timedelta(days=5), [SWEEP])

    assert queued == 1
    assert slots()[-1] == ("Europe/London", datetime(2026, 11, 26, tzinfo=UTC))


@pytest.mark.django_db
def test_a_zone_that_is_no_longer_known_is_utc_and_holds_up_no_other() -> None:
    for zone in ("Europe/Atlantis", "Pacific/Auckland"):
        HouseholdFactory(timezone=zone)

    queue_due(NOON, [SWEEP])

    assert slots() == [
        ("Europe/Atlantis", datetime(2026, 11, 21, tzinfo=UTC)),
        ("Pacific/Auckland", AUCKLANDS_DAY),
    ]


@pytest.mark.django_db
def test_the_daily_commands_are_jobs_too() -> None:
    queue_due(NOON)

    due = datetime(2026, 11, 21, 3, tzinfo=UTC)
    for job in ("purge", "forget", "prune"):
        assert slots(job) == [("UTC", due)]
