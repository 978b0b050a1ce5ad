"""Tell each person what is due to them, in one message a family."""

import logging
from collections.abc import Sequence
from datetime import datetime
from time import monotonic

from django.conf import settings
from django.utils import timezone, translation

from accounts.models import Membership
from conditions.queries import published
from diary import background
from diary.models import Telling
from diary.notifications.message import ChannelDownError, TryLaterError
from diary.services.telling import claims
from diary.services.telling.channels import CHANNELS
from diary.services.telling.claims import Bundle
from diary.services.telling.composing import compose
from diary.services.telling.fan_out import fan_out
from diary.services.telling.present import present

# After so many, or so long, it is the turn of other jobs, and of what is more pressing
# and has come meanwhile: servers may take their time over each message.
MESSAGES_A_RUN = 100
SECONDS_A_RUN = 60
Outcome = Telling.Outcome
log = logging.getLogger(__name__)


def tell(*, now: datetime) -> None:
    """Find those whom news concerns, and send what is due; the rest in another job.

    Where a channel is down what waits for it is left alone, and the others are sent.
    """
    fan_out(now)
    down: set[str] = set()
    ends_at, left = monotonic() + SECONDS_A_RUN, MESSAGES_A_RUN
    bundles = claims.due_bundles(now, limit=left + 1)
    while bundles:
        bundle, left = bundles.pop(0), left - 1
        if not _try(bundle):
            down.add(bundle.channel)
            bundles = claims.due_bundles(now, limit=left + 1, but=down)
        if not left or monotonic() > ends_at:
            break
    if bundles:
        background.defer("tell")


def _try(bundle: Bundle) -> bool:
    """Send what one person is to hear; return False where their channel is down.

    What could not be sent stays claimed until its next try. One that fails by a fault
    of ours costs no other person their news.
    """
    # A run may last for minutes, and a lease begins now.
    now = timezone.now()
    claimed = claims.claim(bundle, now)
    try:
        _send(claimed, bundle, now)
    except TryLaterError as error:
        log.warning("Tellings %s are tried again later.", [one.pk for one in claimed])
        claims.give_up(claimed, now)
        return not isinstance(error, ChannelDownError)
    except Exception as error:  # noqa: BLE001 (whatever it is, the others are told)
        told = background.kind_and_places(error)
        log.error("Tellings %s failed: %s", [one.pk for one in claimed], told)  # noqa: TRY400 (a message may hold a name)
        claims.give_up(claimed, now)
    return True


def _send(claimed: Sequence[Telling], bundle: Bundle, now: datetime) -> None:
    """Send one message of what is still so, and settle all that was claimed."""
    if not claimed:
        return
    needed: list[Telling] = []
    member, data = _reached(bundle), published()
    if member is not None:
        so = present(claimed, member, now, data)
        needed = [one for one in claimed if so.needs(one)]
        if needed:
            with translation.override(member.user.language or settings.LANGUAGE_CODE):
                message = compose(needed, so, member, now, data)
                CHANNELS[bundle.channel].send(member.user, message)
    claims.settle(needed, Outcome.SENT, timezone.now())
    claims.settle(claimed, Outcome.NOT_NEEDED, now)


def _reached(bundle: Bundle) -> Membership | None:
    """Return the person's part in the family, if they still want to hear and can."""
    rows = Membership.objects.filter(user__is_active=True).select_related(
        "user", "household"
    )
    member = rows.filter(user=bundle.user, household=bundle.household).first()
    if member is None or not member.hears_by(bundle.channel):
        return None
    reached = CHANNELS[bundle.channel].reaches([member.user])
    return member if member.user_id in reached else None
