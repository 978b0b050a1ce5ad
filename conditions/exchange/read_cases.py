"""Read the cases that rules are held against: facts, and what is expected."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from conditions.answers import ActBy, ErrorCode, Level
from conditions.exchange import lengths
from conditions.exchange.entry import Entry
from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.values import Case, Condition, Signs

_DAYS = ("due_on", "next_change_on")


def with_cases(
    document: Entry, conditions: tuple[Condition, ...], signs: Signs
) -> tuple[tuple[Condition, ...], Signs]:
    """Give conditions and signs the cases that the document has for them."""
    by_slug = document.entry("cases") if document.has("cases") else None
    document.skip("cases", "meta")
    listed = [one.slug for one in conditions]
    for slug in by_slug.names() if by_slug else ():
        if slug not in listed:
            document.fault(f"no condition '{slug}'", "cases")
    found = {slug: _cases(by_slug, slug) for slug in listed} if by_slug else {}
    return (
        tuple(replace(one, cases=found.get(one.slug, ())) for one in conditions),
        replace(signs, cases=_cases(document, "signs")),
    )


def one_case(content: object) -> Case:
    """Read one case that stands alone. Raises FaultyData."""
    faults: list[Fault] = []
    read = case(Entry(content, "", faults))
    if faults:
        raise FaultyData(faults)
    return read


def case(entry: Entry) -> Case:
    """Read one case; that its facts can be read is for whoever judges it."""
    name = entry.text("name", lengths.LINE)
    read = Case(name, _facts(entry), _expected(entry.entry("expect")))
    entry.finish()
    return read


def _cases(entry: Entry, key: str) -> tuple[Case, ...]:
    entry.skip(key)
    return tuple(map(case, entry.entries(key))) if entry.has(key) else ()


def _facts(entry: Entry) -> Mapping[str, Any]:
    try:
        facts = json.loads(
            json.dumps(entry.raw("facts"), default=_day_as_text, allow_nan=False)
        )
    except (TypeError, ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict):
        entry.fault("must be a mapping of plain values", "facts")
        return {}
    if not _is_day(facts.get("today")):
        entry.fault("must be a day such as 2026-01-31", "facts.today")
    return facts


def _day_as_text(value: object) -> str:
    """Take a day that YAML has read as one for the text that it was."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError


def _expected(entry: Entry) -> Mapping[str, str | None]:
    """Read what is expected, key by key: only what stands there is compared."""
    expect: dict[str, str | None] = {"level": entry.nullable_choice("level", Level)}
    if "act_by" in entry.names():
        expect["act_by"] = entry.nullable_choice("act_by", ActBy)
    if "error" in entry.names():
        expect["error"] = entry.nullable_choice("error", ErrorCode)
    if "reason" in entry.names():
        expect["reason"] = entry.optional_text("reason") or None
    for key in _DAYS:
        if key in entry.names():
            expect[key] = _day(entry, key)
    if expect["level"] is None and not expect.get("error"):
        entry.fault("must be a level, or null beside an error", "level")
    entry.finish()
    return {key: value and str(value) for key, value in expect.items()}


def _day(entry: Entry, key: str) -> str | None:
    value = entry.raw(key)
    text = value.isoformat() if isinstance(value, date) else value
    if text is None or _is_day(text):
        return text
    entry.fault("must be a day such as 2026-01-31, or null", key)
    return None


def _is_day(value: object) -> bool:
    try:
        return date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False
