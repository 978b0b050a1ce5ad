"""Change what an entry says; where somebody else did so meanwhile, show both."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.circle import circle
from accounts.roles import Capability
from conditions.queries import Published, published
from diary import access
from diary.forms.entry_edit import EntryEditForm
from diary.models import Observation
from diary.models.undo import kept_since
from diary.queries.asked import signs_asked_of
from diary.queries.changed_fields import changed_fields, differences
from diary.queries.photo_times import taken_another_day
from diary.queries.reported import sign_of
from diary.queries.standing import place_name
from diary.queries.writers import writer
from diary.services import assessments, entry_changes, photos
from diary.services.entry_changes import ChangedMeanwhileError
from diary.views.observations import keep_photos
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show the log form filled in, and write down what was changed."""
    now, data = timezone.now(), published()
    entry = _entry(request, uuid)
    assessments.refresh([entry.spot], now=now, data=data)
    form = _form(request, entry, data)
    if request.method == "GET" and "taken" in request.GET:
        _offer_time_taken(form, now)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, entry, form)
        except ChangedMeanwhileError:
            return _both(request, uuid, data)
        files = form.cleaned_data["photos"]
        return keep_photos(request, entry, files, data, done=_("Changed."))
    return _page(request, form, data, status=422 if form.errors else 200)


def _entry(request: SignedIn, uuid: UUID) -> Observation:
    """Find the entry; what was typed is not lost where it was deleted meanwhile."""
    if request.method == "POST":
        since = kept_since(timezone.now())
        return access.observation_to_undo(request.user, uuid, since=since)
    return access.observation(request.user, uuid, Capability.EDIT)


def _change(request: SignedIn, entry: Observation, form: EntryEditForm) -> None:
    version = form.cleaned_data["version"]
    entry_changes.change(entry, form.seen(), version=version, by=request.user)


def _both(request: SignedIn, uuid: UUID, data: Published) -> HttpResponse:
    """Send the form back beside what somebody else has saved; saving again chooses."""
    entry = _entry(request, uuid)
    form = _form(request, entry, data)
    form.take_version(entry.version)
    if not form.is_valid():
        return _page(request, form, data, status=422)
    saved = entry_changes.as_data(entry, form.before)
    ours = entry_changes.as_data(entry, form.seen())
    both = changed_fields(differences(saved, ours), data)
    return _page(request, form, data, status=409, both=both)


def _form(request: SignedIn, entry: Observation, data: Published) -> EntryEditForm:
    tags = entry_changes.seen_in(entry).signs
    ticked = [(key, sign) for key in tags if (sign := sign_of(key, data))]
    asked = signs_asked_of(entry.spot, on=entry.observed_on, data=data)
    return EntryEditForm(
        request.POST or None,
        request.FILES or None,
        entry=entry,
        now=timezone.now(),
        ticked=ticked,
        asked=[pair for pair in asked if pair[0] not in tags],
        exposures=data.exposures,
        sites=tuple(data.sites.values()),
    )


def _offer_time_taken(form: EntryEditForm, now: datetime) -> None:
    """Fill in when the photo was taken; only what is sent back counts as changed."""
    today = form.spot.household.day(now)
    taken = taken_another_day(form.entry, form.spot, today=today)
    form.initial["observed_at"] = taken or form.initial["observed_at"]


def _page(
    request: SignedIn,
    form: EntryEditForm,
    data: Published,
    *,
    status: int,
    **more: object,
) -> HttpResponse:
    entry, spot = form.entry, form.spot
    names = circle(request.user).names[entry.household_id]
    context = {
        "form": form,
        "entry": entry,
        "spot": spot,
        "place": place_name(spot.site, spot.side, data),
        "changed_by": writer(
            names, entry.changed_by_id, entry.changed_name, _("someone who has left")
        ),
        "more_is_open": form.has_errors_in_more or "taken" in request.GET,
        "takes_photos": photos.takes_photos(spot.site, data),
        **more,
    }
    return render(request, "diary/entry_edit.html", context, status=status)
