"""The shipped rule book, read once."""

from functools import cache
from pathlib import Path

from conditions.exchange.folder import read_folder
from conditions.rules import RuleBook

DATA = Path(__file__).parent.parent / "conditions" / "data"


@cache
def rulebook() -> RuleBook:
    """Return the rule book of the first published revision."""
    return read_folder(DATA).rulebook()
