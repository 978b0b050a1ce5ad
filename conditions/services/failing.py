"""How many checks a draft fails, for lists that show several."""

from django.core.cache import cache

from conditions.models import Revision
from conditions.queries import from_rows, published
from conditions.services.curation import faults_of

REMEMBERED_SECONDS = 3600


def failing(draft: Revision) -> int:
    """Count the faults of `draft`, anew once it or what is published has changed.

    Every change of a draft is written down as an event; the draft's own page asks
    `faults_of` each time.
    """
    last = max((event.pk for event in draft.events.all()), default=0)
    key = f"faults:{draft.pk}:{last}:{published().stamp}"
    return int(cache.get_or_set(key, lambda: _count(draft), REMEMBERED_SECONDS) or 0)


def _count(draft: Revision) -> int:
    whole = from_rows.with_content(Revision.objects.filter(pk=draft.pk)).get()
    return len(faults_of(whole))
