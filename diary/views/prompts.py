"""Answer a prompt: booked, seen, gone, or not now."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from diary.views.booking import booking_form, refuse, undo_address
from diary.views.request import SignedIn
from diary.views.undo import offer_undo


@require_http_methods(["GET", "POST"])
def answer(request: SignedIn, uuid: UUID, kind: str) -> HttpResponse:
    """Ask what the answer needs, and settle the prompt with it."""
    prompt = access.prompt(request.user, uuid, Capability.LOG)
    spot, now, data = prompt.spot, timezone.now(), published()
    assessments.refresh([spot], now=now, data=data)
    prompt.refresh_from_db(from_queryset=Prompt.objects.select_related("spot"))
    if request.method == "GET" and not _is_open_to(request, prompt, kind):
        return redirect("spot", spot.uuid)
    form = _form(request, kind, prompt)
    if request.method == "POST" and form.is_valid():
        undo_url = _give(request, prompt, form)
        if undo_url:
            offer_undo(request, _("Thank you. That is written down."), undo_url)
            return redirect("today")
    context = {"form": form, "prompt": prompt, "spot": spot, "kind": kind}
    status = 422 if form.errors else 200
    return render(request, f"diary/answer_{kind}.html", context, status=status)


def _is_open_to(request: SignedIn, prompt: Prompt, kind: str) -> bool:
    """Whether to ask at all; what the level rules out is said at once."""
    if prompt.closed_at is not None:
        return False
    try:
        answers.check(prompt, kind)
    except AnswerNotAllowedError as error:
        messages.error(request, str(error))
        return False
    return True


def _form(request: SignedIn, kind: str, prompt: Prompt) -> forms.Form:
    spot, sent = prompt.spot, request.POST if request.method == "POST" else None
    today = spot.household.day(timezone.now())
    match kind:
        case "booked":
            return booking_form(request, spot)
        case "seen":
            return SeenForm(sent, child=spot.child, today=today, data=published())
        case "gone":
            return GoneForm(sent, spot=spot, today=today)
        case "not-now":
            return NotNowForm(sent)
    raise Http404


def _give(request: SignedIn, prompt: Prompt, form: forms.Form) -> str:
    """Give the answer; return the address that takes it back.

    Where the level does not allow the answer, say so in the form and return nothing.
    """
    on = prompt.spot.household.day(timezone.now())
    by = request.user
    try:
        match form:
            case BookedForm():
                about = form.about()
                booked = answers.booked(
                    prompt, form.details(), by=by, on=on, about=about
                )
                return undo_address(booked)
            case SeenForm():
                visit = answers.seen(prompt, form.details(), by=by, on=on)
                return reverse("visit-delete", args=[visit.uuid])
            case GoneForm():
                answers.gone(prompt, gone_on=form.cleaned_data["on"], by=by, on=on)
            case _:
                answers.not_now(prompt, by=by, on=on)
    except AnswerNotAllowedError as error:
        refuse(form, error)
        return ""
    return reverse("prompt-undo", args=[prompt.uuid])
