"""Drafts of the shipped data that move spots, and their publication."""

from datetime import UTC, datetime, timedelta
from itertools import count
from unittest.mock import patch

from conditions.models import Kind, Revision, Status
from conditions.services import curation

AT = datetime(2026, 3, 30, 12, tzinfo=UTC)
_later = count(1)


def a_draft(slug: str, kind: Kind = Kind.CONDITION, **content: object) -> Revision:
    """Copy what is published of a subject to a draft; `content` changes a condition."""
    in_force = Revision.objects.published().get(subject__kind=kind, subject__slug=slug)
    draft = curation.copy_to_draft(in_force, by=None)
    draft.conditioncontent_set.update(**content)
    return draft


def a_draft_of_signs(code: str, **said: object) -> Revision:
    """Copy everyone's warning signs to a draft and change one of them."""
    draft = a_draft(Kind.SIGNS, Kind.SIGNS)
    assert draft.sign_set.filter(code=code).update(**said)
    return draft


def publish(draft: Revision) -> None:
    """Publish just after AT, each time later: no two states have one name.

    Whether its cases come to what they expect is not asked: any rule may be in force.
    """
    for status in (Status.SUBMITTED, Status.APPROVED):
        Revision.objects.filter(pk=draft.pk).update(status=status)
    at = AT + timedelta(microseconds=next(_later))
    with patch.object(curation, "faults_of", return_value=[]):
        curation.publish(draft, by=None, at=at)
