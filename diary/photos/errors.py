"""Why a file is refused."""

from enum import StrEnum


class Refusal(StrEnum):
    NOT_A_PHOTO = "not_a_photo"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    ANIMATED = "animated"
    DAMAGED = "damaged"
    TOO_HEAVY = "too_heavy"
    BUSY = "busy"
    NOT_STORED = "not_stored"


class PhotoRefused(Exception):  # noqa: N818 (named for the fact)
    """The file is not kept. The page that asked for it words `code`."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code = code
