"""The family's side of a link: make it, see who opened it, move its end, stop it."""

from base64 import b64encode
from datetime import datetime
from uuid import UUID

from allauth.decorators import rate_limit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.circle import circle
from accounts.roles import Capability
from conditions.queries import Published, published
from diary import access
from diary.clinical_report import LeftOut
from diary.exports.pdf import can_make_pdf
from diary.exports.share import as_qr
from diary.exports.small_photos import PhotosUnread
from diary.forms.shares import EndForm, ShareForm
from diary.models import Child, ShareLink
from diary.queries.report_choices import choice_of
from diary.queries.shares import LinkLine, link_line, openings_of
from diary.services import photos, share_ends, sharing
from diary.services.share_secrets import Wanted
from diary.views.reported import gathered, offered
from diary.views.request import SignedIn


@require_http_methods(["GET", "POST"])
@rate_limit(action="share")  # type: ignore[untyped-decorator]  # allauth has no types
def new(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Make a link; the page that follows shows QR code and passcode, this once."""
    child = access.child(request.user, uuid, Capability.LOG)
    now, data = timezone.now(), published()
    form = _form(request, child, now=now, data=data)
    if request.method == "POST" and form.is_valid():
        made = _make(request, child, form, now=now, data=data)
        if made:
            return _made_page(request, made, now=now, data=data)
    status = 422 if request.method == "POST" else 200
    context = {
        "form": form,
        "child": child,
        "can_make_pdf": can_make_pdf(),
        "leaves_out": choice_of(request.user, child).left != LeftOut(),
    }
    return render(request, "share/new.html", context, status=status)


@require_safe
def page(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Show who opened a link and how long it holds. The code is shown no more."""
    link = access.share_link(request.user, uuid, Capability.LOG)
    openings = openings_of(link)
    opened = sum(line.opening.tries_left is None for line in openings)
    line = _line(link, opened=opened)
    names = circle(request.user).names[link.household_id]
    maker = names.get(link.made_by_id or 0, "")
    context = {"line": line, "openings": openings, "form": EndForm(), "maker": maker}
    return render(request, "share/link.html", context)


@require_POST
def end(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Let a link end on another day."""
    link = access.share_link(request.user, uuid, Capability.LOG)
    form = EndForm(request.POST)
    if form.is_valid():
        share_ends.end_after(link, form.cleaned_data["days"], now=timezone.now())
        messages.success(request, _("The end is changed."))
    return redirect("share", link.uuid)


@require_http_methods(["GET", "POST"])
def stop(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask once, then let a link open nothing more."""
    link = access.share_link(request.user, uuid, Capability.LOG)
    if request.method == "POST":
        share_ends.stop(link, now=timezone.now())
        messages.success(request, _("The link is stopped. It opens nothing now."))
        return redirect("share", link.uuid)
    return render(request, "share/stop.html", {"line": _line(link)})


def _form(
    request: SignedIn, child: Child, *, now: datetime, data: Published
) -> ShareForm:
    is_sent = request.method == "POST"
    return ShareForm(
        request.POST if is_sent else request.GET,
        offered=offered(child, data),
        today=child.household.day(now),
        is_sent=is_sent,
    )


def _make(
    request: SignedIn, child: Child, form: ShareForm, *, now: datetime, data: Published
) -> sharing.Made | None:
    """Make the link; where that fails, say why on the form, and return nothing."""
    shown = choice_of(request.user, child)
    report = gathered(request, child, form, shown, now=now, data=data)
    if not sharing.fits_link(report):
        why = _("A link cannot hold as much. Choose fewer spots or days.")
        form.add_error(None, why)
        return None
    wanted = Wanted(form.terms, request.build_absolute_uri("/"), now)
    read = photos.reader([spot.uuid for spot in report.spots], data=data)
    try:
        return sharing.share(
            wanted,
            form.chosen_spots,
            report,
            read,
            by=request.user,
            with_pdf=form.cleaned_data["pdf"],
        )
    except PhotosUnread:
        why = _("The photos cannot be read just now. Try again in a few minutes.")
    except OSError:
        why = _("The server has no room for it just now. Try again in a few minutes.")
    except sharing.ChangedMeanwhileError:
        why = _("An entry was moved or deleted just now. Look again, then share.")
    form.add_error(None, why)
    return None


def _made_page(
    request: SignedIn, made: sharing.Made, *, now: datetime, data: Published
) -> HttpResponse:
    spots = list(made.link.spots.all())
    line = link_line(made.link, spots, opened=0, now=now, data=data)
    pdf = b64encode(made.pdf).decode()
    qr = as_qr(made.address, _("QR code of the link"))
    context = {"made": made, "line": line, "qr": qr, "pdf": pdf}
    return render(request, "share/made.html", context)


def _line(link: ShareLink, *, opened: int = 0) -> LinkLine:
    spots = link.spots.order_by("pk")
    return link_line(link, spots, opened=opened, now=timezone.now(), data=published())
