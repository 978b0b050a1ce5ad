"""How a decoder's complaint becomes a reason to refuse a file."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, UnidentifiedImageError

from diary.photos.errors import PhotoRefused, Refusal

# What decoders are known to raise on broken input.
_COMPLAINTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@contextmanager
def refusing_broken_files() -> Iterator[None]:
    """Raise PhotoRefused in place of whatever a decoder raises on a bad file.

    Warnings are dropped: a file can hold thousands of small mistakes.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except UnidentifiedImageError as error:
        raise PhotoRefused(Refusal.NOT_A_PHOTO) from error
    except Image.DecompressionBombError as error:
        raise PhotoRefused(Refusal.TOO_MANY_PIXELS) from error
    except MemoryError as error:
        raise PhotoRefused(Refusal.TOO_HEAVY) from error
    except _COMPLAINTS as error:
        raise PhotoRefused(Refusal.DAMAGED) from error
