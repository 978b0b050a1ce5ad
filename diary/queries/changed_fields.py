"""What was changed, from what to what, in the words of the forms."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _, gettext_lazy

from conditions.queries import Published
from diary.models import Observation, Spot, WithdrawnSign
from diary.queries.reported import sign_of
from diary.queries.spot_page import exposure_label
from diary.queries.standing import condition_names, place_name

# Kept as data: the field's name, then what it said before and what it says since.
Fields = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One field: its name, what it said before, and what it says since."""

    label: str
    before: str
    after: str


def changed_fields(fields: Fields, data: Published) -> tuple[ChangedField, ...]:
    """Word the fields that are known by now; others are left out."""
    return tuple(_changed(fields, data))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Fields:
    """Return what differs, field by field, in the order of `after`."""
    return {
        name: (before[name], value)
        for name, value in after.items()
        if before[name] != value
    }


def _changed(fields: Fields, data: Published) -> Iterator[ChangedField]:
    for name, (label, say) in WORDS.items():
        if name in fields:
            before, after = (_said(value, say, data) for value in fields[name])
            yield ChangedField(str(label), before, after)


def _said(value: Any, say: "Say", data: Published) -> str:  # noqa: ANN401 (JSON)
    if value is None or value in ("", [], {}):
        return _("not recorded")
    return say(value, data)


Say = Callable[[Any, Published], str]


def _text(value: object, _data: Published) -> str:
    return str(value)


def _yes_no(value: bool, _data: Published) -> str:  # noqa: FBT001 (a value of a field)
    return _("yes") if value else _("no")


def _moment(value: str, _data: Published) -> str:
    return date_format(datetime.fromisoformat(value), "j F, H:i")


def _day(value: str, _data: Published) -> str:
    return date_format(date.fromisoformat(value), "j F")


def _time(value: str, _data: Published) -> str:
    return time_format(time.fromisoformat(value), "H:i")


def _of_ten(value: int, _data: Published) -> str:
    return _("%(n)d of 10") % {"n": value}


def _degrees(value: str, _data: Published) -> str:
    return f"{value} °C"


def _millimetres(value: int, _data: Published) -> str:
    return f"{value} mm"


def _course(value: str, _data: Published) -> str:
    return str(Observation.Course(value).label)


def _kind(value: str, _data: Published) -> str:
    return str(Spot.Kind(value).label)


def _why(value: str, _data: Published) -> str:
    return str(WithdrawnSign.Why(value).label)


def _spread(value: int, _data: Published) -> str:
    return str(SPREAD[value])


def _signs(keys: Iterable[str], data: Published) -> str:
    found = ((key, sign_of(key, data)) for key in keys)
    return "; ".join(sign.question if sign else key for key, sign in found)


def _asked(_keys: Iterable[str], _data: Published) -> str:
    return _("asked")


def _exposures(details: Mapping[str, str], data: Published) -> str:
    named = ((exposure_label(code, data), said) for code, said in details.items())
    return "; ".join(f"{name}: {said}" if said else name for name, said in named)


def _treatments(tried: Iterable[Mapping[str, str]], _data: Published) -> str:
    return "; ".join(
        f"{one['name']}: {one['outcome']}" if one["outcome"] else one["name"]
        for one in tried
    )


def _place(value: str, data: Published) -> str:
    site, _colon, side = value.partition(":")
    return place_name(site, side, data)


def _places(codes: Iterable[str], data: Published) -> str:
    return ", ".join(place_name(code, "", data) for code in codes)


def _condition(slug: str, data: Published) -> str:
    return _conditions([slug], data)


def _conditions(slugs: Iterable[str], data: Published) -> str:
    return ", ".join(condition_names(slugs, data))


SPREAD = {
    1: gettext_lazy("One place"),
    2: gettext_lazy("A few places"),
    3: gettext_lazy("Many places"),
    4: gettext_lazy("Most of the body"),
}
WORDS: dict[str, tuple[object, Say]] = {
    "observed_at": (gettext_lazy("When"), _moment),
    "course": (gettext_lazy("Compared with last time"), _course),
    "signs": (gettext_lazy("Warning signs"), _signs),
    "signs_asked": (gettext_lazy("Asked for warning signs"), _asked),
    "exposures": (gettext_lazy("Anything new?"), _exposures),
    "note": (gettext_lazy("Note"), _text),
    "temperature_c": (gettext_lazy("Highest temperature"), _degrees),
    "fever_days": (gettext_lazy("Days of fever so far"), _text),
    "well": (gettext_lazy("Otherwise well?"), _yes_no),
    "spreading": (gettext_lazy("Spreading?"), _yes_no),
    "vesicles": (gettext_lazy("Blisters with fluid?"), _yes_no),
    "pustules": (gettext_lazy("Spots with pus?"), _yes_no),
    "cough": (gettext_lazy("A cough?"), _yes_no),
    "after_straining": (gettext_lazy("Straight after straining?"), _yes_no),
    "itch": (gettext_lazy("Itch or scratching"), _of_ten),
    "sleep": (gettext_lazy("Sleep lost"), _of_ten),
    "size_mm": (gettext_lazy("Size"), _millimetres),
    "spread": (gettext_lazy("How far"), _spread),
    "sites": (gettext_lazy("Where it is now"), _places),
    "treatments": (gettext_lazy("Tried"), _treatments),
    "child": (gettext_lazy("Child"), _text),
    "why": (gettext_lazy("What happened?"), _why),
    "place": (gettext_lazy("Place"), _place),
    "kind": (gettext_lazy("What is it?"), _kind),
    "noticed_on": (gettext_lazy("First noticed"), _day),
    "noticed_about": (gettext_lazy("About this date, not exact"), _yes_no),
    "flare_started_on": (gettext_lazy("This flare began"), _day),
    "gone_on": (gettext_lazy("Gone since"), _day),
    "suspected": (gettext_lazy("What might it be?"), _conditions),
    "look": (gettext_lazy("What it looks like"), _text),
    "label": (gettext_lazy("Your own name for it"), _text),
    "visit_on": (gettext_lazy("Which day?"), _day),
    "visit_at": (gettext_lazy("Time"), _time),
    "visit_planned": (gettext_lazy("Planned"), _yes_no),
    "visit_where": (gettext_lazy("Where, with whom"), _text),
    "visit_saw_same_day": (
        gettext_lazy("They saw what was logged that day"),
        _yes_no,
    ),
    "visit_diagnosis": (gettext_lazy("What did they call it?"), _condition),
    "visit_diagnosis_text": (gettext_lazy("In the doctor’s words"), _text),
    "visit_advice": (gettext_lazy("What did they advise?"), _text),
    "visit_review_on": (gettext_lazy("Look again on"), _day),
    "visit_only_if_it_changes": (gettext_lazy("Only if it changes"), _yes_no),
}
