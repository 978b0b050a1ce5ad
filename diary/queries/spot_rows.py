"""Read very many spots: what is known of each, and how it stands, as plain values."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import NullIf

from diary.models import Spot, SpotQuerySet
from diary.queries.as_written import as_written, day, strings

# As many as are held in memory at a time.
BATCH = 5000
PLAIN = (
    *("pk", "household_id", "child_id", "came_back_from_id"),
    *("kind", "level", "assessed_under"),
)
SAID = (
    *("suspected", "noticed_on", "flare_started_on", "first_seen_on", "gone_on"),
    "next_change_on",
)


class SpotRow(NamedTuple):
    """The columns of a spot that say what is known of it, and how it stands."""

    pk: int
    household_id: int
    child_id: int
    came_back_from_id: int | None
    kind: str
    level: str
    assessed_under: str
    act_by: str
    suspected: tuple[str, ...]
    noticed_on: date | None
    flare_started_on: date | None
    first_seen_on: date | None
    gone_on: date | None
    next_change_on: date | None


def batches(spots: SpotQuerySet) -> Iterator[list[SpotRow]]:
    """Yield the spots by their ids, some at a time."""
    # SQLite writes what JSON holds as null in letters.
    act_by = NullIf(KT("answer__act_by"), Value("null", TextField()))
    said = [as_written(Spot, name) for name in SAID]
    rows = spots.order_by("pk").values_list(*PLAIN, act_by, *said)
    last = 0
    while batch := [_row(*row) for row in rows.filter(pk__gt=last)[:BATCH]]:
        yield batch
        last = batch[-1].pk


def _row(*row: Any) -> SpotRow:  # noqa: ANN401 (as PLAIN and SAID list them)
    *plain, act_by, suspected, noticed, flare, seen, gone, changes = row
    days = map(day, (noticed, flare, seen, gone, changes))
    return SpotRow._make((*plain, act_by or "", strings(suspected), *days))
