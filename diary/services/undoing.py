"""Take back a mistaken answer: the prompt speaks again, as if it had not been given.

A booked visit is called off, and one that never was is taken back, as visits
(`bookings.call_off`, `visits.remove`).
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from diary.models import Prompt, PromptEvent, Spot
from diary.services import assessments, history, spots
from diary.services.open_prompt import AnswerNotAllowedError, wake


@transaction.atomic
def undo(prompt: Prompt, *, by: User, on: date) -> None:
    """Take back "not now" or "gone", if that was the last that happened to the prompt.

    Raises AnswerNotAllowedError where something else has happened since, to a newer
    prompt too: its answer is not taken back with an older one.
    """
    spot = spots.locked(prompt.spot)
    last = prompt.events.order_by("pk").last()
    is_newest = not spot.prompts.filter(pk__gt=prompt.pk).exists()
    match last and is_newest and last.what:
        case PromptEvent.What.NOT_NOW:
            wake(Prompt.objects.get(pk=prompt.pk), by=by, on=on)
        case PromptEvent.What.GONE if spot.gone_on:
            _not_gone(spot, prompt, by, on)
        case _:
            raise AnswerNotAllowedError(_("Something else has happened since."))


def _not_gone(spot: Spot, prompt: Prompt, by: User, on: date) -> None:
    """Let the spot be there as before, with the signs that had gone with it."""
    withdrawn = prompt.withdrawn_signs.all()
    signs = [sign.key for sign in withdrawn]
    fields = history.as_json({"gone_on": (spot.gone_on, None), "signs": ([], signs)})
    history.note(spot, history.What.SPOT_CORRECTED, by=by, fields=fields)
    withdrawn.delete()
    spot.gone_on = None
    spot.save(update_fields=["gone_on"])
    because, undoes = Prompt.Closed.CORRECTED, Prompt.Closed.GONE
    assessments.reassess([spot], on=on, by=by, because=because, undoes=undoes)
