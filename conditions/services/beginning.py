"""Begin with a condition that is not curated yet."""

from django.db import transaction

from conditions.models import ConditionContent, Kind, Revision, Subject
from conditions.models.fields import Clock, Urgency
from conditions.services.curation import start_draft
from conditions.services.steps import Someone


class SlugTaken(Exception):  # noqa: N818 (named for the fact)
    """There is a condition at this address already, published or not."""


@transaction.atomic
def start_condition(*, name: str, slug: str, by: Someone) -> Revision:
    """Make a condition with a first draft that says its name and nothing else.

    Texts are empty and counts as small as they can be: the checks refuse to submit
    it until somebody has filled it in. Raises SlugTaken.
    """
    subject, is_new = Subject.objects.get_or_create(kind=Kind.CONDITION, slug=slug)
    if not is_new:
        raise SlugTaken
    draft = start_draft(subject, by=by)
    ConditionContent.objects.create(
        revision=draft,
        name=name,
        onset_min_days=0,
        onset_max_days=0,
        size_min_mm=0,
        size_max_mm=0,
        clock=Clock.ONSET,
        urgency_when_exceeded=Urgency.ROUTINE,
        recurrence_episodes=1,
        recurrence_within_days=1,
        recurrence_urgency=Urgency.ROUTINE,
    )
    return draft
