"""What a link leads to, for anyone who has it: our viewer, and what other readers ask.

As HL7's SMART Health Links say (STU 1). No sign-in, no session, no cookie. Pages of
other viewers may ask, too (CORS): what they get is sealed.
"""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from csp.decorators import csp_replace

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, TimestampSigner
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from diary.models import ShareFile, ShareLink, ShareOpening
from diary.models.share import TRIES
from diary.queries.shares import (
    open_file_row,
    share_by_secret,
    standing,
    wrong_tries,
)
from diary.services import share_files
from diary.services.share_openings import (
    AllAreTrying,
    Caller,
    LinkEnded,
    WrongPasscode,
    let_in,
)

MOST_BYTES = 10_000
MOST_EMBEDDED = 100_000
LONGEST_PASSCODE = 64
LONGEST_RECIPIENT = 80
# What reading JSON raises that is no manifest request; nested too deep, the last.
NO_REQUEST = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)
# The standard allows one hour.
SECONDS_TO_FETCH = 60 * 60
signer = TimestampSigner(salt="diary.share-file")
View = Callable[..., HttpResponseBase]


def for_any_reader(view: View) -> View:
    """Open a view to pages of other sites, and keep its answers out of every cache."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, **named: str) -> HttpResponseBase:
        response = view(request, **named)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Headers"] = "content-type"
        response["Access-Control-Allow-Methods"] = "GET, POST"
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answer


@login_not_required
@require_safe
@csp_replace(
    {
        "img-src": ["'self'", "blob:"],
        "form-action": ["'none'"],
        "manifest-src": ["'none'"],
        "require-trusted-types-for": ["'script'"],
    }
)
def viewer(request: HttpRequest) -> HttpResponse:
    """Show the empty viewer: what it shows stands after the #, which is not sent."""
    page = render(request, "share/viewer.html", {"tries": range(TRIES + 1)})
    page["Referrer-Policy"] = "no-referrer"
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page


@for_any_reader
@require_http_methods(["GET", "POST", "OPTIONS"])
def manifest(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Say where the files are, to whoever has the passcode; to a GET, how it stands."""
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    # Counts what is posted: only there is anything to guess.
    if not ratelimit.consume(request, action="share_open"):
        return _later(seconds=60)
    link = share_by_secret(secret)
    if link is None:
        return _ended("unknown")
    return _open(request, link) if request.method == "POST" else _standing(link)


@for_any_reader
@require_safe
def file(_request: HttpRequest, token: str) -> HttpResponseBase:
    """Send a sealed file to whoever was told its address within the last hour."""
    try:
        named = signer.unsign(token, max_age=SECONDS_TO_FETCH)
    except BadSignature:
        return _ended("expired")
    found = open_file_row(UUID(named), timezone.now())
    opened = share_files.open_file(found) if found else None
    if opened is None:
        return _ended("unknown")
    return FileResponse(opened, content_type="application/jose")


def _standing(link: ShareLink) -> HttpResponse:
    """Say what our viewer shows before anything is typed."""
    state = standing(link, timezone.now())
    if state != ShareLink.State.OPEN:
        return _ended(state)
    return JsonResponse(_terms(link) | {"passcode": bool(link.passcode)})


def _open(request: HttpRequest, link: ShareLink) -> HttpResponse:
    asked = _asked(request)
    if asked is None:
        return JsonResponse({}, status=400)
    recipient, passcode, at_most = asked
    caller = Caller(recipient, seen_with(request.headers.get("User-Agent", "")))
    try:
        let_in(link, passcode, caller, now=timezone.now())
    except LinkEnded as ended:
        return _ended(ended.state)
    except AllAreTrying:
        return _later(seconds=1)
    except WrongPasscode as wrong:
        left = {"remainingAttempts": wrong.tries_left}
        return JsonResponse(left, status=HTTPStatus.UNAUTHORIZED)
    files = [_described(request, each, at_most) for each in link.files.all()]
    return JsonResponse({"files": files} | _terms(link))


def _asked(request: HttpRequest) -> tuple[str, str, int] | None:
    """Read recipient, passcode and longest embedded length; None if it says no such."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return None
    try:
        said: Any = json.loads(request.body)
        recipient, passcode = said["recipient"], said.get("passcode") or ""
        at_most = min(int(said.get("embeddedLengthMax", MOST_BYTES)), MOST_EMBEDDED)
        f"{recipient}{passcode}".encode()  # Half a letter can be kept by no database.
    except NO_REQUEST:
        return None
    if not (isinstance(recipient, str) and isinstance(passcode, str)):
        return None
    typed = "".join(passcode.split())[:LONGEST_PASSCODE]
    return recipient.replace("\0", "")[:LONGEST_RECIPIENT], typed, at_most


def _described(request: HttpRequest, each: ShareFile, at_most: int) -> dict[str, str]:
    """Describe a file of the manifest: short ones stand in it, as the reader wishes."""
    about = {
        "contentType": each.content_type,
        "lastUpdated": each.link.made_at.isoformat(),
        "status": "finalized",
        "fhirVersion": "4.0.1",
    }
    opened = share_files.open_file(each) if each.size <= at_most else None
    if opened:
        with opened:
            return about | {"embedded": opened.read().decode()}
    path = reverse("share-file", args=[signer.sign(str(each.uuid))])
    return about | {"location": request.build_absolute_uri(path)}


def _terms(link: ShareLink) -> dict[str, Any]:
    """Return what our viewer says of a link; other readers pass it over."""
    ends = link.expires_at.astimezone(link.household.zone).date()
    return {"ends": ends.isoformat(), "tries": TRIES - wrong_tries(link)}


def _later(*, seconds: int) -> HttpResponse:
    after = {"Retry-After": str(seconds)}
    return JsonResponse({}, status=HTTPStatus.TOO_MANY_REQUESTS, headers=after)


def _ended(state: str) -> HttpResponse:
    return JsonResponse({"ended": state}, status=HTTPStatus.NOT_FOUND)


def seen_with(agent: str) -> ShareOpening.With:
    """Tell by the name of a program whether it is a phone's, or a browser at all."""
    if "Mozilla" not in agent:
        return ShareOpening.With.PROGRAM
    is_phone = "Mobi" in agent or "Android" in agent
    return ShareOpening.With.PHONE if is_phone else ShareOpening.With.COMPUTER
