"""What became of every prompt of a spot, and taking the last answer back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.circle import circle
from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.queries.prompt_history import prompt_history
from diary.queries.standing import place_name
from diary.services import assessments, undoing
from diary.services.open_prompt import AnswerNotAllowedError
from diary.views.request import SignedIn


@require_safe
def page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show what became of every prompt of a spot."""
    spot, data = access.spot(request.user, uuid), published()
    assessments.refresh([spot], now=timezone.now(), data=data)
    people = circle(request.user)
    context = {
        "spot": spot,
        "place": place_name(spot.site, spot.side, data),
        "pasts": prompt_history(spot, names=people.names[spot.household_id], data=data),
        "may_log": people.may(spot.household_id, Capability.LOG),
    }
    return render(request, "diary/spot_prompts.html", context)


@require_POST
def undo(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take back the last answer, unless something else has happened since."""
    prompt = access.prompt(request.user, uuid, Capability.LOG)
    on = prompt.spot.household.day(timezone.now())
    try:
        undoing.undo(prompt, by=request.user, on=on)
    except AnswerNotAllowedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. The advice stands as before."))
    return redirect("spot", prompt.spot.uuid)
