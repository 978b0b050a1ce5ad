"""Count what a draft would do, once for each content, and say how far that is."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from conditions.impact import Count, Moved, Preview, State, Table
from conditions.queries import (
    CannotBePublished,
    Draft,
    content_of,
    published,
    with_draft,
)
from diary import background
from diary.models import ImpactCount, SpotQuerySet
from diary.queries.spot_rows import batches
from diary.queries.touched import touched
from diary.services.impact.outlooks import Onlooker
from diary.services.impact.tallying import Tally

# Days pass, and levels with them.
KEPT_FOR = timedelta(hours=12)
FORGOTTEN_AFTER = timedelta(days=90)
COUNTS = ("checked", "unchanged", "kept", "families")
Counting = ImpactCount.State


def preview(draft: int) -> Preview:
    """Say what publishing the draft of this id would do; have it counted if need be."""
    try:
        content = content_of(draft)
    except CannotBePublished:
        return Preview(State.FAULTY)
    known = ImpactCount.objects.filter(draft=draft).first()
    row = known if known and _holds(known, content) else _ask(draft, content)
    table = _from_json(row.table) if row.table else None
    return Preview(State(row.state), row.percent, table, row.counted_at)


def count(row_id: int) -> None:
    """Count for the row of this id, unless what it asks of is another by now."""
    row = ImpactCount.objects.filter(pk=row_id).first()
    if row is None:
        return
    try:
        draft = with_draft(row.draft)
    except CannotBePublished:
        _write(row, state=Counting.FAULTY)
        return
    if draft.content == row.content:
        try:
            _count(row, draft)
        except Exception:
            _write(row, state=Counting.FAILED)
            raise


def forget_old(now: datetime) -> None:
    """Forget counts that nobody has asked for in a long time."""
    ImpactCount.objects.filter(asked_at__lt=now - FORGOTTEN_AFTER).delete()


def _holds(row: ImpactCount, content: str) -> bool:
    is_new = row.asked_at > timezone.now() - KEPT_FOR
    return row.content == content and is_new


@transaction.atomic
def _ask(draft: int, content: str) -> ImpactCount:
    asked = {"content": content, "asked_at": timezone.now(), "percent": 0}
    blank = {"state": Counting.COUNTING, "table": None, "counted_at": None}
    row, _is_new = ImpactCount.objects.update_or_create(
        draft=draft, defaults=asked | blank
    )
    background.defer("count_impact", row=row.pk)
    return row


def _count(row: ImpactCount, draft: Draft) -> None:
    onlooker, tally = Onlooker(published(), draft.data), Tally()
    for percent, batch in _in_portions(touched(draft.change)):
        with _no_search_for_cycles():
            tally.add(onlooker.look(batch, row.asked_at))
        if not _write(row, state=Counting.COUNTING, percent=percent):
            # The draft has changed: another job counts.
            return
    table = asdict(tally.table())
    _write(
        row, state=Counting.DONE, percent=100, table=table, counted_at=timezone.now()
    )


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Let Python free by counting references alone: a batch holds next to no cycles.

    To look for them among all that it makes takes a seventh of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _in_portions(spots: SpotQuerySet) -> Iterator[tuple[int, list[Any]]]:
    """Yield the spots some at a time, and what is behind with them, in percent.

    By their ids: to count them all first would take as long as reading some.
    """
    ends = spots.aggregate(first=Min("pk"), last=Max("pk"))
    for batch in batches(spots):
        behind = batch[-1].pk - ends["first"] + 1
        whole = max(ends["last"] - ends["first"] + 1, behind)
        yield min(99, 100 * behind // whole), batch


def _write(row: ImpactCount, **said: object) -> bool:
    """Write it down if the row still asks for the same; tell whether it does."""
    same = ImpactCount.objects.filter(pk=row.pk, content=row.content)
    return bool(same.filter(asked_at=row.asked_at).update(**said))


def _from_json(table: dict[str, Any]) -> Table:
    moved = tuple(
        Moved(one["before"], one["after"], Count(**one["spots"]))
        for one in table["moved"]
    )
    counts = {name: Count(**table[name]) for name in COUNTS}
    return Table(**{**table, **counts, "moved": moved})
