"""How long what was deleted can be put back."""

from datetime import datetime, timedelta

KEPT_FOR = timedelta(days=30)


def kept_since(now: datetime) -> datetime:
    """Return the instant after which something was deleted that can still return."""
    return now - KEPT_FOR
