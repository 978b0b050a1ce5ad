"""Take one photo of an entry that is there, sent on its own by a script."""

from datetime import UTC
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.roles import Capability
from conditions.queries import published
from diary import access
from diary.models import Observation, Photo
from diary.photos import PhotoRefused, Refusal
from diary.services import photos
from diary.views.photos import TYPES
from diary.views.refusals import refusal_sentence
from diary.views.request import SignedIn

# The same file may be taken in a few minutes.
LATER = (Refusal.BUSY, Refusal.NOT_STORED)


@require_POST
def keep(request: SignedIn, uuid: UUID, photo: UUID) -> JsonResponse:
    """Keep the photo in `file` under the id that the browser made.

    201 where it is new, 200 where it was there already: a retry never doubles. 409
    where the id is another photo's, 422 where the file is refused, 503 where it may be
    taken later.
    """
    entry = access.observation(request.user, uuid, Capability.LOG)
    file = request.FILES.get("file")
    if not photos.takes_photos_of(entry, published()):
        return _refusal(photos.WRONG_PLACE)
    if not isinstance(file, UploadedFile):
        cut_off = getattr(request, "refused_uploads", [])
        return _refusal(next(iter(cut_off), "not_a_photo"))
    return _keep(entry, file, photo)


def _keep(entry: Observation, file: UploadedFile[Any], uuid: UUID) -> JsonResponse:
    try:
        kept, is_new = photos.add_once(entry, file, uuid=uuid)
    except PhotoRefused as error:
        return _refusal(error.code)
    except photos.PhotoIdTakenError:
        message = _("This was sent before as another photo. Choose it again.")
        return JsonResponse({"code": "id_taken", "message": message}, status=409)
    return JsonResponse(_as_data(kept), status=201 if is_new else 200)


def _refusal(code: str) -> JsonResponse:
    status = 503 if code in LATER else 422
    message = refusal_sentence(code)
    return JsonResponse({"code": code, "message": message}, status=status)


def _as_data(photo: Photo) -> dict[str, object]:
    return {
        "id": photo.uuid,
        "width": photo.width,
        "height": photo.height,
        "taken_at": photo.taken_at and photo.taken_at.astimezone(UTC),
        "urls": {size: reverse("photo", args=[photo.uuid, size]) for size in TYPES},
    }
