"""Read many entries as the assessment wants them: plain values, each one's like once.

Their rows are wide, very many are read at a time, and most say the same as others:
columns come as the database writes them, and are understood once for all alike.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q

from diary.assessment import Entry
from diary.models import Observation, Tag
from diary.models.observation import ObservationQuerySet
from diary.queries.as_written import as_written, strings, yes_no

MANY = 500
# What an entry says beside its signs and instants, in the order of `_entry`.
SAID = (
    *("observed_on", "temperature_c", "fever_days", "sites"),
    *("vesicles", "pustules", "cough", "after_straining", "well", "spreading"),
)
Instants = tuple[datetime | None, datetime | None]
UNTIMED: Instants = (None, None)


def of_spots(spots: Sequence[int], name: str = "spot") -> Q:
    """Select the rows of `spots`, maybe with some between them.

    To hand over thousands of ids takes longer than to read what lies among them.
    """
    if len(spots) >= MANY and spots[-1] - spots[0] < 2 * len(spots):
        return Q((f"{name}__gte", spots[0]), (f"{name}__lte", spots[-1]))
    return Q((f"{name}__in", spots))


def entries_of(
    spots: Sequence[int], *, timed: Sequence[int]
) -> Mapping[int, list[Entry]]:
    """Gather the entries of `spots`, with their instants where they are `timed`.

    Instants only say what came first, an entry or a visit, or a sign taken back. Spots
    without either do without: instants take long to read, and would part equal facts.
    """
    kept = Observation.objects.filter(deleted_at__isnull=True)
    signs, instants = _signs(spots), _instants(kept, timed)
    found = defaultdict(list)
    entry = lru_cache(maxsize=None)(_entry)
    said_of = [as_written(Observation, name) for name in SAID]
    # In the order of an index, so that nothing is sorted.
    rows = kept.filter(of_spots(spots)).order_by("spot_id", "observed_at", "id")
    for pk, spot, *said in rows.values_list("id", "spot_id", *said_of):
        ticked = tuple(signs.get(pk, ()))
        found[spot].append(entry(ticked, instants.get(pk, UNTIMED), *said))
    return found


def _signs(spots: Sequence[int]) -> Mapping[int, list[str]]:
    """Gather the keys of the signs that were ticked, by their entry."""
    found = defaultdict(list)
    # Not joined: a database may then walk through all the signs there are.
    entries = Observation.objects.filter(of_spots(spots))
    tags = Tag.objects.filter(observation__in=entries, what=Tag.What.SIGN)
    for tag in tags.only("observation", "condition", "code"):
        found[tag.observation_id].append(tag.key)
    return found


def _instants(
    entries: ObservationQuerySet, spots: Sequence[int]
) -> Mapping[int, Instants]:
    rows = entries.filter(of_spots(sorted(spots))).order_by()
    columns = rows.values_list("id", "observed_at", "created_at")
    return {pk: (at, made_at) for pk, at, made_at in columns}


def _entry(
    signs: tuple[str, ...],
    instants: Instants,
    observed_on: str,
    degrees: str | None,
    fever_days: str | None,
    sites: str,
    *answers: str | None,
) -> Entry:
    at, made_at = instants
    return Entry(
        date.fromisoformat(observed_on),
        at,
        made_at,
        signs,
        None if degrees is None else float(degrees),
        None if fever_days is None else int(fever_days),
        strings(sites),
        *map(yes_no, answers),
    )
