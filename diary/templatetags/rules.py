"""A published rule on a page: its window bar, and what its signs ask."""

from django import template

from accounts.countries import EmergencyContact
from conditions.rules import Rule, Sign
from diary.assessment import words
from diary.queries.standing import with_numbers
from diary.window_bar import Bar

register = template.Library()
register.filter(with_numbers)


@register.simple_tag
def bar_of_rule(rule: Rule) -> Bar | None:
    """Return the window bar without a spot; None where there is nothing to draw."""
    limit_days = None if rule.always_see_doctor else rule.limit_days
    if rule.window.max_days is None and limit_days is None:
        return None
    return Bar(
        window_min=rule.window.min_days,
        window_max=rule.window.max_days,
        limit_days=limit_days,
    )


@register.simple_tag
def instruction_of(sign: Sign, contact: EmergencyContact) -> str:
    """Say what to do about a sign; one without words of its own has its urgency's."""
    return with_numbers(sign.instruction or words.ASK[sign.urgency], contact)


@register.simple_tag
def always_text(rule: Rule, contact: EmergencyContact) -> str:
    """Say why a doctor should see it whatever the day count; empty where not."""
    if rule.always_urgency is None:
        return ""
    text = words.always_see_doctor(rule.always_reason, rule.always_urgency)
    return with_numbers(text, contact)
