"""Numbers that an address or a button names: whatever stands there, no page fails."""

import re

# More figures than any row's number has; Python refuses to read thousands of them.
_WHOLE = re.compile("[0-9]{1,9}")


def whole(text: str, otherwise: int) -> int:
    """Return the number that `text` says, or `otherwise` where it says none."""
    return int(text) if _WHOLE.fullmatch(text) else otherwise
