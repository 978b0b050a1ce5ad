"""Tell a parent why a file is not brought in."""

from django.conf import settings
from django.utils.translation import gettext as _

from diary.archive.errors import BadArchive, Flaw
from diary.archive.format import VERSION


def why_refused(error: BadArchive) -> str:
    """Say what is wrong with a file, where, and what to do."""
    said = {
        Flaw.NOT_A_ZIP: _(
            "This is not the file of a diary, or it has arrived broken. Choose the ZIP "
            "file as it was downloaded."
        ),
        Flaw.TOO_LARGE: _(
            "This file holds more than this server takes (%(most)d MB). Take out one "
            "child at a time."
        ),
        Flaw.STRANGE_FILE: _("There is a file in it that belongs to no diary."),
        Flaw.TWICE: _("It holds a file twice."),
        Flaw.ENCRYPTED: _("It is locked with a password."),
        Flaw.DAMAGED: _("A part of it is broken. Download it again."),
        Flaw.NOT_A_DIARY: _("This ZIP file was not taken out of a diary of Milkspot."),
        Flaw.OTHER_VERSION: _(
            "This file is of version %(place)s of the format. This server reads "
            "versions up to %(version)d: it may have to be updated."
        ),
        Flaw.WRONG_HASH: _("A file in it was changed after it was taken out."),
        Flaw.MISSING_FILE: _("A file that it names is missing, or one is not named."),
        Flaw.BAD_VALUE: _("Something in it does not fit the format."),
        Flaw.SAME_ID: _("It says the same id twice."),
        Flaw.NOBODYS: _("It speaks of something that is not in it."),
        Flaw.NOT_A_PHOTO: _("A photo in it is none that can be read."),
        Flaw.TRY_LATER: _(
            "The photos could not be taken just now. Try again in a few minutes."
        ),
    }[error.flaw]
    most = settings.IMPORT_MAX_BYTES // 1024**2
    return said % {"most": most, "version": VERSION, "place": error.place}
