"""Log an entry, add photos to one, delete one and put it back."""

from typing import Any
from uuid import UUID

from django_permissions_policy.decorators import permissions_policy_override

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import Capability
from conditions.queries import Published, published
from diary import access
from diary.forms.observations import ObservationForm, PhotosForm
from diary.models import Observation, Spot
from diary.models.undo import kept_since
from diary.queries.asked import signs_asked_of
from diary.queries.last_entry import last_entry
from diary.queries.standing import place_name
from diary.services import assessments, entry_changes, observations, photos
from diary.views.moving_on import move_on
from diary.views.refusals import refusal_sentences
from diary.views.request import SignedIn
from diary.views.undo import offer_undo


@permissions_policy_override({**settings.PERMISSIONS_POLICY, "camera": ["self"]})
@require_http_methods(["GET", "POST"])
def log(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Log an entry on a spot, with photos; what cannot be read costs only itself.

    What was typed while another carer closed the spot is kept as it is.
    """
    spot = access.spot(request.user, uuid, Capability.LOG)
    if request.method == "GET" and not spot.is_open:
        messages.info(request, _("This has gone. If it is back, say so here."))
        return redirect("spot", spot.uuid)
    now, data = timezone.now(), published()
    assessments.refresh([spot], now=now, data=data)
    form = _form(request, spot, data)
    if request.method == "POST" and form.is_valid():
        entry = _record(request, spot, form)
        if entry is not None:
            return keep_photos(request, entry, form.cleaned_data["photos"], data)
    context = {
        "form": form,
        "spot": spot,
        "place": place_name(spot.site, spot.side, data),
        "day_number": spot.day_number(spot.household.day(now)),
        "more_is_open": form.has_errors_in_more,
        "last": last_entry(spot, request.user, now),
        "takes_photos": photos.takes_photos(spot.site, data),
    }
    status = 422 if form.errors else 200
    return render(request, "diary/spot_log.html", context, status=status)


@require_http_methods(["GET", "POST"])
def add_photos(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Add photos to an entry that is already there."""
    entry = access.observation(request.user, uuid, Capability.LOG)
    form = PhotosForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return keep_photos(request, entry, form.cleaned_data["photos"], published())
    context = {"form": form, "entry": entry, "spot": entry.spot}
    return render(request, "diary/entry_photos.html", context)


@require_POST
def delete(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Take an entry out of the diary; the next page can put it back."""
    entry = access.observation_to_undo(
        request.user, uuid, since=kept_since(timezone.now())
    )
    observations.delete(entry, by=request.user)
    undo = reverse("entry-restore", args=[entry.uuid])
    offer_undo(request, _("The entry is deleted."), undo)
    return redirect("spot", entry.spot.uuid)


@require_POST
def restore(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Put a deleted entry back."""
    entry = access.observation_to_undo(
        request.user, uuid, since=kept_since(timezone.now())
    )
    observations.restore(entry, by=request.user)
    messages.success(request, _("The entry is back."))
    return redirect("spot", entry.spot.uuid)


def _record(request: SignedIn, spot: Spot, form: ObservationForm) -> Observation | None:
    """Write the entry down; where its id is taken, say so and offer a new one."""
    uuid = form.cleaned_data["uuid"]
    try:
        return entry_changes.record(spot, form.seen(), by=request.user, uuid=uuid)
    except observations.EntryIdTakenError:
        form.add_error(None, _("This was sent before and deleted. Save it once more."))
    except entry_changes.ChangedMeanwhileError:
        form.add_error(None, _("This was sent before and changed. Save it once more."))
    form.take_new_id()
    return None


def _form(request: SignedIn, spot: Spot, data: Published) -> ObservationForm:
    now = timezone.now()
    asked = signs_asked_of(spot, on=spot.household.day(now), data=data)
    return ObservationForm(
        request.POST or None,
        request.FILES or None,
        spot=spot,
        now=now,
        asked=asked,
        exposures=data.exposures,
        sites=tuple(data.sites.values()),
    )


def keep_photos(
    request: SignedIn,
    entry: Observation,
    files: list[UploadedFile[Any]],
    data: Published,
    *,
    done: str = "",
) -> HttpResponse:
    """Keep what is a photo; where something was refused, say so and offer again.

    Where nothing was, the page says that it is `done`.
    """
    refused = photos.add_all(entry, files, data=data)
    sentences = refusal_sentences(refused, getattr(request, "refused_uploads", []))
    if not sentences:
        messages.success(request, done or _("Logged."))
        spot = reverse("spot", args=[entry.spot.uuid])
        photos_to = reverse("observation-photos", args=[entry.uuid])
        return move_on(request, spot, photos_to=photos_to)
    for sentence in sentences:
        messages.warning(request, sentence)
    return redirect("observation-photos", entry.uuid)
