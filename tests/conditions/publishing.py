"""Publish a draft in a test that is about something else: two curators do it."""

from datetime import datetime

from django.utils import timezone

from conditions.models import Revision
from conditions.services import curation, review
from tests.factories import CuratorFactory


def approved(draft: Revision, *, at: datetime | None = None) -> Revision:
    """Have one curator submit `draft` and another approve it."""
    at = at or timezone.now()
    review.submit(draft, by=CuratorFactory(), at=at, why="A test asks for it.")
    review.approve(draft, by=CuratorFactory(), at=at)
    return draft


def put_in_force(draft: Revision, *, at: datetime | None = None) -> Revision:
    """Submit, approve and publish `draft`, all in the moment `at` (default: now)."""
    at = at or timezone.now()
    curation.publish(approved(draft, at=at), by=None, at=at)
    draft.refresh_from_db()
    return draft
