"""Answer a prompt: booked, seen, gone, or not now."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.forms.visits import BookedForm, GoneForm, NotNowForm, SeenForm
from diary.models import Prompt
from diary.services import answers, assessments
from diary.services.open_prompt import AnswerNotAllowedError
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
def answer(request: SignedIn, uuid: UUID, kind: str) -> HttpResponse:
    """Ask what the answer needs, and settle the prompt with it."""
    prompt = access.prompt(request.user, uuid, Capability.LOG)
    spot, now, data = prompt.spot, timezone.now(), published()
    assessments.refresh([spot], now=now, data=data)
    prompt.refresh_from_db(from_queryset=Prompt.objects.select_related("spot"))
    if request.method == "GET" and prompt.closed_at is not None:
        return redirect("spot", spot.uuid)
    form = _form(request, kind, prompt)
    if request.method == "POST" and form.is_valid() and _give(request, prompt, form):
        messages.success(request, _("Thank you. That is written down."))
        return redirect("today")
    context = {"form": form, "prompt": prompt, "spot": spot, "kind": kind}
    status = 422 if form.errors else 200
    return render(request, f"diary/answer_{kind}.html", context, status=status)


def _form(request: SignedIn, kind: str, prompt: Prompt) -> forms.Form:
    spot, sent = prompt.spot, request.POST if request.method == "POST" else None
    today = spot.household.day(timezone.now())
    match kind:
        case "booked":
            now = timezone.now()
            return BookedForm(sent, today=spot.household.calendar_day(now))
        case "seen":
            return SeenForm(sent, spot=spot, today=today, data=published())
        case "gone":
            return GoneForm(sent, spot=spot, today=today)
        case "not-now":
            return NotNowForm(sent)
    raise Http404


def _give(request: SignedIn, prompt: Prompt, form: forms.Form) -> bool:
    """Give the answer; where the level does not allow it, say so in the form."""
    on = prompt.spot.household.day(timezone.now())
    by = request.user
    try:
        match form:
            case BookedForm():
                answers.booked(prompt, form.details(), by=by, on=on)
            case SeenForm():
                answers.seen(prompt, form.details(), by=by, on=on)
            case GoneForm():
                answers.gone(prompt, gone_on=form.cleaned_data["on"], by=by, on=on)
            case _:
                answers.not_now(prompt, by=by, on=on)
    except AnswerNotAllowedError as error:
        form.add_error(None, str(error))
        return False
    return True
