"""The smallest rules and facts that a test of the assessment needs."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from conditions.rules import (
    Clock,
    Recurrence,
    Rule,
    RuleBook,
    Sign,
    SignException,
    Source,
    Urgency,
    Window,
)
from diary.assessment.answer import Assessment
from diary.assessment.engine import assess
from diary.assessment.facts import Entry, Facts
from tests.rulebook import rulebook

DAY_0 = date(2026, 3, 1)
BORN = date(2025, 1, 15)

MILD = Sign("MILD", "Mild?", Urgency.ROUTINE, "Mention it.")
SOON = Sign("SOON", "Soon?", Urgency.SOON, "Ask within days.")
TODAY = Sign("TODAY", "Today?", Urgency.SAME_DAY, "Ask today.")
NOW = Sign(
    "NOW", "Now?", Urgency.EMERGENCY, "Call now.", sources=(Source("nhs", "NHS"),)
)


def after(days: int) -> date:
    return DAY_0 + timedelta(days=days)


def at(days: int, hour: int) -> datetime:
    day = after(days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def a_rule(slug: str = "mild-rash", **changes: Any) -> Rule:  # noqa: ANN401 (any field)
    """Make a rule with a limit of 28 days from the onset, nothing else of note."""
    given: dict[str, Any] = {
        "revision": 7,
        "name": "Mild rash",
        "clock": Clock.ONSET,
        "limit_days": 28,
        "limit_after_review_days": 28,
        "window": Window(7, 14),
        "recurrence": Recurrence(3, 90),
        "sources": (Source("book", "A book"),),
    }
    return Rule(slug=slug, **(given | changes))


def a_book(
    *rules: Rule,
    signs: tuple[Sign, ...] = (NOW, TODAY, SOON, MILD),
    exceptions: tuple[SignException, ...] = (),
    retired: frozenset[str] = frozenset(),
) -> RuleBook:
    """Make a rule book of `rules` and the two generic ones."""
    published = rulebook()
    generic = [published.rules[slug] for slug in ("unknown-rash", "unknown-spot")]
    return RuleBook(
        rules={rule.slug: rule for rule in (*rules, *generic)},
        signs=signs,
        exceptions=exceptions,
        sites_above_nipple_line=published.sites_above_nipple_line,
        retired_slugs=retired,
    )


def a_spot(**changes: Any) -> Facts:  # noqa: ANN401 (any field)
    """Make a mild rash noticed on day 0 in a child of thirteen months."""
    given: dict[str, Any] = {
        "born_on": BORN,
        "suspected": ("mild-rash",),
        "noticed_on": DAY_0,
    }
    return Facts(**(given | changes))


def ticked(*signs: str, day: int = 0, **changes: Any) -> Entry:  # noqa: ANN401 (any field)
    return Entry(on=after(day), signs=signs, **changes)


def on_day(days: int, facts: Facts, *rules: Rule) -> Assessment:
    """Assess with a book of `rules`, else of the plain rule, so many days on."""
    return assess(facts, a_book(*(rules or (a_rule(),))), after(days))


def codes(assessment: Assessment) -> list[str]:
    return [reason.code for reason in assessment.reasons]
