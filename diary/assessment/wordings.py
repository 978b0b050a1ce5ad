"""How a sign is worded, ranked and placed: by everyone's list and by conditions."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from conditions.rules import RuleBook, Sign, Source
from diary.assessment import words
from diary.assessment.answer import Reason
from diary.assessment.vocabulary import RANK


class Group(IntEnum):
    """Where a reason comes from, in the order of reasons of one urgency."""

    EVERYONE = 0
    OWN = 1
    OTHERS = 2
    AGE_RULE = 3
    LABEL = 4


class Place(NamedTuple):
    """Where a reason stands; `nth` counts in the published order of its group."""

    group: Group
    nth: tuple[int, ...] = ()


class Standing(NamedTuple):
    """Something that asks for a doctor: a sign, an age rule or the label itself."""

    code: str
    rank: int
    place: Place
    reason: Reason


class Wordings:
    """Every published wording of every sign."""

    def __init__(self, rules: RuleBook) -> None:
        self._rules = rules
        self._slugs = {slug: index for index, slug in enumerate(rules.rules)}
        self._global = {sign.code: (i, sign) for i, sign in enumerate(rules.signs)}
        self._own = {
            (slug, sign.code): (index, sign)
            for slug, rule in rules.rules.items()
            for index, sign in enumerate(rule.signs)
        }
        self._codes = {code for _, code in self._own} | self._global.keys()

    def knows(self, key: str) -> bool:
        """Whether a sign is, or once was, asked under this code or slug and code."""
        slug, _, code = key.rpartition("/")
        if code in self._global or code in self._rules.retired_slugs:
            return True
        return (slug, code) in self._own if slug else code in self._codes

    def standing(self, key: str, slug: str, labels: Iterable[str]) -> Standing | None:
        """Word and rank a reported sign under the label `slug`.

        The most urgent holds of the wording asked of everyone, the one that was
        ticked and the label's own; where none of the `labels` has any, of every
        rule's. None where it is another label's to report, or nobody's.
        """
        if not self.knows(key):
            return None
        named, _, code = key.rpartition("/")
        found = self._worded(code, (named, slug))
        if not found and not self._worded(code, labels):
            found = self._worded(code, self._slugs)
        if not found:
            return None
        sign, owner = min(found, key=lambda wording: RANK[wording[0].urgency])
        place = self._place(code, slug, owner)
        return Standing(code, RANK[sign.urgency], place, self._reason(sign, owner))

    def _worded(self, code: str, slugs: Iterable[str]) -> list[tuple[Sign, str]]:
        found = [(self._global[code][1], "")] if code in self._global else []
        owners = (slug for slug in slugs if (slug, code) in self._own)
        return found + [(self._own[slug, code][1], slug) for slug in owners]

    def _place(self, code: str, slug: str, owner: str) -> Place:
        if code in self._global:
            return Place(Group.EVERYONE, (self._global[code][0],))
        if (slug, code) in self._own:
            return Place(Group.OWN, (self._own[slug, code][0],))
        nth = (self._slugs[owner], self._own[owner, code][0])
        return Place(Group.OTHERS, nth)

    def _reason(self, sign: Sign, owner: str) -> Reason:
        text = sign.instruction or words.ASK[sign.urgency]
        sources = source_keys(sign.sources)
        if not sources and owner:
            sources = source_keys(self._rules.rules[owner].sources)
        return Reason(sign.code, text, sources, sign.urgency)


def source_keys(sources: Sequence[Source]) -> tuple[str, ...]:
    return tuple(source.key for source in sources)


def each_once(standings: Iterable[Standing]) -> list[Standing]:
    """Keep every code once, at its most urgent; the first of equals."""
    strongest: dict[str, Standing] = {}
    for standing in standings:
        known = strongest.setdefault(standing.code, standing)
        if standing.rank < known.rank:
            strongest[standing.code] = standing
    return list(strongest.values())
