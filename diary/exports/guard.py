"""Keep spreadsheets from running a text cell, without losing a letter of it."""

MARK = "'"
# What a spreadsheet may take for a formula, in plain and in full-width form.
_SIGNS = "=+-@"
_FULL_WIDTH = "".join(chr(ord(sign) + 0xFEE0) for sign in _SIGNS)
_RISKY = tuple(_SIGNS + _FULL_WIDTH + "\t\r\n\0" + MARK)


def guard(text: str) -> str:
    """Put a mark before a text that a spreadsheet might run."""
    return MARK + text if text.startswith(_RISKY) else text


def unguard(cell: str) -> str:
    """Give back the text that was guarded."""
    return cell.removeprefix(MARK)
