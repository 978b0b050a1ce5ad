"""What the curated data says, as plain values: everything a page may show."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from conditions.rules import Rule, RuleBook, Sign, SignException, Source

ANY_SITE = "any"


@dataclass(frozen=True, slots=True)
class OnsetAges:
    """The ages in days at which a condition usually starts, both ends included."""

    min_days: int
    max_days: int


@dataclass(frozen=True, slots=True)
class Look:
    """What it looks like; sizes in millimetres."""

    colour: str
    min_mm: int
    max_mm: int
    texture: str
    skin_of_colour: str


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Something it is mistaken for. `slug` is empty where we have no entry for it."""

    slug: str
    name: str
    tell_apart: str


@dataclass(frozen=True, slots=True)
class Code:
    """Its place in one classification."""

    code: str
    label: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Codes:
    """Its places in the classifications doctors use; None where not looked up."""

    icd10_who: Code | None = None
    icd10_cm: Code | None = None
    icd11: Code | None = None
    snomed_ct: Code | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says, in days where it gives any.

    `used_for` are codes of `conditions.exchange.numbers`: the numbers that rest on
    it. `not_used_because` says why a number does not, where one could.
    """

    source: Source
    min_days: int | None
    max_days: int | None
    text: str
    verified: bool
    used_for: tuple[str, ...] = ()
    not_used_because: str = ""


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """That a number, or one end of it, is our own choice, and why it is this one."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """What the published rules must say of some facts; tried on every draft.

    `facts` are a line of `manage.py assess` that names its own `today`. `expect`
    holds what is compared of the answer: always its `level`, and whatever else
    stands there; None is an answer too.
    """

    name: str
    facts: Mapping[str, Any]
    expect: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something a spot may be: its rule and the words around it.

    `chosen` says why this limit and not another claim's, `rationale` where the
    limit comes from. The usual time `under_treatment` is counted once that has
    begun, so it may end after the day on which to see a doctor. `do_not` are codes of
    the do-not list. `checked_by` is empty until a clinician has checked it.
    """

    rule: Rule
    group: str
    description: str
    onset: OnsetAges
    body_sites: tuple[str, ...]
    body_sites_text: str
    look: Look
    contagious: bool
    contagious_note: str
    needs_treatment: bool
    rationale: str
    chosen: str
    care_do: tuple[str, ...] = ()
    care_dont: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    codes: Codes = Codes()
    claims: tuple[Claim, ...] = ()
    own_choices: tuple[OwnChoice, ...] = ()
    under_treatment: bool = False
    synonyms: tuple[str, ...] = ()
    note: str = ""
    checked_by: str = ""
    cases: tuple[Case, ...] = ()

    @property
    def slug(self) -> str:
        return self.rule.slug

    @property
    def name(self) -> str:
        return self.rule.name

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.rule.sources


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the body. Without `photos` it is kept in words alone."""

    code: str
    name: str
    sides: bool
    views: tuple[str, ...]
    above_nipple_line: bool
    photos: bool


@dataclass(frozen=True, slots=True)
class Exposure:
    """Something new or suspected that a parent may log, and what to ask about it."""

    code: str
    label: str
    examples: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    relevant_to: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DoNot:
    """Something that is better left alone, and how well that is supported."""

    code: str
    what: str
    reason: str
    support: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """The warning signs asked of everyone, in order, and their exceptions."""

    signs: tuple[Sign, ...]
    exceptions: tuple[SignException, ...] = ()
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says of itself. `checked_by` is empty until a clinician has."""

    status: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class Metas:
    """What each of the four documents of rules and lists says of itself."""

    conditions: Meta = Meta()
    signs: Meta = Meta()
    sites: Meta = Meta()
    exposures: Meta = Meta()


@dataclass(frozen=True, slots=True)
class Dataset:
    """The whole of the curated data; every list in its published order."""

    conditions: tuple[Condition, ...]
    signs: Signs
    sites: tuple[Site, ...]
    exposures: tuple[Exposure, ...]
    do_not: tuple[DoNot, ...]
    metas: Metas = Metas()

    def rulebook(self) -> RuleBook:
        """Return what the assessment needs of it."""
        return rulebook(
            {condition.slug: condition.rule for condition in self.conditions},
            self.signs,
            self.sites,
        )


def rulebook(
    rules: Mapping[str, Rule],
    signs: Signs,
    sites: tuple[Site, ...],
    *,
    signs_revision: int = 1,
    retired_slugs: frozenset[str] = frozenset(),
) -> RuleBook:
    """Put a rule book together from rules by slug and the lists they speak of."""
    return RuleBook(
        rules=MappingProxyType(dict(rules)),
        signs=signs.signs,
        exceptions=signs.exceptions,
        sites_above_nipple_line=frozenset(
            site.code for site in sites if site.above_nipple_line
        ),
        signs_revision=signs_revision,
        retired_slugs=retired_slugs,
    )
