"""The sealed files of links in the storage: nobody here can read them."""

import secrets
from functools import partial

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from diary.models import ShareFile
from diary.services.photo_files import let_go

__all__ = ["forget_file", "let_go", "open_file", "save"]
FOLDER = "shares"


def save(sealed: bytes) -> str:
    """Write a sealed file under a random name, and return that.

    Raises OSError where the storage is full or does not answer; nothing stays.
    """
    stem = secrets.token_hex(16)
    name = f"{FOLDER}/{stem[:2]}/{stem}.jwe"
    try:
        default_storage.save(name, ContentFile(sealed))
    except BaseException:
        let_go([name])
        raise
    return name


def open_file(file: ShareFile) -> File[bytes] | None:
    """Open a sealed file; None where it is gone."""
    try:
        return default_storage.open(file.name)
    except FileNotFoundError:
        return None


def forget_file(instance: ShareFile, **_signal: object) -> None:
    """Delete the file of a row that is deleted, once that is certain."""
    transaction.on_commit(partial(let_go, [instance.name]))
