"""The second reading: the closed vocabulary, in three values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

from conditions.rules import Urgency, When
from diary.assessment.facts import Entry
from tests.diary.assessment.second_reading_spot import completed_months

if TYPE_CHECKING:
    from tests.diary.assessment.second_reading_signs import Signs

Truth = bool | None  # None: nobody knows
Fact = float | bool | None

RANK = {urgency: rank for rank, urgency in enumerate(Urgency)}
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lt,
    "lte": le,
    "gt": gt,
    "gte": ge,
    "eq": eq,
}


def reads_only_ages(when: When) -> bool:
    ((word, given),) = when.items()
    if word in ("all", "any"):
        return all(reads_only_ages(part) for part in given)
    if word == "not":
        return reads_only_ages(given)
    return word in ("age_days", "age_months", "onset_age_days", "missing")


@dataclass(frozen=True)
class Moment:
    """What one entry says on one day; without an entry, what ages alone say."""

    signs: "Signs"
    day: date
    entry: Entry | None = None
    left_out: str = ""

    def holds(self, when: When) -> Truth:
        ((word, given),) = when.items()
        return OTHER_WORDS.get(word, Moment.compares)(self, given, word)

    def compares(self, given: float | dict[str, float], word: str) -> Truth:
        fact = self.fact(word)
        if fact is None:
            return None
        if not isinstance(given, dict):
            return fact is given
        ((sign, number),) = given.items()
        return COMPARE[sign](fact, number)

    def fact(self, word: str) -> Fact:
        if word == "checked":
            return self.signs.spot.checked
        if "age_" in word:
            return self.age(word)
        told: Fact = getattr(self.entry, word, None)
        return told

    def age(self, word: str) -> int | None:
        spot = self.signs.spot
        born_on = spot.facts.born_on
        day = spot.start if word == "onset_age_days" else self.day
        if born_on is None or day is None:
            return None
        if word == "age_months":
            return completed_months(born_on, day)
        return (day - born_on).days

    def all(self, given: list[When], _: str) -> Truth:
        found = [self.holds(when) for when in given]
        return False if False in found else None if None in found else True

    def any(self, given: list[When], _: str) -> Truth:
        found = [self.holds(when) for when in given]
        return True if True in found else None if None in found else False

    def negates(self, given: When, _: str) -> Truth:
        found = self.holds(given)
        return None if found is None else not found

    def has_sign(self, given: str, _: str) -> Truth:
        return given in self.signs.codes

    def is_condition(self, given: dict[str, list[str]], _: str) -> Truth:
        ((word, slugs),) = given.items()
        return (self.signs.rule.slug in slugs) == (word == "in")

    def sites_only(self, _given: str, _: str) -> Truth:
        sites = self.entry.sites if self.entry else ()
        above = self.signs.spot.book.published.sites_above_nipple_line
        return all(site in above for site in sites) if sites else None

    def misses_birth_date(self, _given: str, _: str) -> Truth:
        return self.signs.spot.facts.born_on is None

    def no_other_sign(self, given: str, _: str) -> Truth:
        enough = RANK[Urgency(given)]
        return not any(
            RANK[urgency] <= enough
            for code, urgency in self.signs.in_force
            if code != self.left_out
        )


OTHER_WORDS: dict[str, Callable[[Moment, Any, str], Truth]] = {
    "all": Moment.all,
    "any": Moment.any,
    "not": Moment.negates,
    "sign": Moment.has_sign,
    "condition": Moment.is_condition,
    "sites_only": Moment.sites_only,
    "missing": Moment.misses_birth_date,
    "no_other_sign": Moment.no_other_sign,
}
