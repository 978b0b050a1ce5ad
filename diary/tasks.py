"""What can be deferred: each job is named for what it does and calls one service."""

from functools import partial

from django.utils import timezone

from accounts.services import invitations
from diary.background import job
from diary.services import (
    deletions,
    jobs,
    purging,
    push,
    report_files,
    share_ends,
    waiting_files,
)
from diary.services.impact import counting, following
from diary.services.sweep import sweep_family as see_to_family, sweep_slot
from diary.services.telling import sending

# What somebody only tries out goes to servers that anyone can name, and make slow, and
# counting takes a while: no news waits for either.
LAST = -10
# Somebody waits for it, but an alarm waits for none of it that has not begun.
AFTER_NEWS = -5


@job
def sweep(slot: int) -> None:
    """Just after midnight: see to what time alone has moved in one time zone."""
    sweep_slot(slot, now=timezone.now())


@job
def sweep_family(household: int) -> None:
    """See to what the new day of a family that has changed its zone has moved."""
    see_to_family(household, now=timezone.now())


@job
def tell() -> None:
    """Tell what nobody has been told of yet, and what is due by now."""
    sending.tell(now=timezone.now())


@partial(job, priority=LAST)
def count_impact(row: int) -> None:
    """Count what publishing a draft would do to families."""
    counting.count(row)


@job
def follow_pressing(wave: int) -> None:
    """Let spots follow what was published that need a doctor soon by it."""
    following.follow_pressing(wave, now=timezone.now())


@job
def follow() -> None:
    """Let the next of the spots follow what was published."""
    following.go_on(timezone.now())


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


@partial(job, priority=LAST)
def test_push(subscription: int) -> None:
    """Show somebody who asks for it that messages arrive."""
    push.send_test(subscription)


@job
def prune() -> None:
    """Forget jobs that ended long ago, and counts that nobody asks for."""
    now = timezone.now()
    jobs.prune(now)
    counting.forget_old(now)


@job
def tidy() -> None:
    """Delete files that wait for nobody's yes any more, and PDFs, after an hour."""
    waiting_files.tidy()
    report_files.forget_over(timezone.now())


@partial(job, priority=AFTER_NEWS)
def make_report(file: int) -> None:
    """Make a PDF of a log that somebody waits for."""
    report_files.make(file, now=timezone.now())
