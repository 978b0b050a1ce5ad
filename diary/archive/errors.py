"""Why a file is not brought in."""

from enum import StrEnum


class Flaw(StrEnum):
    NOT_A_ZIP = "not_a_zip"
    TOO_LARGE = "too_large"
    STRANGE_FILE = "strange_file"
    TWICE = "twice"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOT_A_DIARY = "not_a_diary"
    OTHER_VERSION = "other_version"
    WRONG_HASH = "wrong_hash"
    MISSING_FILE = "missing_file"
    BAD_VALUE = "bad_value"
    SAME_ID = "same_id"
    NOBODYS = "nobodys"
    NOT_A_PHOTO = "not_a_photo"
    TRY_LATER = "try_later"


class BadArchive(Exception):  # noqa: N818 (named for the fact)
    """The file is refused whole. The page that asked for it words `flaw`.

    `place` says where: the name of a file in the ZIP, or a place in its data such as
    "entries[3].itch".
    """

    def __init__(self, flaw: Flaw, place: str = "") -> None:
        super().__init__(flaw)
        self.flaw = flaw
        self.place = place
