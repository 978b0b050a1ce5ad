"""The log form again, for an entry that is there: filled in, and its ticks kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.zones import zone_named
from conditions.rules import Sign
from diary.forms.observations import ObservationForm
from diary.forms.sign_rows import SignRow, sign_rows
from diary.models import Observation
from diary.services.entry_changes import day_of, seen_in
from diary.services.observations import Seen, Treatment

SAID_AS_IT_IS = (
    "course",
    "note",
    "temperature_c",
    "fever_days",
    "itch",
    "sleep",
    "size_mm",
    "spread",
    "sites",
)
YES_NO = ("well", "spreading", "vesicles", "pustules", "cough", "after_straining")


class EntryEditForm(ObservationForm):
    """What an entry says. `version` is the one that was read.

    `ticked` are the signs it reports, which stay. What the form cannot show (several
    treatments, a place no longer offered) stays as it is.
    """

    uuid = None  # type: ignore[assignment]
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        entry: Observation,
        ticked: Sequence[tuple[str, Sign]],
        **kwargs: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        self.entry, self.ticked, self.before = entry, ticked, seen_in(entry)
        kwargs["initial"] = _initial(entry, self.before)
        super().__init__(*args, spot=entry.spot, **kwargs)

    @property
    def zone(self) -> tzinfo:
        """The zone the entry was made in."""
        return zone_named(self.entry.timezone)

    def day_of(self, when: datetime) -> date:
        return day_of(self.entry, self._moment(when))

    @property
    def ticked_rows(self) -> list[SignRow]:
        """The signs that stay ticked, with their instructions."""
        keys = [key for key, _sign in self.ticked]
        contact = self.spot.household.contact
        return list(sign_rows(self.ticked, ticked=keys, contact=contact, group="kept"))

    def take_version(self, version: int) -> None:
        """Send the form back for `version`, with everything that was typed."""
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent["version"] = str(version)
        self.data = sent

    def clean(self) -> dict[str, Any]:
        if self.before.signs:
            new = self.cleaned_data.get("signs", [])
            self.cleaned_data["signs"] = [*self.before.signs, *new]
            self.cleaned_data["sign_state"] = "yes"
        return super().clean()

    def seen(self) -> Seen:
        """Return what the valid form says, and what it could not show."""
        said = super().seen()
        return replace(
            said,
            observed_at=self._moment(said.observed_at),
            signs_asked=self._asked(said),
            exposures=self._exposures(said),
            sites=[*said.sites, *self._not_offered("sites", self.before.sites)],
            treatments=self._treatments(said),
        )

    def _moment(self, said: datetime) -> datetime:
        """Return the very instant of the entry, where its minute was left alone."""
        before = self.before.observed_at
        return said if "observed_at" in self.changed_data else before

    def _asked(self, said: Seen) -> Sequence[str]:
        """Return what was asked at the time; all that is asked now only if new."""
        before = self.before
        if not self.cleaned_data["sign_state"]:
            return []
        if not before.signs and not before.signs_asked:
            return said.signs_asked
        new = [key for key in said.signs if key not in before.signs]
        return list(dict.fromkeys([*before.signs_asked, *new]))

    def _exposures(self, said: Seen) -> dict[str, str]:
        before = self.before.exposures
        kept = self._not_offered("exposures", before)
        codes = [*said.exposures, *kept]
        if "exposure_detail" in self.changed_data:
            return said.exposures | {code: before[code] for code in kept}
        return {code: before.get(code, said.exposures.get(code, "")) for code in codes}

    def _not_offered(
        self, name: str, codes: Sequence[str] | dict[str, str]
    ) -> list[str]:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (tells the type checker)
        return [code for code in codes if not field.valid_value(code)]

    def _treatments(self, said: Seen) -> Sequence[Treatment]:
        before = self.before.treatments
        if not {"treatment", "outcome"} & set(self.changed_data):
            return before
        return [*(_with_days(one, before[:1]) for one in said.treatments), *before[1:]]


def _with_days(said: Treatment, before: Sequence[Treatment]) -> Treatment:
    """Keep the days of the treatment before where it is still the same one."""
    same = next((one for one in before if one["name"] == said["name"]), said)
    return {**same, "outcome": said["outcome"]}


def _initial(entry: Observation, seen: Seen) -> dict[str, Any]:
    first = seen.treatments[0] if seen.treatments else None
    local = seen.observed_at.astimezone(zone_named(entry.timezone))
    yes_no = {True: "yes", False: "no", None: ""}
    return {
        **{name: getattr(seen, name) for name in SAID_AS_IT_IS},
        **{name: yes_no[getattr(seen, name)] for name in YES_NO},
        "version": entry.version,
        "observed_at": local.replace(second=0, microsecond=0, tzinfo=None),
        "sign_state": "yes" if seen.signs else "none" if seen.signs_asked else "",
        "exposures": list(seen.exposures),
        "exposure_detail": _detail(seen.exposures),
        "treatment": first["name"] if first else "",
        "outcome": first["outcome"] if first else "",
    }


def _detail(exposures: dict[str, str]) -> str:
    """Return the details that were given, each once."""
    return "; ".join(dict.fromkeys(filter(None, exposures.values())))[:200]
