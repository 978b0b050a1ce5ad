"""One case: its name, its facts as the assessment reads them, and the answer."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from conditions.answers import ActBy, ErrorCode, Level
from conditions.cases import Outcome
from conditions.exchange import Case, FaultyData
from conditions.exchange.merging import digest
from conditions.exchange.read_cases import one_case
from conditions.queries.tried import unreadable

LEVELS = {
    Level.EMERGENCY.value: gettext_lazy("emergency"),
    Level.URGENT.value: gettext_lazy("urgent"),
    Level.EXCEEDED.value: gettext_lazy("time passed"),
    Level.NEEDS_INFORMATION.value: gettext_lazy("something is missing"),
    Level.NEARING_LIMIT.value: gettext_lazy("nearly over"),
    Level.WITHIN_WINDOW.value: gettext_lazy("usual so far"),
    Level.RESOLVED.value: gettext_lazy("gone"),
}
ACTS = {
    ActBy.NOW.value: gettext_lazy("now"),
    ActBy.TODAY.value: gettext_lazy("today"),
    ActBy.DAYS.value: gettext_lazy("within a few days"),
    ActBy.ROUTINE.value: gettext_lazy("an ordinary appointment"),
}
NONE = "none"
OPTIONAL = ("reason", "act_by", "due_on", "next_change_on", "error")
_OR_NONE = gettext_lazy("Empty: not compared. “none”: there must be none.")
_NOT_COMPARED = [("", gettext_lazy("Not compared")), (NONE, gettext_lazy("None"))]


class CaseForm(forms.Form):
    """`was` is the case as it was read, so that nobody's change is lost."""

    was = forms.JSONField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("A short sentence: “Day 29 is over the limit”."),
    )
    facts = forms.CharField(
        label=gettext_lazy("Facts"),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "As manage.py assess reads them, with a fixed “today”. “What if” writes "
            "them for you."
        ),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Expected level"),
        choices=[*LEVELS.items(), (NONE, gettext_lazy("None: an error"))],
    )
    reason = forms.CharField(
        label=gettext_lazy("Code of the first reason"),
        required=False,
        help_text=_OR_NONE,
    )
    act_by = forms.ChoiceField(
        label=gettext_lazy("How soon"),
        choices=[*_NOT_COMPARED, *ACTS.items()],
        required=False,
    )
    due_on = forms.CharField(
        label=gettext_lazy("First day past the limit"),
        required=False,
        help_text=_OR_NONE,
    )
    next_change_on = forms.CharField(
        label=gettext_lazy("Next day with another answer"),
        required=False,
        help_text=_OR_NONE,
    )
    error = forms.ChoiceField(
        label=gettext_lazy("Error"),
        choices=[*_NOT_COMPARED, *((code.value, code.value) for code in ErrorCode)],
        required=False,
    )

    def clean_facts(self) -> object:
        try:
            return json.loads(self.cleaned_data["facts"])
        except json.JSONDecodeError as error:
            raise forms.ValidationError(
                _("This is not JSON: look at line %(line)s, character %(column)s."),
                params={"line": error.lineno, "column": error.colno},
            ) from error
        except RecursionError as error:
            raise forms.ValidationError(_("This is not JSON.")) from error

    def clean(self) -> dict[str, Any]:
        """Hold what was typed to the file format, and its facts to the assessment."""
        data = super().clean() or {}
        if not self.errors:
            self._read(data)
        return data

    def _read(self, data: dict[str, Any]) -> None:
        said = {key: data[key] for key in OPTIONAL if data[key]}
        expect = {"level": data["level"], **said}
        plain = {
            "name": data["name"],
            "facts": data["facts"],
            "expect": {k: None if v == NONE else v for k, v in expect.items()},
        }
        try:
            self.case: Case = one_case(plain)
        except FaultyData as error:
            for fault in error.faults:
                self.add_error(_field(fault.place), str(fault))
            return
        if why := unreadable(self.case):
            self.add_error("facts", why)

    def read_before(self) -> Case | None:
        """Return the case as it was when the form was made."""
        try:
            return one_case(self.cleaned_data.get("was"))
        except FaultyData:
            return None

    def go_on_from(self, case: Case) -> None:
        """Show the form again as one that was made when `case` was so."""
        typed = {name: self.data.get(name) for name in self.fields}
        self.data = typed | {"was": json.dumps(initial_of(case)["was"])}


def initial_of(case: Case) -> dict[str, object]:
    """Fill the form with a case as it is."""
    said: Mapping[str, str | None] = case.expect
    return {
        "was": {"name": case.name, "facts": case.facts, "expect": case.expect},
        "name": case.name,
        "facts": written(case.facts),
        **{key: NONE if value is None else value for key, value in said.items()},
    }


def digest_of(outcome: Outcome) -> str:
    """Return what tells a case and its answer from what they are at another time."""
    case, adopted = outcome.case, outcome.adopted
    return digest([case.name, case.facts, case.expect, adopted.expect])


def written(facts: Mapping[str, Any]) -> str:
    """Write facts for people: a line a value, short lists on one."""
    lines = [
        f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in facts.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}"


def _field(place: str) -> str:
    """Name the field that a place of the file format is typed in."""
    first, _dot, rest = place.partition(".")
    return rest if first == "expect" and rest else first
