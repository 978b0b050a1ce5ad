"""Reads calendar files in tests, after holding them to the letter of RFC 5545."""

import re

from icalendar import Calendar, Event

LONGEST = 75
LINE = re.compile(r'[A-Z0-9-]+(;[A-Z0-9-]+=("[^"]*"|[^";:,]+))*:.*')
ONCE = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "LAST-MODIFIED")


def read(file: bytes) -> list[Event]:
    """Return the events of a file that is correct to the byte, and to the library."""
    check(file)
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    assert not [part.errors for part in calendar.walk() if part.errors]
    assert calendar.to_ical() == file
    return calendar.events


def check(file: bytes) -> None:
    """Hold a file to the rules, without the library that wrote it."""
    assert file.endswith(b"\r\n")
    folded = file[:-2].split(b"\r\n")
    assert not any(re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in folded)
    assert max(map(len, folded)) <= LONGEST
    for part in folded:
        part.decode()  # No letter is cut in two.
    lines = file.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert all(map(LINE.fullmatch, lines))
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert lines[1:3] == ["VERSION:2.0", "PRODID:-//Milkspot//Milkspot//EN"]
    _check_events(lines)


def _check_events(lines: list[str]) -> None:
    events = "\n".join(lines).split("\nBEGIN:VEVENT\n")[1:]
    for event in events:
        for name in ONCE:
            assert len(re.findall(rf"^{name}[;:]", event, re.MULTILINE)) == 1, name
        for stamp in re.findall(
            r"^(?:DTSTAMP|LAST-MODIFIED):(.*)", event, re.MULTILINE
        ):
            assert re.fullmatch(r"\d{8}T\d{6}Z", stamp)
        starts = re.findall(r"^DTSTART(.*)", event, re.MULTILINE)
        assert re.fullmatch(r";VALUE=DATE:\d{8}|:\d{8}T\d{6}Z", starts[0])
    uids = re.findall(r"^UID:(.*)", "\n".join(lines), re.MULTILINE)
    assert len(uids) == len(set(uids)) == len(events)
