"""A few rows at a time, and each by itself where they cannot go together."""

from collections.abc import Callable, Iterator
from time import sleep
from typing import TypeVar

from django.db import OperationalError, connection
from django.db.models import Q

from diary.models import SpotQuerySet
from diary.models.prompt import PromptQuerySet
from diary.models.visit import VisitQuerySet

# As many as one transaction writes. SQLite has one writer at a time: between two
# batches it is somebody else's turn.
BATCH = 250
TURN_SECONDS = 0.02
Rows = TypeVar("Rows", SpotQuerySet, VisitQuerySet, PromptQuerySet)


def batches(rows: Rows, whose: Q | None = None) -> Iterator[Rows]:
    """Yield the rows of theirs some at a time, as they are when their time comes.

    They are found without asking whose they are: a database that is asked for both
    may walk through all the families of a zone instead.
    """
    found = list(rows.order_by().values_list("pk", flat=True))
    for start in range(0, len(found), BATCH):
        some = rows.filter(pk__in=found[start : start + BATCH])
        yield some.filter(whose) if whose else some
        if connection.vendor == "sqlite":
            sleep(TURN_SECONDS)


def those_that_fail(
    spots: SpotQuerySet, assess: Callable[[SpotQuerySet], object]
) -> list[int]:
    """Assess `spots` together, or else each by itself: none costs another its news.

    Return the ids of those that cannot be assessed, for the job to fail in the end.
    Raises OperationalError: that is the database, and no spot.
    """
    try:
        assess(spots)
    except OperationalError:
        raise
    except Exception:  # noqa: BLE001 (whatever it is, it is one spot's)
        ids = list(spots.values_list("pk", flat=True))
        if len(ids) == 1:
            return ids
        alone = (spots.filter(pk=pk) for pk in ids)
        return [failed for one in alone for failed in those_that_fail(one, assess)]
    return []
