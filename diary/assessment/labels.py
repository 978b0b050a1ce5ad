"""Which conditions a spot is assessed as."""

from conditions.rules import Kind
from diary.assessment.course import Course
from diary.assessment.prepared import PreparedBook, PreparedRule

# The rules of what has no name.
UNNAMED = {Kind.RASH: "unknown-rash", Kind.SPOT: "unknown-spot"}
# Stands in for a label that does not fit the age at which the spot began.
FALLBACK = "unknown-rash"


def labels(course: Course, book: PreparedBook) -> list[PreparedRule]:
    """Name the conditions that count: a doctor's, the parents', or the generic one."""
    rules, named = book.rules.rules, _diagnosis(course)
    if named and named in rules:
        return [book.rule(named)]
    known = [slug for slug in dict.fromkeys(course.facts.suspected) if slug in rules]
    return [book.rule(slug) for slug in known or (UNNAMED[course.facts.kind],)]


def unknown_condition(course: Course, book: PreparedBook) -> str | None:
    """Find the first condition that no rule was ever published for."""
    facts = course.facts
    named = (*facts.suspected, facts.diagnosis, *(v.diagnosis for v in course.visits))
    return next(
        (slug for slug in named if slug is not None and not book.knows_condition(slug)),
        None,
    )


def unknown_sign(course: Course, book: PreparedBook) -> str | None:
    """Find the first ticked sign that nobody was ever asked about."""
    ticked = (key for entry in course.facts.entries for key in entry.signs)
    return next((key for key in ticked if not book.wordings.knows(key)), None)


def _diagnosis(course: Course) -> str | None:
    named = (visit.diagnosis for visit in reversed(course.visits) if visit.diagnosis)
    return next(named, course.facts.diagnosis)
