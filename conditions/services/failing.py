"""How many checks a draft fails, for lists that show several."""

from collections.abc import Iterable

from django.core.cache import cache

from conditions.models import Revision
from conditions.queries import from_rows, published
from conditions.services.curation import faults_of

REMEMBERED_SECONDS = 3600


def failing(draft: Revision) -> int:
    """Count the faults of `draft`, which takes a second, and remember how many.

    The draft's own page asks `faults_of` each time.
    """
    [key] = _keys([draft])
    return int(cache.get_or_set(key, lambda: _count(draft), REMEMBERED_SECONDS) or 0)


def remembered(drafts: Iterable[Revision]) -> dict[int, int]:
    """Return what is known of `drafts`, by their ids, without counting."""
    keys = _keys(drafts)
    found = cache.get_many(keys)
    return {keys[key]: count for key, count in found.items()}


def _keys(drafts: Iterable[Revision]) -> dict[str, int]:
    """Name what is remembered, so that it is no more once something has changed.

    Every change of a draft is written down as an event.
    """
    stamp = published().stamp
    return {
        f"faults:{draft.pk}:{_last_event(draft)}:{stamp}": draft.pk for draft in drafts
    }


def _last_event(draft: Revision) -> int:
    return max((event.pk for event in draft.events.all()), default=0)


def _count(draft: Revision) -> int:
    whole = from_rows.with_content(Revision.objects.filter(pk=draft.pk)).get()
    return len(faults_of(whole))
