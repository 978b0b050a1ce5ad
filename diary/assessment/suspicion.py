"""One label under assessment, from one doctor's visit to the next."""

from datetime import date
from typing import NamedTuple

from diary.assessment.course import Course
from diary.assessment.labels import FALLBACK
from diary.assessment.limits import Limit, limit_for
from diary.assessment.prepared import PreparedBook, PreparedRule
from diary.assessment.reports import View
from diary.assessment.signs import Signs, signs


class Ticking(NamedTuple):
    """A rule and where its clock stands."""

    rule: PreparedRule
    limit: Limit


class Suspicion(NamedTuple):
    """A label, its signs and its clock.

    `meanwhile` is the clock that counts where the label does not fit the age at
    which the spot began; None where it fits.
    """

    rule: PreparedRule
    course: Course
    signs: Signs
    own: Ticking
    meanwhile: Ticking | None

    @property
    def unseen(self) -> bool:
        return self.course.review is None

    def is_gone(self, day: date) -> bool:
        gone_on = self.course.gone_on
        return gone_on is not None and gone_on <= day


def suspicions(
    course: Course, book: PreparedBook, labels: list[PreparedRule]
) -> list[Suspicion]:
    slugs = tuple(rule.slug for rule in labels)
    return [
        Suspicion(
            rule=rule,
            course=course,
            signs=signs(View(book, course, rule, slugs)),
            own=Ticking(rule, limit_for(rule.rule, course)),
            meanwhile=None if _fits(rule, course) else _fallback(course, book),
        )
        for rule in labels
    ]


def _fits(rule: PreparedRule, course: Course) -> bool:
    oldest, born_on = rule.rule.onset_hard_max_days, course.facts.born_on
    if oldest is None or born_on is None or course.start is None:
        return True
    return (course.start - born_on).days <= oldest


def _fallback(course: Course, book: PreparedBook) -> Ticking:
    rule = book.rule(FALLBACK)
    return Ticking(rule, limit_for(rule.rule, course))
