"""Make one spot of two that are one; what asks for a doctor is never eased by it."""

from datetime import date
from itertools import chain
from typing import Any

from django.db import transaction

from accounts.models import User
from diary.assessment import assessment_from_json
from diary.models import Observation, Spot, WithdrawnSign
from diary.queries.changed_fields import differences
from diary.services import assessments, episodes, history, prompts, spots, visits

GENERIC = {Spot.Kind.RASH: "unknown-rash", Spot.Kind.SPOT: "unknown-spot"}
COMBINED = [
    "noticed_on",
    "noticed_about",
    "flare_started_on",
    "first_seen_on",
    "gone_on",
    "suspected",
    "look",
    "label",
]


class MergeEasesError(Exception):
    """The two together would ask for less than one of them does alone."""


@transaction.atomic
def merge(kept: Spot, other: Spot, *, by: User, on: date) -> Spot:
    """Let `other`, a spot of the same child, become part of `kept`.

    All it holds goes to `kept`, which begins on the earlier day; its address leads
    there. Merging twice, or each into the other at once, is merging once. Raises
    MergeEasesError, and changes nothing, where what was said about one would
    silence what the other asks.
    """
    spots.lock(kept, other)
    kept, other = spots.locked(kept), spots.locked(other)
    if not (kept.is_kept and other.is_kept):
        return kept
    assessments.reassess([kept, other], on=on, by=by)
    asked = max(_asked(kept), _asked(other))
    _join(kept, other, by, on)
    assessments.reassess([kept, *episodes.others(kept)], on=on, by=by)
    if _asked(kept) < asked:
        raise MergeEasesError
    return kept


def _asked(spot: Spot) -> tuple[int, int]:
    """Order spots by what they ask of the family; whatever can wait is alike."""
    answer = assessment_from_json(spot.answer)
    return prompts.pressure(answer) if answer.level in prompts.PRESSING else LEAST


LEAST = (-len(prompts.LEVELS), 0)


def _join(kept: Spot, other: Spot, by: User, on: date) -> None:
    before = spots.said(kept)
    _combine(kept, other)
    fields = differences(before, spots.said(kept))
    what = history.What.MERGED
    history.note(kept, what, by=by, other=other.uuid, fields=fields)
    prompts.join(kept, other, on=on, by=by)
    visits.join(kept, other)
    for model in (Observation, WithdrawnSign):
        model.objects.filter(spot=other).update(spot=kept)
    episodes.join(kept, other)
    Spot.objects.filter(merged_into=other).update(merged_into=kept)
    Spot.objects.filter(pk=other.pk).update(merged_into=kept)


def _combine(kept: Spot, other: Spot) -> None:
    """Let `kept` say what holds for both; of two clocks the earlier start stays."""
    both = (kept, other)
    starts = [(one.noticed_on, one.noticed_about) for one in both if one.noticed_on]
    kept.noticed_on, kept.noticed_about = min(starts, default=(None, False))
    flares, seen, gone = zip(*map(_days, both), strict=True)
    kept.flare_started_on = min(flares) if all(flares) else None
    kept.first_seen_on = min(seen) if all(seen) else None
    kept.gone_on = max(gone) if all(gone) else None
    kept.suspected = _labels(kept, other)
    kept.look, kept.label = kept.look or other.look, kept.label or other.label
    kept.save(update_fields=COMBINED)


def _days(spot: Spot) -> tuple[Any, ...]:
    return spot.flare_started_on, spot.first_seen_on, spot.gone_on


def _labels(kept: Spot, other: Spot) -> list[str]:
    """Return all that either may be; "not sure" of one stays beside the other's."""
    if not kept.suspected and not other.suspected and kept.kind == other.kind:
        return []
    said = (one.suspected or [GENERIC[Spot.Kind(one.kind)]] for one in (kept, other))
    return list(dict.fromkeys(chain(*said)))
