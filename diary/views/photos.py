"""Hand out a photo to someone who may see this child now."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponseBase
from django.views.decorators.http import require_safe

from conditions.queries import published
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
    file = photos.open_file(found, size, data=published())
    if file is None:
        raise Http404
    return FileResponse(file, content_type=TYPES[size])
