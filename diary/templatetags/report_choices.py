"""The words of the page that chooses a log, and of what it leaves out."""

from django import template
from django.utils.translation import gettext as _, gettext_lazy

from diary.clinical_report import ClinicalReport
from diary.clinical_report.leaving_out import NAMES, NOTES, PHOTOS

register = template.Library()
KINDS = {
    PHOTOS: gettext_lazy("some photos"),
    NOTES: gettext_lazy("the notes of entries"),
    NAMES: gettext_lazy("the names of who wrote"),
}


@register.filter
def left_out_words(report: ClinicalReport) -> str:
    """Return "some photos, the notes of entries": never which, never how many."""
    return _(", ").join(str(KINDS[kind]) for kind in report.left_out)
