"""A person's own reminder to log a spot."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.circle import circle
from accounts.roles import Capability
from diary import access
from diary.forms.reminders import ReminderForm
from diary.models import Reminder, Spot
from diary.queries.reminders import own_reminder
from diary.services import reminders
from diary.services.telling.addressees import reaches
from diary.views.request import SignedIn, sent


@require_http_methods(["GET", "POST"])
def remind(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask how often and when, and remind the reader of a spot from then on."""
    spot = access.spot(request.user, uuid, Capability.LOG)
    if not spot.is_open:
        messages.info(request, _("This has gone. There is nothing to be reminded of."))
        return redirect("spot", spot.uuid)
    known = own_reminder(spot, request.user)
    form = ReminderForm(sent(request), reminder=known)
    if form.is_valid():
        now = timezone.now()
        reminders.start(spot, request.user, **form.cleaned_data, now=now)
        if not _is_reached(request, spot):
            messages.success(request, _("The reminder is saved."))
            return redirect("spot-reminder", spot.uuid)
        messages.success(request, _("You will be reminded."))
        return redirect("spot", spot.uuid)
    context = {
        "form": form,
        "spot": spot,
        "reminder": known,
        "is_reached": _is_reached(request, spot),
    }
    status = 422 if form.errors else 200
    return render(request, "diary/reminder.html", context, status=status)


@require_POST
def stop(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Remind the reader of a spot no more."""
    spot = access.spot(request.user, uuid, Capability.LOG)
    known = own_reminder(spot, request.user)
    if known:
        reminders.stop(known, Reminder.Stopped.BY_HAND, now=timezone.now())
    messages.success(request, _("The reminder is off."))
    return redirect("spot", spot.uuid)


def _is_reached(request: SignedIn, spot: Spot) -> bool:
    """Whether any message reaches the reader in the family of the spot."""
    return any(
        reaches(member)
        for member in circle(request.user).memberships
        if member.household_id == spot.household_id
    )
