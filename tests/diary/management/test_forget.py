"""The daily command deletes what is due, and nothing else."""

from datetime import UTC, datetime
from io import StringIO

import pytest

from django.core.management import call_command

from accounts.models import Household, Invitation
from tests.factories import DeletionFactory, InvitationFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False),
]
PAST = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_what_is_due_goes_and_what_is_not_stays() -> None:
    DeletionFactory(due_at=PAST)
    InvitationFactory(expires_at=PAST)
    kept = DeletionFactory().household
    open_one = InvitationFactory(household=kept)
    said = StringIO()

    call_command("forget", stdout=said)

    assert said.getvalue().splitlines() == [
        "Diaries deleted: 1.",
        "Invitations ended: 1.",
        "Share links forgotten: 0.",
    ]
    assert kept in Household.objects.all()
    assert Invitation.objects.get() == open_one
