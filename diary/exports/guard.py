"""Keep spreadsheets from running a text cell, without losing a letter of it."""

import re

MARK = "'"
# What a spreadsheet may take for a formula, in plain and in full-width form.
_SIGNS = "=+-@"
_FORMULA = re.escape(_SIGNS + "".join(chr(ord(sign) + 0xFEE0) for sign in _SIGNS))
# Where another cell may begin: much of Europe's Excel splits a line at semicolons.
_BETWEEN = r";\t\r\n"
# What some of them pass over at the start of a cell.
_BLANK = "[ \u00a0\u200b\ufeff]*"
_INNER = rf"(?<=[{_BETWEEN}])"
_UNSAFE = re.compile(
    rf"(?:\A{_BLANK}(?=[{_FORMULA}\t\r\n\0{MARK}])"
    rf"|{_INNER}{_BLANK}(?=[{_FORMULA}{MARK}]))"
)
_MARKED = re.compile(rf"((?:\A|{_INNER}){_BLANK}){MARK}")


def guard(text: str) -> str:
    """Put a mark before each part of a text that a spreadsheet might run."""
    return _UNSAFE.sub(lambda found: found[0] + MARK, text)


def unguard(cell: str) -> str:
    """Give back the text that was guarded."""
    return _MARKED.sub(r"\1", cell)
