"""Measures the sweep after midnight: `python -m benchmarks.sweep [open spots]`.

Of a million open spots 10,000 change on the day that is measured, and a third of those
raise a prompt. The yardstick is a sweep of as many among ten times fewer open spots, in
the same run: the cost must be that of what changes. SQLite writes to the disk, as the
server does; `scripts/with_postgres` before the command measures PostgreSQL.
"""

import os
import sys
from datetime import UTC, date, datetime, time, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402 (Django first)

from accounts.models import Household  # noqa: E402
from benchmarks._database import a_database, timed  # noqa: E402
from diary.models import Child, Observation, Spot, Tag, Visit  # noqa: E402
from diary.services import assessments, sweep  # noqa: E402
from diary.services.in_turn import BATCH  # noqa: E402
from tests.factories import (  # noqa: E402
    ChildFactory,
    HouseholdFactory,
    ObservationFactory,
    SpotFactory,
    VisitFactory,
)

OPEN, CHANGING = 1_000_000, 10_000
FAMILIES, ENTRIES = 2_000, 3
ZONE = "Europe/London"
FIRST = date(2026, 11, 21)
# Days after which a rash without a name has had its early advice, nears its limit, and
# has exceeded it.
TURNS = (8, 23, 29)
COPY = """
    INSERT INTO diary_spot ({columns})
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)
    SELECT {values} FROM n, diary_spot WHERE id = %s
"""
NEW_UUID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}


def make_families() -> list[Child]:
    households = Household.objects.bulk_create(
        HouseholdFactory.build(timezone=ZONE) for _ in range(FAMILIES)
    )
    return Child.objects.bulk_create(
        ChildFactory.build(household=one, born_on=None) for one in households
    )


def let_change(children: list[Child], on: date) -> None:
    """Write spots that all change on the day `on`, with entries, tags and visits."""
    spots = Spot.objects.bulk_create(
        SpotFactory.build(
            child=children[number % FAMILIES],
            household=children[number % FAMILIES].household,
            noticed_on=on - timedelta(days=TURNS[number % len(TURNS)]),
        )
        for number in range(CHANGING)
    )
    entries = Observation.objects.bulk_create(
        ObservationFactory.build(
            spot=spot,
            household=spot.household,
            observed_on=on - timedelta(days=days),
            observed_at=datetime.combine(on - timedelta(days=days), time(12), UTC),
        )
        for spot in spots
        for days in range(2, 2 + ENTRIES)
    )
    Tag.objects.bulk_create(
        Tag(observation=entry, what=Tag.What.EXPOSURE, code="wipes")
        for entry in entries[::5]
    )
    Visit.objects.bulk_create(
        VisitFactory.build(
            spot=spot, household=spot.household, on=on - timedelta(days=1), planned=True
        )
        for spot in spots[::20]
    )
    for start in range(0, CHANGING, BATCH):
        some = spots[start : start + BATCH]
        assessments.reassess(some, on=on - timedelta(days=1))


def fill_up(child: Child, wanted: int) -> None:
    """Copy a spot that changes much later until `wanted` are open."""
    far = SpotFactory.create(child=child, noticed_on=FIRST + timedelta(days=365))
    Spot.objects.filter(pk=far.pk).update(next_change_on=FIRST + timedelta(days=365))
    columns = [field.attname for field in Spot._meta.concrete_fields[1:]]  # noqa: SLF001 (all but the key)
    values = [NEW_UUID[connection.vendor], *columns[1:]]
    copy = COPY.format(columns=",".join(columns), values=",".join(values))
    with connection.cursor() as cursor:
        cursor.execute(copy, [wanted - Spot.objects.count(), far.pk])
        cursor.execute("ANALYZE")


def measure(wanted: int, on: date, children: list[Child]) -> float:
    """Time a sweep on which 10,000 of `wanted` open spots change, then one of none."""
    let_change(children, on)
    fill_up(children[0], wanted)
    full, cpu = timed(lambda: sweep.sweep_zone(ZONE, on=on))
    empty, _cpu = timed(lambda: sweep.sweep_zone(ZONE, on=on))
    sys.stdout.write(
        f"{wanted:9,} open, {CHANGING:,} change: {full:5.2f} s ({cpu:.2f} s CPU); "
        f"none changes: {empty:.3f} s\n"
    )
    return full


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else OPEN
    with a_database():
        children = make_families()
        few = measure(wanted // 10, FIRST, children)
        many = measure(wanted, FIRST + timedelta(days=1), children)
    sys.stdout.write(f"ratio {many / few:.2f} (aim: at most 1.2)\n")


if __name__ == "__main__":
    main()
