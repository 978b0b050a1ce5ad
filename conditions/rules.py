"""What a published rule says, as plain values. No framework, no database.

A `RuleBook` is everything `diary.assessment` needs to know: one `Rule` a
condition, the warning signs asked of everyone, their exceptions and the sites
they speak of. Ages and spans are whole days unless a name says months.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Urgency(StrEnum):
    """How soon a doctor should look, most pressing first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SOON = "soon"
    ROUTINE = "routine"


class Clock(StrEnum):
    """The day a rule counts from."""

    ONSET = "onset"
    BIRTH = "birth"
    FLARE = "flare"
    LESION = "lesion"


class Kind(StrEnum):
    """What a parent sees when no condition is suspected."""

    RASH = "rash"
    SPOT = "spot"


# A mapping in the closed vocabulary of the data (`all`, `any`, `not`, number and
# yes/no facts, ...), checked by `conditions.exchange` when it is read.
When = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A page or paper a number comes from.

    `year` is that of its publication, None where it does not say. `checked_on` is
    the day somebody last looked at it, None where nobody wrote one down.
    """

    key: str
    publisher: str
    title: str = ""
    url: str = ""
    verified: bool = False
    accessed: str = ""
    supports: str = ""
    note: str = ""
    year: int | None = None
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ages:
    """The ages at which a sign is asked; both ends included, `under_months` not."""

    min_days: int = 0
    max_days: int | None = None
    from_months: int | None = None
    under_months: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A warning sign: asked of everyone, or a condition's own wording of one.

    `own_choice` says why its ages or thresholds are as they are where no source does.
    """

    code: str
    question: str
    urgency: Urgency
    instruction: str = ""
    group: str = ""
    ages: Ages = Ages()
    computed_when: When | None = None
    computed_when_text: str = ""
    sources: tuple[Source, ...] = ()
    note: str = ""
    own_choice: str = ""


@dataclass(frozen=True, slots=True)
class SignException:
    """A published reason to treat a sign as less pressing, never as nothing."""

    code: str
    applies_to: str
    lowers_to: Urgency
    when: When
    instruction: str = ""
    requires: tuple[str, ...] = ()
    why: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class AgeRule:
    """A condition's own rule about the child's age."""

    code: str
    when: When
    urgency: Urgency
    text: str
    when_text: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The usual time to clear, in days from the start of the clock."""

    min_days: int | None
    max_days: int | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`episodes` starts within `within_days` (today included) need a visit."""

    episodes: int
    within_days: int
    urgency: Urgency = Urgency.ROUTINE


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition's published rule: its clock, limits, signs and words."""

    slug: str
    revision: int
    name: str
    clock: Clock
    limit_days: int | None
    limit_after_review_days: int | None
    window: Window
    recurrence: Recurrence
    urgency_when_exceeded: Urgency = Urgency.ROUTINE
    always_urgency: Urgency | None = None
    always_reason: str = ""
    onset_hard_max_days: int | None = None
    early_advice_after_days: int | None = None
    early_advice: str = ""
    signs: tuple[Sign, ...] = ()
    age_rules: tuple[AgeRule, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def always_see_doctor(self) -> bool:
        """Whether a doctor should see it whatever the day count."""
        return self.always_urgency is not None


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every published rule and warning sign, as of one moment.

    `rules` is keyed by slug. `signs` are the global ones in their published
    order. `sites_above_nipple_line` are the site codes that count as head and
    neck. `signs_revision` is the published number of the list of signs.
    """

    rules: Mapping[str, Rule]
    signs: tuple[Sign, ...]
    exceptions: tuple[SignException, ...] = ()
    sites_above_nipple_line: frozenset[str] = frozenset()
    signs_revision: int = 1
    # Codes and slugs that are no longer offered but stay valid for old entries.
    retired_slugs: frozenset[str] = field(default_factory=frozenset)
