"""Photos in a bucket of an S3 server (docs/adr/0018-how-photos-leave.md)."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from types import SimpleNamespace

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3File, S3Storage

from django.core.files import File

SIGNED_SECONDS = 60
MEBIBYTE = 1024 * 1024
CLIENT = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    connect_timeout=5,
    read_timeout=30,
    retries={"mode": "standard", "total_max_attempts": 2},
)
# Never in parts: an object is there whole or not at all, and no part lingers.
WHOLE = TransferConfig(multipart_threshold=5 * 1024 * MEBIBYTE, use_threads=False)


@contextmanager
def told_as_os_errors() -> Iterator[None]:
    """Raise what a disk would where the server refuses or does not answer."""
    try:
        yield
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == HTTPStatus.NOT_FOUND:
            raise FileNotFoundError from error
        raise OSError("The bucket refuses") from error
    except (BotoCoreError, Boto3Error, RetriesExceededError) as error:
        raise OSError("The bucket does not answer") from error


class PhotoBucket(S3Storage):  # type: ignore[misc]
    """Django's storage on a bucket that nobody reads but through signed addresses.

    No access list is sent: objects are private by themselves, and AWS refuses lists in
    buckets made since 2023.
    """

    def __init__(self, **options: str) -> None:
        super().__init__(
            client_config=CLIENT,
            transfer_config=WHOLE,
            file_overwrite=False,
            max_memory_size=5 * MEBIBYTE,
            querystring_expire=SIGNED_SECONDS,
            **options,
        )
        # One client for all threads, which clients allow: each costs 15 MB and 0.2 s.
        self._connections = SimpleNamespace()

    def url(self, name: str, **_options: object) -> str:
        """Sign an address that shows the picture, and nothing else, for a minute.

        What the server says of it is signed, too: its type as its name tells, and that
        no cache may keep it.
        """
        kind, _encoding = mimetypes.guess_type(name)
        answer = {
            "ResponseContentType": kind or self.default_content_type,
            "ResponseContentDisposition": "inline",
            "ResponseCacheControl": "private, no-store",
        }
        return str(super().url(name, parameters=answer))

    @told_as_os_errors()
    def _open(self, name: str, mode: str = "rb") -> S3File:
        """Fetch the whole object now, so that reading it later cannot fail."""
        file = super()._open(name, mode)
        file.open()
        return file

    @told_as_os_errors()
    def _save(self, name: str, content: File[bytes]) -> str:
        return str(super()._save(name, content))

    delete = told_as_os_errors()(S3Storage.delete)
    exists = told_as_os_errors()(S3Storage.exists)
    listdir = told_as_os_errors()(S3Storage.listdir)
    size = told_as_os_errors()(S3Storage.size)
    get_modified_time = told_as_os_errors()(S3Storage.get_modified_time)
