"""Calendar files (iCalendar, RFC 5545), in words that tell a stranger nothing."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from diary.calendar_event import CalendarEvent

MAKER = "-//Milkspot//Milkspot//EN"
CONTENT_TYPE = "text/calendar; charset=utf-8"
# What nobody knows of an appointment; long enough to be seen in a calendar.
LASTS = timedelta(minutes=30)
# How often a phone should look again. Most take it as a hint at best.
LOOK_AGAIN = timedelta(hours=1)


def calendar_file(
    events: Iterable[CalendarEvent], *, name: str = "", link: str = ""
) -> bytes:
    """Return the file: CR LF, lines of 75 bytes at most, instants in UTC.

    The same events make the same file, byte for byte. `name` is for a calendar that
    is looked at again and again, `link` where each event leads.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", MAKER)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", LOOK_AGAIN, {"value": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(_component(event, link))
    file: bytes = calendar.to_ical()
    return file


def _component(event: CalendarEvent, link: str) -> Event:
    made = Event()
    made.add("uid", event.uid)
    # Without a METHOD this is when what is said here was last changed.
    made.add("dtstamp", event.changed_at)
    made.add("last-modified", event.changed_at)
    made.add("sequence", event.version)
    made.add("summary", event.summary)
    made.add("dtstart", event.start)
    if isinstance(event.start, datetime):
        made.add("dtend", event.start + LASTS)
    if event.where:
        made.add("location", event.where)
    if link:
        made.add("url", link)
    made.add("class", "PRIVATE")
    made.add("transp", "OPAQUE" if event.is_busy else "TRANSPARENT")
    return made
