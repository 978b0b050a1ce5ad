"""Refuse an oversized upload while it arrives, not after."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Keep uploads in private temporary files; cut off what is too large.

    Django's DATA_UPLOAD_MAX_MEMORY_SIZE does not count files. A file that grows
    past the limit, or one file too many, is dropped and counted in
    `request.refused_uploads`, so that the entry it belongs to is still kept.
    """

    files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own signature)
        self.files += 1
        if self.files > settings.PHOTOS_PER_REQUEST:
            self._refuse("too_many")
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.PHOTO_MAX_BYTES:
            self._refuse("too_large")
        super().receive_data_chunk(raw_data, start)

    def _refuse(self, why: str) -> None:
        refused = self.request.__dict__.setdefault("refused_uploads", [])
        refused.append(why)
        raise SkipFile
