"""Set reminders to log a spot, and stop them."""

from datetime import datetime, time, timedelta

from django.db import transaction

from accounts.models import Household, User
from accounts.zones import zone_named
from diary.models import Reminder, Spot
from diary.services.wall_clock import instant, next_instant

Stopped = Reminder.Stopped


@transaction.atomic
def start(
    spot: Spot, user: User, *, every_days: int, at: time, now: datetime
) -> Reminder:
    """Remind `user` of `spot` every few days at a time of the family's clock.

    The first time is the next at which the clock shows it. Set again it begins anew.
    """
    zone = spot.household.zone
    today = now.astimezone(zone).date()
    settings = {
        "every_days": every_days,
        "at": at,
        "started_on": spot.household.day(now),
        "next_at": next_instant(today, at, zone, after=now),
        "stopped_at": None,
        "stopped_as": "",
    }
    reminder, _is_new = Reminder.objects.update_or_create(
        spot=spot, user=user, defaults=settings
    )
    return reminder


def stop(reminder: Reminder, why: Stopped, *, now: datetime) -> None:
    """Remind no more; one that has stopped keeps why it did."""
    if reminder.is_active:
        reminder.next_at, reminder.stopped_at, reminder.stopped_as = None, now, why
        reminder.save(update_fields=["next_at", "stopped_at", "stopped_as"])


def put_off(reminder: Reminder, *, now: datetime) -> datetime:
    """Plan the next time, and return the last that has come: what was missed is one."""
    zone, every = reminder.spot.household.zone, timedelta(days=reminder.every_days)
    coming = next_instant(
        (reminder.next_at or now).astimezone(zone).date() + every,
        reminder.at,
        zone,
        after=now,
        every_days=every.days,
    )
    reminder.next_at = coming
    reminder.save(update_fields=["next_at"])
    return instant(coming.astimezone(zone).date() - every, reminder.at, zone)


def move(household: Household, *, left: str, now: datetime) -> None:
    """Let reminders keep day and time in the new zone of a family that `left` one.

    So none comes twice a day; one whose time has passed there comes a day later.
    """
    zone, before = household.zone, zone_named(left)
    rows = Reminder.objects.active().filter(spot__household=household)
    for reminder in rows.select_for_update(of=("self",)):
        if reminder.next_at:
            on = reminder.next_at.astimezone(before).date()
            reminder.next_at = next_instant(on, reminder.at, zone, after=now)
            reminder.save(update_fields=["next_at"])
