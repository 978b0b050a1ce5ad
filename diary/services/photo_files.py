"""The three files of a photo in the storage: written together, let go together."""

import logging
import secrets
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from diary.photos import Ingested

log = logging.getLogger(__name__)


def save(made: Ingested) -> list[str]:
    """Write original, large and small under one random name; all of them or none.

    Raises OSError where the storage is full or does not answer.
    """
    stem, named = secrets.token_hex(16), []
    try:
        for size, ending, content in (
            ("original", "jpg", made.original),
            ("large", "jpg", made.large),
            ("small", "webp", made.small),
        ):
            # Named before it is written: half a file on a full disk goes, too.
            named.append(f"{stem[:2]}/{stem}-{size}.{ending}")
            default_storage.save(named[-1], ContentFile(content))
    except BaseException:
        let_go(named)
        raise
    return named


def let_go(names: Iterable[str]) -> None:
    """Delete files; one that cannot be deleted now stays, and is named to the operator.

    Its row is gone either way, so that nobody is shown it.
    """
    for name in names:
        try:
            default_storage.delete(name)
        except OSError:
            log.exception("The file %s stays, though no row names it.", name)
