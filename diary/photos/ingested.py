"""What is kept of a photo."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Ingested:
    """A photo without its metadata, in the sizes the product shows.

    Width and height are those of the upright original, in pixels. `taken_at` has a
    time zone only where the camera told its offset.
    """

    original: bytes
    large: bytes
    small: bytes
    placeholder: str
    width: int
    height: int
    taken_at: datetime | None
