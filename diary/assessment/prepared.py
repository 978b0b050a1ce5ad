"""The rules made ready: every test compiled once, rule by rule as it is asked for."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from conditions.rules import AgeRule, Rule, RuleBook, SignException, When
from diary.assessment import words
from diary.assessment.answer import Reason
from diary.assessment.computed import ComputedSigns, computed
from diary.assessment.vocabulary import (
    AGE_FACTS,
    AGES,
    ENTRY_FACTS,
    RANK,
    Test,
    compile_when,
    leaves,
)
from diary.assessment.wordings import Group, Place, Standing, Wordings, source_keys

# The label that is itself a reported sign, until a doctor has seen it.
LABEL_SIGNS = {"petechiae-purpura": "NON_BLANCHING"}


class PreparedAgeRule(NamedTuple):
    """An age rule; `per_entry` where it also reads what an entry says."""

    standing: Standing
    test: Test
    only_ages: bool
    per_entry: bool


class PreparedException(NamedTuple):
    """A reason to treat a sign as less pressing."""

    rank: int
    reason: Reason
    test: Test


class PreparedRule:
    """One rule with what follows from it.

    `computed` are the signs that an entry's facts raise by themselves, `linked`
    those that look at other signs too; `ages` the ages at which a test turns.
    """

    def __init__(self, book: "PreparedBook", rule: Rule) -> None:
        self.rule = rule
        self.slug = rule.slug
        self.sources = source_keys(rule.sources)
        signs = (*book.computed, *computed(rule.signs, prefix=f"{rule.slug}/"))
        self.computed = ComputedSigns([each for each in signs if not each.reads_signs])
        self.linked = ComputedSigns([each for each in signs if each.reads_signs])
        self.age_rules = [
            self._age_rule(age_rule, Place(Group.AGE_RULE, (nth,)))
            for nth, age_rule in enumerate(rule.age_rules)
        ]
        self.label_sign = LABEL_SIGNS.get(rule.slug)
        self.always = None if self.label_sign else self._always()
        read_today = [age_rule.when for age_rule in rule.age_rules]
        if self.label_sign:
            read_today += [exception.when for exception in book.rules.exceptions]
        self.ages = tuple(_ages(read_today))

    def _age_rule(self, age_rule: AgeRule, place: Place) -> PreparedAgeRule:
        reads = {fact for fact, _ in leaves(age_rule.when)}
        reason = Reason(age_rule.code, age_rule.text, self.sources, age_rule.urgency)
        return PreparedAgeRule(
            standing=Standing(reason.code, RANK[age_rule.urgency], place, reason),
            test=compile_when(age_rule.when),
            only_ages=reads <= AGE_FACTS,
            per_entry=not reads.isdisjoint(ENTRY_FACTS),
        )

    def _always(self) -> Standing | None:
        urgency = self.rule.always_urgency
        if urgency is None:
            return None
        text = words.always_see_doctor(self.rule.always_reason, urgency)
        reason = Reason("always_see_doctor", text, self.sources, urgency)
        return Standing(reason.code, RANK[urgency], Place(Group.LABEL), reason)


class PreparedBook:
    """A rule book, its rules prepared as they are asked for."""

    def __init__(self, rules: RuleBook) -> None:
        self.rules = rules
        self.wordings = Wordings(rules)
        self.computed = tuple(computed(rules.signs))
        self.exceptions = _exceptions(rules.exceptions)
        self._prepared: dict[str, PreparedRule] = {}

    def rule(self, slug: str) -> PreparedRule:
        """Find a rule; raises KeyError where the book has none of that slug."""
        prepared = self._prepared.get(slug)
        if prepared is None:
            prepared = PreparedRule(self, self.rules.rules[slug])
            self._prepared[slug] = prepared
        return prepared

    def knows_condition(self, slug: str) -> bool:
        return slug in self.rules.rules or slug in self.rules.retired_slugs


def _exceptions(
    exceptions: Iterable[SignException],
) -> Mapping[str, list[PreparedException]]:
    """Gather exceptions by the code of the sign they speak of."""
    found: dict[str, list[PreparedException]] = {}
    for each in exceptions:
        urgency = each.lowers_to
        text = each.instruction or words.ASK[urgency]
        reason = Reason(each.code, text, source_keys(each.sources), urgency)
        ready = PreparedException(RANK[urgency], reason, compile_when(each.when))
        found.setdefault(each.applies_to, []).append(ready)
    return found


def _ages(whens: Iterable[When]) -> Iterable[tuple[str, float]]:
    for fact, held in chain.from_iterable(map(leaves, whens)):
        if fact in AGES:
            yield from ((fact, bound) for bound in held.values())


_KEPT = 8
# Each prepared book keeps its rule book alive, so an id is never used twice.
_books: dict[int, PreparedBook] = {}


def prepared(rules: RuleBook) -> PreparedBook:
    """Prepare `rules`, or remember having done so for this very object."""
    book = _books.get(id(rules))
    if book is None:
        if len(_books) >= _KEPT:
            _books.clear()
        book = _books[id(rules)] = PreparedBook(rules)
    return book
