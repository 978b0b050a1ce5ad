"""Delete for good what was deleted so long ago that nobody can put it back."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from diary.models import Change, Observation, Spot
from diary.models.undo import kept_since

BATCH = 100


def purge(*, now: datetime) -> Counter[str]:
    """Delete the rows of what was deleted 30 days ago or before; count them by model.

    Photos and their files go with their entries, and those with their spots, whose
    history forgets what the entries said. Run again it finds nothing.
    """
    long_ago = Q(deleted_at__lte=kept_since(now))
    entries = Observation.objects.filter(long_ago)
    told = Change.objects.filter(entry__in=entries.values("uuid")).exclude(fields={})
    spots = Spot.objects.filter(long_ago)
    return _delete(spots) + _delete(told) + _delete(entries)


def _delete(rows: QuerySet[Any]) -> Counter[str]:
    """Delete `rows` a hundred at a time, each time in a transaction."""
    deleted: Counter[str] = Counter()
    while some := _delete_some(rows):
        deleted.update(some)
    return deleted


@transaction.atomic
def _delete_some(rows: QuerySet[Any]) -> dict[str, int]:
    some = rows.select_for_update(of=("self",)).values_list("pk", flat=True)[:BATCH]
    _total, by_model = rows.filter(pk__in=list(some)).delete()
    return by_model
