"""What to tell a parent whose photo was not kept."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from diary.services.photos import RefusedPhoto


def refusal_sentences(
    refused: Iterable[RefusedPhoto], cut_off: Iterable[str]
) -> list[str]:
    """Say of each file why it was not kept, and what to do.

    `cut_off` are the reasons of files that were stopped while they arrived.
    """
    numbered = [
        _("Photo %(number)d: %(why)s")
        % {"number": one.number, "why": refusal_sentence(one.code)}
        for one in refused
    ]
    return [*numbered, *dict.fromkeys(map(refusal_sentence, cut_off))]


def refusal_sentence(code: str) -> str:
    """Say why a file was not kept, and what to do; `code` is a RefusedPhoto's."""
    return {
        "too_large": _("This file is larger than 40 MB. Send a smaller one."),
        "too_many": _("More than 20 photos at once. Send the rest after these."),
        "too_many_pixels": _(
            "This picture has more pixels than we can read. Send a smaller one."
        ),
        "too_small": _(
            "This picture is too small to show skin. Send one from the camera."
        ),
        "animated": _("This picture moves. Send a still photo."),
        "damaged": _("This file has arrived broken. Send it again."),
        "too_heavy": _(
            "This photo takes more work than this server can do. Send a smaller one."
        ),
        "busy": _(
            "The server has too many photos to look at. Send this one again in a "
            "few minutes."
        ),
        "not_stored": _(
            "It could not be stored just now. Your entry is kept; send the photo again "
            "in a few minutes."
        ),
        "site_without_photos": _(
            "No photos are kept of this part of the body. Use words and sizes instead."
        ),
    }.get(
        code,
        _("This file is not a photo we can read. Send a JPEG, HEIC, PNG or WebP."),
    )
