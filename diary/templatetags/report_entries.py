"""What one entry of a report says, fact by fact; what nobody said is left out."""

from collections.abc import Iterator

from django import template
from django.utils.translation import gettext as _, ngettext

from diary.clinical_report import EntryRecord
from diary.exports.words import SPREAD, YES_NO
from diary.models import Observation

register = template.Library()


@register.filter
def facts(entry: EntryRecord) -> list[str]:
    """List what an entry says, apart from signs, what was new, and the note."""
    return [*_course_and_fever(entry), *_scales(entry), *_yes_no(entry)]


def _course_and_fever(entry: EntryRecord) -> Iterator[str]:
    if entry.course:
        yield str(Observation.Course(entry.course).label)
    if entry.temperature_c is not None:
        yield _("%(degrees)s °C") % {"degrees": entry.temperature_c}
    if entry.fever_days is not None:
        days = entry.fever_days
        yield ngettext("fever for %(n)d day", "fever for %(n)d days", days) % {
            "n": days
        }


def _scales(entry: EntryRecord) -> Iterator[str]:
    if entry.itch is not None:
        yield _("itch %(n)d/10") % {"n": entry.itch}
    if entry.sleep is not None:
        yield _("sleep lost %(n)d/10") % {"n": entry.sleep}
    if entry.size_mm is not None:
        yield _("%(n)d mm") % {"n": entry.size_mm}
    if entry.spread is not None:
        yield str(SPREAD[entry.spread])
    if entry.sites:
        yield _("on: %(places)s") % {"places": ", ".join(entry.sites)}


def _yes_no(entry: EntryRecord) -> Iterator[str]:
    for fact, (yes, no) in YES_NO.items():
        said = getattr(entry, fact)
        if said is not None:
            yield str(yes if said else no)
