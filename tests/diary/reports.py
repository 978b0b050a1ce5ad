"""Reports made by hand: born on 10 October 2026, noticed on the 21st, day 31 today."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from conditions.rules import Clock, Window
from diary.assessment.answer import Assessment, Level, Reason
from diary.clinical_report import (
    ChildRecord,
    ClinicalReport,
    EntryRecord,
    PhotoRecord,
    Span,
    SpotReport,
    VisitRecord,
)

BORN_ON = date(2026, 10, 10)
NOTICED_ON = date(2026, 10, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Europe/London"))
TODAY = NOW.date()
ALL_DAYS = Span(None, TODAY)


def an_answer(**known: Any) -> Assessment:  # noqa: ANN401 (any of its fields)
    """Four weeks from onset, passed on 19 November."""
    return Assessment(
        **{
            "level": Level.EXCEEDED,
            "act_by": None,
            "reasons": (Reason("clock", "Four weeks have passed."),),
            "error": None,
            "error_text": "",
            "elapsed_days": 31,
            "clock": Clock.ONSET,
            "clock_start": NOTICED_ON,
            "window": Window(7, 21),
            "limit_days": 28,
            "due_on": date(2026, 11, 19),
            "next_change_on": None,
            "rule_slug": "unknown-rash",
            "rule_revision": 4,
            **known,
        }
    )


def an_entry(number: int, **known: Any) -> EntryRecord:  # noqa: ANN401 (any of its fields)
    """An entry on a numbered day, written at noon in London."""
    on = NOTICED_ON + timedelta(days=number)
    at = datetime.combine(on, time(12), UTC)
    made = {
        "uuid": UUID(int=500 + number),
        "on": on,
        "at": at,
        "written_at": at,
        "day": number,
    }
    return EntryRecord(**{**made, "zone": "Europe/London", **known})


def a_photo(number: int) -> PhotoRecord:
    return PhotoRecord(UUID(int=1000 + number), 640, 480)


def a_spot(*entries: EntryRecord, **known: Any) -> SpotReport:  # noqa: ANN401 (any of its fields)
    made = {
        "uuid": UUID(int=1),
        "place": "Tummy",
        "site": "Tummy",
        "kind": "rash",
        "assessment": an_answer(),
        "on": TODAY,
        "covers": ALL_DAYS,
        "noticed_on": NOTICED_ON,
        "written": entries,
    }
    return SpotReport(**{**made, **known})


def a_child(
    name: str = "Maya",
    born_on: date | None = BORN_ON,
    **known: Any,  # noqa: ANN401 (any of its fields)
) -> ChildRecord:
    return ChildRecord(name, born_on, **{"uuid": UUID(int=2), **known})


def a_visit(on: date, **known: Any) -> VisitRecord:  # noqa: ANN401 (any of its fields)
    return VisitRecord(on, **{"uuid": UUID(int=on.toordinal()), **known})


def a_report(*spots: SpotReport, **known: Any) -> ClinicalReport:  # noqa: ANN401 (any of its fields)
    made = {"child": a_child(), "spots": spots, "made_at": NOW, "covers": ALL_DAYS}
    return ClinicalReport(**{**made, **known})
