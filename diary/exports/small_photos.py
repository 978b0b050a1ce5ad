"""Photos as small as paper and messages need them, read one at a time."""

from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from PIL import Image

from diary.photos.renditions import as_jpeg, shrink

# The longer side in pixels: 108 mm, the widest a photo is printed, at 150 dpi.
PRINTED_EDGE = 640
PRINTED_QUALITY = 80

# Opens a photo by its uuid; None where there is none to show, OSError where it is
# there and cannot be read.
PhotoReader = Callable[[UUID], BinaryIO | None]


class PhotosUnread(Exception):  # noqa: N818 (named for the fact)
    """Photos cannot be read just now: a file without them would look whole."""


def small_photo(read: PhotoReader, uuid: UUID) -> bytes:
    """Return a photo as a small JPEG.

    Raises LookupError where it is gone, PhotosUnread where it cannot be read.
    """
    try:
        file = read(uuid)
        if file is None:
            raise LookupError(uuid)
        with file:
            content = file.read()
    except OSError as error:
        raise PhotosUnread from error
    return printed(BytesIO(content))


def printed(photo: BinaryIO) -> bytes:
    """Make a photo as small as paper needs it."""
    with Image.open(photo) as image:
        image.draft("RGB", (PRINTED_EDGE, PRINTED_EDGE))
        small = shrink(image.convert("RGB"), PRINTED_EDGE)
        return as_jpeg(small, quality=PRINTED_QUALITY)
