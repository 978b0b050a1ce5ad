"""A spot's card and its window bar, worded and ready for the components."""

from collections.abc import Container, Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diary.queries.cards import SpotCard
from diary.queries.spot_page import DatedPhoto
from diary.templatetags.body_map import figure_of
from diary.templatetags.wording import isolated, level_word, next_text, short_label

register = template.Library()


@register.inclusion_tag("components/spot_card.html")
def spot_card(
    card: SpotCard, loggers: Container[int] = (), *, named: bool = False
) -> dict[str, Any]:
    """Draw one spot as a card.

    `loggers` are the households in which the reader may log; the child is `named`
    where several are shown.
    """
    spot = card.spot
    may_log = spot.is_open and spot.household_id in loggers
    log_url = reverse("spot-log", args=[spot.uuid]) if may_log else ""
    line = " · ".join(filter(None, [spot.label, short_label(card)]))
    return {
        "card": {
            "url": reverse("spot", args=[spot.uuid]),
            "uuid": spot.uuid,
            "name": card.standing.place,
            "line": f"{isolated(spot.child.name)} · {line}" if named else line,
            "level": card.standing.level or "needs_information",
            "level_word": level_word(card),
            "bar": card.bar,
            "next_text": next_text(card),
            "log_url": log_url,
            "logged": card.logged_today and bool(log_url),
            "figure": "" if card.last_photo else figure_of(spot.place),
            **spot_photo(card),
        }
    }


@register.simple_tag
def spot_photo(card: SpotCard) -> dict[str, str]:
    """Return a spot's last photo for `components/photo`; none has no `photo_src`."""
    photo, place = card.last_photo, card.standing.place
    if photo is None:
        return {"photo_src": ""}
    on = date_format(photo.observation.observed_on, "j F")
    return {
        "photo_src": reverse("photo", args=[photo.uuid, "small"]),
        "photo_blur": photo.placeholder,
        "photo_alt": _("%(place)s, %(day)s") % {"place": place, "day": on},
    }


@register.simple_tag
def photo_rows(photos: Iterable[DatedPhoto], place: str) -> list[dict[str, str]]:
    """Word each photo with its day, for the strip and the then/now view."""
    return [_photo_row(dated, place) for dated in photos]


def _photo_row(dated: DatedPhoto, place: str) -> dict[str, str]:
    on = date_format(dated.on, "j M")
    number = "" if dated.day is None else _("day %(days)d") % {"days": dated.day}
    label = f"{on} · {number}" if number else on
    uuid = dated.photo.uuid
    return {
        "blur": dated.photo.placeholder,
        "src": reverse("photo", args=[uuid, "large"]),
        "thumb": reverse("photo", args=[uuid, "small"]),
        "alt": f"{place}, {label}",
        "label": label,
        "day_label": number or on,
    }
