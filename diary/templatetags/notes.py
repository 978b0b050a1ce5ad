"""Words for the lines of a table that are left out."""

from django import template
from django.utils.translation import gettext as _

from diary.baby_buddy import MOST_LETTERS, Why

register = template.Library()


@register.filter
def why_unread(why: Why) -> str:
    """Say why a line is left out."""
    return {
        Why.NO_NOTE: _("there is no note"),
        Why.TOO_LONG: _("the note is longer than %(most)d letters")
        % {"most": MOST_LETTERS},
        Why.NO_TIME: _("its time cannot be read"),
        Why.WRONG_LETTER: _("it holds a letter that is none"),
        Why.FUTURE: _("its time is in the future"),
    }[why]
