"""What a doctor's visit does to the count of days, in one plain sentence."""

from django import template
from django.utils.translation import gettext as _

from diary.models import Visit
from diary.queries.spot_page import SpotPage
from diary.templatetags.wording import day

register = template.Library()


@register.simple_tag
def visit_effect(visit: Visit, page: SpotPage) -> str:
    """Say what the visit that counts now does to the bar; of any other, nothing."""
    if visit != _counting(page):
        return ""
    due_on = page.card.standing.assessment.due_on
    if visit.review_on:
        words = _("The bar now counts to %(day)s, the day the doctor named.")
        return words % {"day": day(visit.review_on)}
    if visit.only_if_it_changes or due_on is None:
        return _("No day is counted to any more. Warning signs still count.")
    words = _("The bar now counts to %(day)s. See a doctor again if still there.")
    return words % {"day": day(due_on)}


def _counting(page: SpotPage) -> Visit | None:
    """Return the latest visit that took place while this spot was there."""
    spot = page.card.spot
    counting = [
        visit
        for visit in page.visits
        if not visit.planned
        and (spot.noticed_on is None or visit.on >= spot.noticed_on)
    ]
    return counting[-1] if counting and spot.is_open else None
