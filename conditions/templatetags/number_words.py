"""The numbers of a condition and what they are called, as parents read them."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from conditions.exchange.numbers import AGE_RULE, Number
from conditions.exchange.values import Condition
from conditions.rules import Source
from conditions.templatetags.condition_words import in_days, onset_words, span_of_days

register = template.Library()

TITLES = {
    Number.ONSET: gettext_lazy("Usually starts"),
    Number.ONSET_HARD_MAX: gettext_lazy("Starts at the latest"),
    Number.SIZE: gettext_lazy("Size"),
    Number.WINDOW: gettext_lazy("Usually gone"),
    Number.LIMIT: gettext_lazy("See a doctor after"),
    Number.LIMIT_AFTER_REVIEW: gettext_lazy("See a doctor again after"),
    Number.EARLY_ADVICE: gettext_lazy("Ask for advice from"),
    Number.RECURRENCE: gettext_lazy("See a doctor if it keeps coming back"),
}

NAMES = {
    Number.ONSET: gettext_lazy("usual age"),
    Number.ONSET_HARD_MAX: gettext_lazy("latest age"),
    Number.SIZE: gettext_lazy("size"),
    Number.WINDOW: gettext_lazy("usual time"),
    Number.LIMIT: gettext_lazy("when to see a doctor"),
    Number.LIMIT_AFTER_REVIEW: gettext_lazy("when to see a doctor again"),
    Number.EARLY_ADVICE: gettext_lazy("when to ask for advice"),
    Number.RECURRENCE: gettext_lazy("coming back"),
}


@register.filter
def number_title(code: str) -> str:
    """Name what a number stands for; every age rule goes by one name."""
    if code.startswith(AGE_RULE):
        return _("Rule for some ages")
    return str(TITLES[Number(code)])


@register.filter
def number_names(codes: tuple[str, ...]) -> str:
    """Name several of them in one line, each once."""
    return ", ".join(dict.fromkeys(map(_name, codes)))


@register.filter
def number_value(condition: Condition, code: str) -> str:
    """Say the number itself: "90 days", "3 times within 90 days", "1 to 2 mm"."""
    if code.startswith(AGE_RULE):
        rules = condition.rule.age_rules
        return next(r.when_text or r.text for r in rules if AGE_RULE + r.code == code)
    return _value(condition, Number(code))


@register.filter
def source_standing(source: Source) -> str:
    """Say from which year it is and when it was last checked, or that nobody knows."""
    year = str(source.year) if source.year else _("no year given")
    if source.checked_on is None:
        return _("%(year)s, day of the last check not recorded") % {"year": year}
    day = date_format(source.checked_on, "j M Y")
    return _("%(year)s, checked %(day)s") % {"year": year, "day": day}


def _name(code: str) -> str:
    return _("age rule") if code.startswith(AGE_RULE) else str(NAMES[Number(code)])


def _value(condition: Condition, number: Number) -> str:
    rule, look, times = condition.rule, condition.look, condition.rule.recurrence
    match number:
        case Number.ONSET:
            return onset_words(condition.onset)
        case Number.SIZE:
            sizes = {"first": look.min_mm, "last": look.max_mm}
            return _("%(first)d to %(last)d mm") % sizes
        case Number.WINDOW:
            return span_of_days(rule.window.min_days, rule.window.max_days)
        case Number.RECURRENCE:
            said = {"times": times.episodes, "days": in_days(times.within_days)}
            return _("%(times)d times within %(days)s") % said
    days = {
        Number.ONSET_HARD_MAX: rule.onset_hard_max_days,
        Number.LIMIT: rule.limit_days,
        Number.LIMIT_AFTER_REVIEW: rule.limit_after_review_days,
        Number.EARLY_ADVICE: rule.early_advice_after_days,
    }[number]
    return in_days(days or 0)
