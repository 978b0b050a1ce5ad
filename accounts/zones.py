"""Time zones by name. No framework."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

UTC = ZoneInfo("UTC")


@cache
def timezone_names() -> frozenset[str]:
    """Return every name of the IANA database (asking the disk for them is slow)."""
    return frozenset(available_timezones())


def zone_named(name: str) -> ZoneInfo:
    """Return the zone of that name, or UTC: the database lets old names go.

    A family whose zone has gone keeps its diary; its days begin at midnight UTC.
    """
    return ZoneInfo(name) if name in timezone_names() else UTC
