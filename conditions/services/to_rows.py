"""Turn values of `conditions.exchange` into the rows of a draft."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from django.db.models import Model

from conditions import models as rows
from conditions.exchange.subjects import Value
from conditions.exchange.values import Case, Condition, DoNot, Exposure, Signs, Site
from conditions.rules import AgeRule, Sign, SignException, Source

M = TypeVar("M", bound=Model)
# A row comes after those it points at.
_ORDER: tuple[type[Model], ...] = (
    rows.ConditionContent,
    rows.Source,
    rows.Sign,
    rows.SignException,
    rows.AgeRule,
    rows.LookAlike,
    rows.Classification,
    rows.Claim,
    rows.OwnChoice,
    rows.Case,
    rows.Site,
    rows.Exposure,
    rows.DoNot,
    rows.SignSource,
    rows.SignExceptionSource,
    rows.ExposureSource,
    rows.DoNotSource,
)


def save(made: Iterable[Model]) -> None:
    """Save new rows of any drafts, in one query for each table."""
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for row in made:
        by_model[type(row)].append(row)
    for model in _ORDER:
        model._default_manager.bulk_create(by_model[model])  # noqa: SLF001


def replace_rows(draft: rows.Revision, value: Value) -> None:
    """Let the rows of `draft` say `value` in the place of what they say now."""
    for model in reversed(_ORDER):
        # Citations go with what cites, before the sources they rest on.
        if issubclass(model, rows.Content):
            model._default_manager.filter(revision=draft).delete()  # noqa: SLF001
    save(rows_of(value, draft))


def rows_of(value: Value, revision: rows.Revision) -> list[Model]:
    """Make the unsaved rows that say `value` in the draft `revision`."""
    draft = _Draft(revision)
    match value:
        case Condition():
            draft.say_condition(value)
        case Signs():
            draft.say_signs(value.signs)
            draft.say_exceptions(value.exceptions)
            draft.say_cases(value.cases)
        case _:
            draft.say_list(value)
    return draft.made


class _Draft:
    """The rows of one revision as they are made; each source becomes one row."""

    def __init__(self, revision: rows.Revision) -> None:
        self.made: list[Model] = []
        self._revision = revision
        self._sources: dict[str, rows.Source] = {}

    def say_condition(self, condition: Condition) -> None:
        for source in condition.sources:
            self._source(source)
        self._add(rows.ConditionContent, **_fields_of(condition))
        self.say_signs(condition.rule.signs)
        self._say_age_rules(condition.rule.age_rules)
        for place, other in enumerate(condition.look_alikes):
            self._add(rows.LookAlike, position=place, **_plain(other))
        for place, (system, code) in enumerate(_plain(condition.codes).items()):
            if code:
                self._add(
                    rows.Classification, position=place, system=system, **_plain(code)
                )
        for place, claim in enumerate(condition.claims):
            said = _plain(claim) | {"source": self._source(claim.source)}
            self._add(rows.Claim, position=place, **said)
        for place, choice in enumerate(condition.own_choices):
            self._add(rows.OwnChoice, position=place, **_plain(choice))
        self.say_cases(condition.cases)

    def say_signs(self, signs: Iterable[Sign]) -> None:
        for place, sign in enumerate(signs):
            said = _plain(sign)
            cited, ages = said.pop("sources"), _plain(said.pop("ages"))
            row = self._add(rows.Sign, position=place, **said, **ages)
            self._cite(rows.SignSource, cited, sign=row)

    def say_exceptions(self, exceptions: Iterable[SignException]) -> None:
        for place, exception in enumerate(exceptions):
            said = _plain(exception)
            cited = said.pop("sources")
            row = self._add(rows.SignException, position=place, **said)
            self._cite(rows.SignExceptionSource, cited, exception=row)

    def say_cases(self, cases: Iterable[Case]) -> None:
        for place, case in enumerate(cases):
            self._add(rows.Case, position=place, **_plain(case))

    def say_list(self, items: Iterable[Site | Exposure | DoNot]) -> None:
        for place, item in enumerate(items):
            said = _plain(item)
            cited = said.pop("sources", ())
            match item:
                case Site():
                    self._add(rows.Site, position=place, **said)
                case Exposure():
                    exposure = self._add(rows.Exposure, position=place, **said)
                    self._cite(rows.ExposureSource, cited, exposure=exposure)
                case DoNot():
                    do_not = self._add(rows.DoNot, position=place, **said)
                    self._cite(rows.DoNotSource, cited, item=do_not)

    def _say_age_rules(self, age_rules: Iterable[AgeRule]) -> None:
        for place, age_rule in enumerate(age_rules):
            self._add(rows.AgeRule, position=place, **_plain(age_rule))

    def _source(self, source: Source) -> rows.Source:
        known = self._sources.get(source.key)
        if known is None:
            place = len(self._sources)
            known = self._add(rows.Source, position=place, **_plain(source))
            self._sources[source.key] = known
        return known

    def _cite(self, model: type[Model], sources: Iterable[Source], **of: Model) -> None:
        for place, source in enumerate(sources):
            row = model(position=place, source=self._source(source), **of)
            self.made.append(row)

    def _add(self, model: type[M], **said: Any) -> M:  # noqa: ANN401 (columns)
        row = model(revision=self._revision, **said)
        self.made.append(row)
        return row


def _plain(value: Any) -> dict[str, Any]:  # noqa: ANN401 (a frozen dataclass)
    """Return the fields of `value` as columns take them: lists, not tuples of text."""
    said = {field.name: getattr(value, field.name) for field in fields(value)}
    return {
        name: list(item) if _is_texts(item) else item for name, item in said.items()
    }


def _is_texts(item: object) -> bool:
    return isinstance(item, tuple) and all(isinstance(text, str) for text in item)


def _fields_of(condition: Condition) -> dict[str, Any]:
    rule, look, onset = condition.rule, condition.look, condition.onset
    return {
        "name": rule.name,
        "group": condition.group,
        "synonyms": list(condition.synonyms),
        "description": condition.description,
        "onset_min_days": onset.min_days,
        "onset_max_days": onset.max_days,
        "onset_hard_max_days": rule.onset_hard_max_days,
        "body_sites": list(condition.body_sites),
        "body_sites_text": condition.body_sites_text,
        "colour": look.colour,
        "size_min_mm": look.min_mm,
        "size_max_mm": look.max_mm,
        "texture": look.texture,
        "skin_of_colour": look.skin_of_colour,
        "contagious": condition.contagious,
        "contagious_note": condition.contagious_note,
        "needs_treatment": condition.needs_treatment,
        "clock": rule.clock,
        "window_min_days": rule.window.min_days,
        "window_max_days": rule.window.max_days,
        "window_text": rule.window.text,
        "window_under_treatment": condition.under_treatment,
        "limit_days": rule.limit_days,
        "limit_after_review_days": rule.limit_after_review_days,
        "urgency_when_exceeded": rule.urgency_when_exceeded,
        "always_urgency": rule.always_urgency or "",
        "always_reason": rule.always_reason,
        "early_advice_after_days": rule.early_advice_after_days,
        "early_advice": rule.early_advice,
        "recurrence_episodes": rule.recurrence.episodes,
        "recurrence_within_days": rule.recurrence.within_days,
        "recurrence_urgency": rule.recurrence.urgency,
        "rationale": condition.rationale,
        "chosen": condition.chosen,
        "care_do": list(condition.care_do),
        "care_dont": list(condition.care_dont),
        "do_not": list(condition.do_not),
        "note": condition.note,
    }
