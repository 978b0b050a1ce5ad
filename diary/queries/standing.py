"""Where a spot stands on a day, in words: names, sources and telephone numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from accounts.countries import EmergencyContact
from conditions.queries import Published
from conditions.rules import Source
from diary.assessment import Assessment, Level, Reason, assessment_from_json
from diary.models import Spot


@dataclass(frozen=True, slots=True)
class Why:
    """One reason in words a parent can act on, and where it comes from."""

    code: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A spot's assessment made ready for a page.

    `is_checked` says whether a clinician has checked the rule it was made under,
    `emergency_number` whom to call where the spot's family lives.
    """

    assessment: Assessment
    reasons: tuple[Why, ...]
    place: str
    rule_name: str
    is_checked: bool
    emergency_number: str

    @property
    def level(self) -> Level | None:
        return self.assessment.level

    @property
    def rank(self) -> int:
        """0 for the most pressing level; an error stands with what lacks a fact."""
        return list(Level).index(self.level or Level.NEEDS_INFORMATION)

    @property
    def code(self) -> str:
        """The code of the reason that decided; empty beside an error."""
        return self.reasons[0].code if self.reasons else ""

    @property
    def text(self) -> str:
        """The sentence that decided, or what is impossible about the dates."""
        return self.reasons[0].text if self.reasons else self.assessment.error_text

    @property
    def is_missing_something(self) -> bool:
        """Whether a date or a fact has to be filled in or mended first."""
        return self.level in (None, Level.NEEDS_INFORMATION)

    @property
    def is_waiting(self) -> bool:
        """Whether all there is to do is to watch until the day it is due."""
        return self.level in (Level.WITHIN_WINDOW, Level.NEARING_LIMIT)


def standing_of(spot: Spot, *, on: date, data: Published) -> Standing:
    """Read the newest assessment of a spot that was refreshed for the day `on`.

    The days of a spot that has gone are counted to the day it was gone.
    """
    answer = assessment_from_json(spot.answer)
    start = answer.clock_start
    last = spot.gone_on if answer.level == Level.RESOLVED and spot.gone_on else on
    counted = replace(answer, elapsed_days=(last - start).days if start else None)
    rule = data.condition(answer.rule_slug or "")
    return Standing(
        assessment=counted,
        reasons=tuple(_why(reason, spot, data) for reason in answer.reasons),
        place=place_name(spot.site, spot.side, data),
        rule_name=rule.name if rule else "",
        is_checked=bool(rule and rule.checked_by),
        emergency_number=spot.household.contact.number,
    )


def place_name(site: str, side: str, data: Published) -> str:
    """Return "Left cheek" for ("cheek", "left"). Sides are the child's own."""
    known = data.site(site)
    name = known.name if known else site.replace("_", " ").capitalize()
    if not side:
        return name
    inner = {"place": name[:1].lower() + name[1:]}
    return (_("Left %(place)s") if side == "left" else _("Right %(place)s")) % inner


def condition_names(slugs: Iterable[str], data: Published) -> list[str]:
    """Name conditions; a slug stands for one that is no longer known."""
    found = ((slug, data.condition(slug)) for slug in slugs)
    return [known.name if known else slug for slug, known in found]


def with_numbers(text: str, contact: EmergencyContact) -> str:
    """Put telephone numbers into a published instruction."""
    advice_line = contact.advice_line or _("your family doctor")
    return text.replace("{emergency_number}", contact.number).replace(
        "{advice_line}", advice_line
    )


def _why(reason: Reason, spot: Spot, data: Published) -> Why:
    found = (data.sources.get(key) for key in reason.sources)
    return Why(
        code=reason.code,
        text=with_numbers(reason.text, spot.household.contact),
        sources=tuple(source for source in found if source),
    )
