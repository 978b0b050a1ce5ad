"""The photo workers of this process: started once, by the server or the first photo."""

import atexit
from functools import cache
from threading import Lock

from django.conf import settings

from diary.photos import Pool

_starting = Lock()


def pool() -> Pool:
    """Return the workers, started where they were not yet."""
    with _starting:
        return _started()


@cache
def _started() -> Pool:
    made = Pool(settings.PHOTO_WORKERS)
    atexit.register(made.close)
    return made
