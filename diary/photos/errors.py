"""Why a file is refused, and how a decoder's complaint becomes such a reason."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PIL import Image, UnidentifiedImageError


class Refusal(StrEnum):
    NOT_A_PHOTO = "not_a_photo"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    ANIMATED = "animated"
    DAMAGED = "damaged"


class PhotoRefused(Exception):  # noqa: N818 (named for the fact)
    """The file is not kept. The page that asked for it words `code`."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code = code


# What decoders are known to raise on broken input, MemoryError included.
_COMPLAINTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
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
    """Raise PhotoRefused in place of whatever a decoder raises on a bad file."""
    try:
        yield
    except UnidentifiedImageError as error:
        raise PhotoRefused(Refusal.NOT_A_PHOTO) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoRefused(Refusal.TOO_MANY_PIXELS) from error
    except _COMPLAINTS as error:
        raise PhotoRefused(Refusal.DAMAGED) from error
