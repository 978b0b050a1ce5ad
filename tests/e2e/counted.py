"""A draft that moves open spots, and a curator who reads what it would do."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from conditions.models import Revision
from conditions.services import curation
from diary.models import ImpactCount
from diary.services import assessments
from diary.services.impact import counting
from tests.factories import ChildFactory, SpotFactory, UserFactory

# No other test lets a parent suspect it, though signs may touch it.
CURATOR, SLUG = "cleo@example.com", "milia-older-child"
# How many have been there for so many days: its limit is 90, nearing from day 72 on.
PASSED, NEARING, NEW = (6, 95), (9, 75), (20, 1)
LIMIT = 100


def tell() -> None:
    """Write down the spots, and draft a longer limit."""
    user = UserFactory(email=CURATOR, name="Dr Cleo")
    user.groups.add(Group.objects.get(name="Curators"))
    today = timezone.localdate()
    spots = [
        SpotFactory(
            child=ChildFactory(born_on=None),
            suspected=[SLUG],
            noticed_on=today - timedelta(days=days),
        )
        for number, days in (PASSED, NEARING, NEW)
        for _ in range(number)
    ]
    assessments.reassess(spots, on=today)
    in_force = Revision.objects.published().get(subject__slug=SLUG)
    draft = curation.copy_to_draft(in_force, by=user)
    draft.conditioncontent_set.update(limit_days=LIMIT)


def ask_anew() -> None:
    """Let the draft say something else, so that it is counted once more."""
    draft = Revision.objects.open().get(subject__slug=SLUG)
    content = draft.conditioncontent_set.get()
    content.description += " It is seen on the cheeks."
    content.save()


def count() -> None:
    """Do what a worker does."""
    draft = Revision.objects.open().get(subject__slug=SLUG)
    counting.count(ImpactCount.objects.get(draft=draft.pk).pk)
