"""Hand out a photo to someone who may see this child now."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponseBase
from django.views.decorators.http import require_safe

from diary import access
from diary.services import photos
from diary.views.request import SignedIn

TYPES = {"original": "image/jpeg", "large": "image/jpeg", "small": "image/webp"}


@require_safe
def photo(request: SignedIn, uuid: UUID, size: str) -> HttpResponseBase:
    """Stream one size of a photo. No cache may keep it."""
    if size not in TYPES:
        raise Http404
    found = access.photo(request.user, uuid)
    return FileResponse(photos.open_file(found, size), content_type=TYPES[size])
