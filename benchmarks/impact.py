"""Measures what a draft would do to open spots: `python -m benchmarks.impact [spots]`.

Each has three entries and facts of its own, so that every one is assessed. The draft
is one of the rule that all of them may fall back to. The yardstick, in the same run, is
a bare loop that reads the same rows as models, in batches, and makes nothing of them.
"""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from accounts.models import Household  # noqa: E402 (Django first)
from benchmarks._database import a_database, timed  # noqa: E402
from conditions.impact import preview  # noqa: E402
from conditions.models import Revision  # noqa: E402
from conditions.queries import published  # noqa: E402
from conditions.services import curation  # noqa: E402
from diary.models import Child, ImpactCount, Observation, Spot, Tag, Visit  # noqa: E402
from diary.queries.spot_rows import BATCH  # noqa: E402
from diary.services import assessments  # noqa: E402
from diary.services.impact import counting  # noqa: E402
from tests.factories import (  # noqa: E402
    ChildFactory,
    HouseholdFactory,
    ObservationFactory,
    SpotFactory,
    VisitFactory,
)

OPEN, FAMILIES, ENTRIES, TOGETHER = 100_000, 20_000, 3, 5_000
MOST_TIMES = 1.0
TODAY = datetime.now(UTC).date()
CHANCE = Random(1)  # noqa: S311 (repeatable, not secret)


def make_children(count: int) -> list[Child]:
    households = Household.objects.bulk_create(
        HouseholdFactory.build(timezone="UTC") for _ in range(count)
    )
    return Child.objects.bulk_create(
        ChildFactory.build(household=one, born_on=days_ago(700)) for one in households
    )


def days_ago(most: int) -> date:
    return TODAY - timedelta(days=CHANCE.randrange(most + 1))


def make_spots(children: list[Child], slugs: list[str]) -> None:
    spots = Spot.objects.bulk_create(
        SpotFactory.build(
            child=child,
            household=child.household,
            suspected=CHANCE.sample(slugs, CHANCE.choice([0, 1, 1, 1, 2])),
            noticed_on=max(child.born_on or TODAY, days_ago(60)),
        )
        for child in children
    )
    entries = Observation.objects.bulk_create(
        an_entry(spot) for spot in spots for _ in range(ENTRIES)
    )
    Tag.objects.bulk_create(
        Tag(observation=entry, what=Tag.What.SIGN, code="WORRIED")
        for entry in entries[::40]
    )
    Visit.objects.bulk_create(
        VisitFactory.build(spot=spot, household=spot.household, on=days_ago(9))
        for spot in spots[::12]
    )
    for start in range(0, len(spots), 500):
        assessments.reassess(spots[start : start + 500], on=TODAY)


def an_entry(spot: Spot) -> Observation:
    on = max(spot.noticed_on or TODAY, days_ago(30))
    entry: Observation = ObservationFactory.build(
        spot=spot,
        household=spot.household,
        observed_on=on,
        observed_at=datetime.combine(on, time(CHANCE.randrange(24)), UTC),
        temperature_c=CHANCE.choice([None, 36.6, 36.8, 37.2]),
        sites=["tummy"],
        well=True,
    )
    return entry


def read_rows() -> None:
    """Read the spots, their entries, signs and visits as models, a batch at a time."""
    for ids in _batches():
        list(Spot.objects.filter(pk__in=ids))
        list(Observation.objects.filter(spot__in=ids))
        list(Tag.objects.filter(observation__spot__in=ids))
        list(Visit.objects.filter(spot__in=ids))


def _batches() -> Iterator[list[int]]:
    ids = list(Spot.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def a_draft() -> Revision:
    rash = Revision.objects.published().get(subject__slug="unknown-rash")
    draft = curation.copy_to_draft(rash, by=None)
    draft.conditioncontent_set.update(limit_days=20)
    return draft


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else OPEN
    with a_database():
        children, slugs = make_children(FAMILIES), list(published().conditions)
        for start in range(0, wanted, TOGETHER):
            at = start % FAMILIES
            make_spots(children[at : at + min(TOGETHER, wanted - start)], slugs)
        preview(a_draft().pk)
        row = ImpactCount.objects.get().pk
        seconds, cpu = timed(lambda: counting.count(row))
        _seconds, bare = timed(read_rows)
    sys.stdout.write(
        f"{wanted:,} open spots: {seconds:.1f} s ({cpu:.1f} s CPU, aim: under 10 s); "
        f"{cpu / bare:.2f} times reading the rows ({bare:.1f} s CPU; "
        f"aim: at most {MOST_TIMES})\n"
    )


if __name__ == "__main__":
    main()
