"""A link as a picture for another phone's camera."""

import segno

QUIET = 4


def as_qr(link: str) -> str:
    """Return `link` as an <svg> with its quiet zone, as large as CSS says.

    The standard asks for error correction of level M.
    """
    code = segno.make_qr(link, error="m", boost_error=False)
    return code.svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None)
