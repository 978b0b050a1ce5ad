"""Delete a child's diary, or a family's, after seven days; any owner can stop it."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Deletion, Household
from accounts.services.letters import send_deletion
from diary.models import Child

WAIT = timedelta(days=7)


def plan(
    household: Household, *, child: Child | None, now: datetime, link: str
) -> Deletion:
    """Let a child, or with None the whole household, go in seven days.

    All owners get a letter with `link`, where each can stop it. Asking again
    changes nothing.
    """
    deletion, is_new = Deletion.objects.get_or_create(
        household=household,
        child=child.uuid if child else None,
        defaults={"due_at": now + WAIT},
    )
    if is_new:
        send_deletion(deletion, link=link)
    return deletion


def stop(deletion: Deletion) -> None:
    """Let everything stay."""
    deletion.delete()


def carry_out(now: datetime) -> int:
    """Delete for good what is due, with all photos; return how much that was."""
    due = Deletion.objects.filter(due_at__lte=now).select_related("household")
    return sum(_delete(deletion) for deletion in due)


@transaction.atomic
def _delete(deletion: Deletion) -> bool:
    """Delete what is due; False where an owner has stopped it in this very moment."""
    if not Deletion.objects.filter(pk=deletion.pk).delete()[0]:
        return False
    if deletion.child is None:
        deletion.household.delete()
    else:
        Child.objects.filter(uuid=deletion.child).delete()
    return True
