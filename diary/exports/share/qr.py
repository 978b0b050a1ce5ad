"""A link as a picture for another phone's camera."""

import segno

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET = 4


def as_qr(link: str, label: str) -> SafeString:
    """Return `link` as an <svg> with its quiet zone, as large as CSS says.

    The standard asks for error correction of level M.
    """
    code = segno.make_qr(link, error="m", boost_error=False)
    drawn = code.svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None)
    said = format_html('<svg role="img" aria-label="{}" ', label)
    return mark_safe(drawn.replace("<svg ", said, 1))  # noqa: S308 (modules, and no word but the label)
