"""Refuse an oversized upload while it arrives, not after."""

from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Most:
    """How many bytes a request and each file in it may have, and how many files."""

    request: int
    files: int
    file: int


class CappedUploadHandler(FileUploadHandler):
    """Keep the files of who is signed in, nameless on disk; cut off what is too large.

    Django's DATA_UPLOAD_MAX_MEMORY_SIZE does not count files. A file that grows
    past the limit, or one file too many, is dropped and counted in
    `request.refused_uploads`, so that the entry it belongs to is still kept.
    """

    request: HttpRequest
    file: UploadedFile[Any]
    files = 0

    @property
    def most(self) -> Most:
        return Most(
            request=settings.REQUEST_MAX_BYTES,
            files=settings.PHOTOS_PER_REQUEST,
            file=settings.PHOTO_MAX_BYTES,
        )

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002 (Django's own signature)
        _stream, _meta, content_length, *_rest = args
        if content_length > self.most.request:
            raise RequestDataTooBig

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own signature)
        # The CSRF check reads the body before any view asks who sent it.
        if not self.request.user.is_authenticated:
            raise StopUpload(connection_reset=True)
        self.files += 1
        if self.files > self.most.files:
            self._refuse("too_many")
        super().new_file(*args, **kwargs)
        # Without a name on disk, it goes even with a worker that is killed.
        nameless = TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 (Django closes it)
        self.file = UploadedFile(nameless, self.file_name, self.content_type)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > self.most.file:
            self._refuse("too_large")
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Hand over the file; let go of it, as a later refusal closes `self.file`."""
        file = self.file
        del self.file
        file.seek(0)
        file.size = file_size
        return file

    def _refuse(self, why: str) -> None:
        refused = self.request.__dict__.setdefault("refused_uploads", [])
        refused.append(why)
        raise SkipFile


class OneFileUploadHandler(CappedUploadHandler):
    """The same for the pages that take one file: a whole diary, or a table of notes."""

    @property
    def most(self) -> Most:
        file = settings.IMPORT_MAX_BYTES
        return Most(request=file + 64 * 1024, files=1, file=file)
