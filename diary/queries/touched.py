"""Which open spots a change of the curated data can touch."""

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast

from conditions.impact import Change
from diary.assessment import UNNAMED
from diary.models import Observation, Spot, SpotQuerySet, Tag, Visit

ALL = ("signs", "sites")


def touched(change: Change) -> SpotQuerySet:
    """Find the open spots whose answer may be another one by `change`, and no fewer.

    What everyone is asked, and where the body ends at the nipples, is read with every
    spot; exposures and the do-not list say nothing of time.
    """
    spots = Spot.objects.kept().open()
    if change.kind in ALL:
        return spots
    if change.kind != "condition":
        return spots.none()
    if change.slug in UNNAMED.values():
        # Also where a label does not fit the child's age.
        return spots
    named = Q(named__contains=f'"{change.slug}"')
    spots = spots.annotate(named=Cast("suspected", TextField()))
    return spots.filter(named | Q(_diagnosed(change)) | Q(_ticked(change)))


def _diagnosed(change: Change) -> Exists:
    visits = Visit.objects.filter(spot=OuterRef("pk"), planned=False)
    return Exists(visits.filter(diagnosis=change.slug))


def _ticked(change: Change) -> Exists:
    """Find signs that the condition words: other labels may go by its words."""
    entries = Observation.objects.filter(spot=OuterRef("pk"), deleted_at__isnull=True)
    tags = Tag.objects.filter(what=Tag.What.SIGN, code__in=change.codes)
    return Exists(entries.filter(tags__in=tags))
