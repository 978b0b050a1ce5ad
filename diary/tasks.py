"""What can be deferred: each job is named for what it does and calls one service."""

from django.utils import timezone

from accounts.services import invitations
from diary.background import job
from diary.services import deletions, jobs, purging, share_ends
from diary.services.sweep import sweep_slot


@job
def sweep(slot: int) -> None:
    """Just after midnight: see to what time alone has moved in one time zone."""
    sweep_slot(slot, now=timezone.now())


@job
def purge() -> None:
    """Delete for good what was deleted 30 days ago."""
    purging.purge(now=timezone.now())


@job
def forget() -> None:
    """Delete diaries whose seven days are over, invitations and links that ended."""
    now = timezone.now()
    deletions.carry_out(now)
    invitations.forget_ended(now)
    share_ends.forget_ended(now)


@job
def prune() -> None:
    """Forget jobs that ended long ago."""
    jobs.prune(timezone.now())
