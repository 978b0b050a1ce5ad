"""Facts and answers as JSON: the lines of `manage.py assess`, and what is kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from conditions.rules import Clock, Kind, Urgency, Window
from diary.assessment.answer import ActBy, Assessment, ErrorCode, Level, Reason
from diary.assessment.facts import Entry, Facts, TakenBack, Visit, Withdrawal
from diary.assessment.fields import BadInput, Fields

T = TypeVar("T")

_PLAIN = {str, int, float, bool, type(None)}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def facts_from_json(json: object, *, now: datetime | None = None) -> tuple[Facts, date]:
    """Read one line: the facts, and the day to assess them on.

    The day is the line's `today`; else that of its `now`, else of the argument
    `now`, in the line's time zone. `id` is left to the caller. Raises BadInput
    with a sentence that names the field.
    """
    line = Fields(json)
    line.ignore("id")
    today = _today(line, now)
    child = line.within("child")
    facts = Facts(
        born_on=child.day("born_on"),
        kind=line.choice("kind", Kind) or Kind.RASH,
        suspected=line.texts("suspected"),
        diagnosis=_slug(line.text("diagnosis")),
        noticed_on=line.day("noticed_on"),
        flare_started_on=line.day("flare_started_on"),
        first_seen_on=line.day("first_seen_on"),
        gone_on=line.day("gone_on"),
        came_back_on=line.day("came_back_on"),
        earlier_starts_on=line.days("earlier_starts_on"),
        entries=_entries(line, today),
        visits=_visits(line),
        withdrawals=tuple(map(_withdrawal, line.each("withdrawals"))),
    )
    child.finish()
    line.finish()
    return facts, today


def facts_to_json(facts: Facts, today: date) -> dict[str, Any]:
    """Write facts as one line; `facts_from_json` reads the same facts and day."""
    written: dict[str, Any] = _plain(facts)
    return {
        "child": {"born_on": written.pop("born_on")},
        "today": today.isoformat(),
        **written,
    }


def assessment_to_json(assessment: Assessment) -> dict[str, Any]:
    """Write an answer; `assessment_from_json` reads an equal one."""
    written: dict[str, Any] = _plain(assessment)
    slug, revision = written.pop("rule_slug"), written.pop("rule_revision")
    return {
        **written,
        "reason": assessment.reason,
        "rule": None if slug is None else {"slug": slug, "revision": revision},
    }


def assessment_from_json(json: Mapping[str, Any]) -> Assessment:
    """Read an answer that `assessment_to_json` wrote."""
    rule = json["rule"] or {"slug": None, "revision": None}
    return Assessment(
        level=_maybe(Level, json["level"]),
        act_by=_maybe(ActBy, json["act_by"]),
        reasons=tuple(map(_reason, json["reasons"])),
        error=_maybe(ErrorCode, json["error"]),
        error_text=json["error_text"],
        elapsed_days=json["elapsed_days"],
        clock=_maybe(Clock, json["clock"]),
        clock_start=_maybe(date.fromisoformat, json["clock_start"]),
        window=_maybe(lambda window: Window(**window), json["window"]),
        limit_days=json["limit_days"],
        due_on=_maybe(date.fromisoformat, json["due_on"]),
        next_change_on=_maybe(date.fromisoformat, json["next_change_on"]),
        rule_slug=rule["slug"],
        rule_revision=rule["revision"],
    )


def _today(line: Fields, now: datetime | None) -> date:
    today, instant, zone = line.day("today"), line.instant("now"), _zone(line)
    if today:
        return today
    instant = line.needed("today", instant or now)
    return (instant.astimezone(zone) if zone else instant).date()


def _zone(line: Fields) -> tzinfo | None:
    name = line.text("timezone")
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput("timezone must be a name such as Europe/London.") from error


def _slug(diagnosis: str | None) -> str | None:
    """Keep a condition's slug; free text leaves the parents' suspicion in place."""
    return diagnosis if diagnosis and _SLUG.fullmatch(diagnosis) else None


def _entries(line: Fields, today: date) -> tuple[Entry, ...]:
    entries = [
        _entry(fields, fields.needed("on", fields.day("on")))
        for fields in line.each("entries")
    ]
    observation = line.within("observation")
    if observation:
        observation.ignore("spread")
        entries.append(_entry(observation, today))
    return tuple(entries)


def _entry(fields: Fields, on: date) -> Entry:
    entry = Entry(
        on=on,
        at=fields.instant("at"),
        made_at=fields.instant("made_at"),
        signs=fields.texts("signs"),
        temperature_c=fields.number("temperature_c"),
        fever_days=fields.count("fever_days"),
        sites=fields.texts("sites"),
        vesicles=fields.yes_no("vesicles"),
        pustules=fields.yes_no("pustules"),
        cough=fields.yes_no("cough"),
        after_straining=fields.yes_no("after_straining"),
        well=fields.yes_no("well"),
        spreading=fields.yes_no("spreading"),
    )
    fields.finish()
    return entry


def _visits(line: Fields) -> tuple[Visit, ...]:
    visits = [_visit(fields) for fields in line.each("visits")]
    review_on, only = line.day("review_on"), line.yes_no("only_if_it_changes")
    seen_on = line.day("seen_by_doctor_on")
    if seen_on:
        visits.append(
            Visit(on=seen_on, review_on=review_on, only_if_it_changes=bool(only))
        )
    return tuple(visits)


def _visit(fields: Fields) -> Visit:
    visit = Visit(
        on=fields.needed("on", fields.day("on")),
        at=fields.instant("at"),
        saw_same_day=bool(fields.yes_no("saw_same_day")),
        told_at=fields.instant("told_at"),
        diagnosis=_slug(fields.text("diagnosis")),
        review_on=fields.day("review_on"),
        only_if_it_changes=bool(fields.yes_no("only_if_it_changes")),
    )
    fields.finish()
    return visit


def _withdrawal(fields: Fields) -> Withdrawal:
    withdrawal = Withdrawal(
        sign=fields.needed("sign", fields.text("sign")),
        why=fields.needed("why", fields.choice("why", TakenBack)),
        on=fields.needed("on", fields.day("on")),
        at=fields.instant("at"),
    )
    fields.finish()
    return withdrawal


def _reason(json: Mapping[str, Any]) -> Reason:
    return Reason(
        code=json["code"],
        text=json["text"],
        sources=tuple(json["sources"]),
        urgency=_maybe(Urgency, json["urgency"]),
    )


def _maybe(read: Callable[[Any], T], value: object) -> T | None:
    return None if value is None else read(value)


def _plain(value: object) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Turn values into what JSON can hold."""
    if type(value) in _PLAIN:
        return value
    if is_dataclass(value):
        names = value.__dataclass_fields__
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    return value.value if isinstance(value, Enum) else value
