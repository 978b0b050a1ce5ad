"""Hand out a photo to someone who may see this child now."""

from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.views.decorators.http import require_safe

from conditions.queries import published
from diary import access
from diary.services import photos
from diary.views.request import SignedIn

TYPES = {"original": "image/jpeg", "large": "image/jpeg", "small": "image/webp"}


@require_safe
def photo(request: SignedIn, uuid: UUID, size: str) -> HttpResponseBase:
    """Send one size of a photo, or let nginx or its bucket send it.

    No cache may keep it. A photo on a page of its own comes from here, so that the
    address of that page works for nobody else, and works tomorrow.
    """
    if size not in TYPES:
        raise Http404
    found = access.photo(request.user, uuid)
    name = photos.file_name(found, size, data=published())
    if name is None:
        raise Http404
    if settings.PHOTOS_ACCEL:
        return _through_nginx(name, TYPES[size])
    if settings.PHOTOS_FROM and request.headers.get("Sec-Fetch-Dest") != "document":
        return _from_bucket(name)
    return _streamed(name, TYPES[size])


def _streamed(name: str, kind: str) -> FileResponse:
    try:
        return FileResponse(default_storage.open(name), content_type=kind)
    except FileNotFoundError as error:
        raise Http404 from error


def _through_nginx(name: str, kind: str) -> HttpResponse:
    """Name the file to nginx, which sends it in place of this empty answer."""
    headers = {
        "Content-Disposition": "inline",
        "X-Accel-Redirect": settings.PHOTOS_ACCEL + quote(name),
    }
    return HttpResponse(content_type=kind, headers=headers)


def _from_bucket(name: str) -> HttpResponseRedirect:
    """Lead to the bucket, by an address that works for a minute."""
    return HttpResponseRedirect(
        default_storage.url(name), headers={"Referrer-Policy": "no-referrer"}
    )
