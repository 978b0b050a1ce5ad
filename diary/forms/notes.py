"""Send a table of Baby Buddy's notes, and say where each child's notes go."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy as _

from conditions.queries import Published
from diary.baby_buddy import MOST_BYTES, NotATable, Notes, read_notes
from diary.forms.spots import place_choices
from diary.models import Child, Spot
from diary.queries.standing import place_name
from diary.services.notes import NewSpot, Place

NEW = "new:"


class NotesForm(forms.Form):
    """A CSV file with notes."""

    file = forms.FileField(
        label=_("The CSV file"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": _("Choose the file.")},
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            notes = read_notes(file.read(MOST_BYTES + 1))
        except NotATable as error:
            raise forms.ValidationError(
                gettext(
                    "No notes can be read from this file. It has to be a table with "
                    "the columns note and time, of 20 MB and 100,000 lines at most."
                )
            ) from error
        if not notes.read:
            raise forms.ValidationError(gettext("There is no note in this file."))
        return file


class NotesPlacesForm(forms.Form):
    """For each child in the file: to which spot its notes go, or to a new one where."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        notes: Notes,
        children: Sequence[Child],
        spots: Sequence[Spot],
        data: Published,
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        super().__init__(*args, **kwargs)
        self.named = notes.children
        self.by_value = _choices(children, spots)
        choices = _grouped(self.by_value, data)
        for n, name in enumerate(self.named):
            self.fields[f"where_{n}"] = forms.ChoiceField(
                label=gettext("Notes about %(name)s") % {"name": name or "?"},
                choices=[("", gettext("Leave them out")), *choices],
                initial=_same_name(name, children),
                required=False,
            )
            self.fields[f"place_{n}"] = forms.ChoiceField(
                label=gettext("Where on the body is a new spot?"),
                choices=[("", gettext("Choose")), *place_choices(data)],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        wheres = [data.get(f"where_{n}") or "" for n in range(len(self.named))]
        for n, where in enumerate(wheres):
            if where.startswith(NEW) and not data.get(f"place_{n}"):
                self.add_error(f"place_{n}", gettext("Choose where it is."))
        if not any(wheres) and not self.errors:
            raise forms.ValidationError(
                gettext("Choose a spot for at least one child.")
            )
        return data

    @property
    def places(self) -> dict[str, Place]:
        """Where the valid form wants the notes about each child that it names."""
        found: dict[str, Place] = {}
        for n, name in enumerate(self.named):
            chosen = self.by_value.get(self.cleaned_data[f"where_{n}"])
            site, _colon, side = self.cleaned_data[f"place_{n}"].partition(":")
            if isinstance(chosen, Child):
                found[name] = NewSpot(chosen, site, side)
            elif chosen is not None:
                found[name] = chosen
        return found


def _choices(
    children: Sequence[Child], spots: Sequence[Spot]
) -> dict[str, Child | Spot]:
    """Return what can be chosen by its value: a new spot of a child, or a spot."""
    found: dict[str, Child | Spot] = {}
    for child in children:
        found[f"{NEW}{child.uuid}"] = child
        found |= {str(spot.uuid): spot for spot in spots if spot.child_id == child.pk}
    return found


def _grouped(
    by_value: Mapping[str, Child | Spot], data: Published
) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[int, tuple[str, list[tuple[str, str]]]] = {}
    for value, one in by_value.items():
        child = one if isinstance(one, Child) else one.child
        _name, rows = groups.setdefault(child.pk, (child.name, []))
        rows.append((value, _label(one, data)))
    return list(groups.values())


def _label(one: Child | Spot, data: Published) -> str:
    if isinstance(one, Child):
        return gettext("%(name)s: a new spot for them") % {"name": one.name}
    name = f"{one.child.name}: {one.label or place_name(one.site, one.side, data)}"
    if one.noticed_on is None:
        return name
    day = date_format(one.noticed_on, "j F Y")
    # Two spots at one place are told apart by their days.
    return gettext("%(spot)s, since %(day)s") % {"spot": name, "day": day}


def _same_name(name: str, children: Sequence[Child]) -> str:
    """Return the choice of a new spot for the one child that is called so."""
    first = name.casefold().split()[:1]
    same = [
        one
        for one in children
        if one.name.casefold() == name.casefold()
        or one.name.casefold().split()[:1] == first
    ]
    return f"{NEW}{same[0].uuid}" if len(same) == 1 else ""
