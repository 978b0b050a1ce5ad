"""Fields of a draft: what a curator types, and the plain data it stands for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy

from conditions.exchange import lengths, vocabulary
from conditions.models.fields import OneALine

LONGEST = 8
SHORT, LONG = lengths.LINE, lengths.TEXT


class Lines(OneALine):
    """A list of texts, one a line."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:  # noqa: ANN401
        options.setdefault("required", False)
        options.setdefault("help_text", gettext_lazy("One a line."))
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)


class Words(forms.CharField):
    """A text of some sentences; left empty it is None."""

    def __init__(self, *, rows: int = 2, **options: Any) -> None:  # noqa: ANN401
        options.setdefault("max_length", LONG)
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, empty_value=None, **options)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (a form's value)
        # A browser ends every line in two signs.
        text = value.replace("\r\n", "\n") if isinstance(value, str) else value
        return super().to_python(text)


class Line(forms.CharField):
    """A short text; left empty it is None."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        options.setdefault("max_length", SHORT)
        super().__init__(empty_value=None, **options)


class Number(forms.IntegerField):
    """A whole number from 0; left empty it is None."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        # More than any day, millimetre or episode is; a database column holds it.
        super().__init__(**{"min_value": 0, "max_value": 32767} | options)


class Choice(forms.TypedChoiceField):
    """One of a few; `none` is what the empty choice is called, where there is one."""

    def __init__(
        self,
        choices: Iterable[tuple[str, Any]] = (),
        *,
        none: Any = "",  # noqa: ANN401 (text, translated when it is shown)
        **options: Any,  # noqa: ANN401 (Django's own)
    ) -> None:
        self.none = [("", none)] if none else []
        options = {"required": not none} | options
        offered = [*self.none, *choices]
        super().__init__(choices=offered, coerce=str, empty_value=None, **options)

    def offer(self, choices: Sequence[tuple[str, str]], chosen: object) -> None:
        """Offer `choices`; what was `chosen` and is not among them by its code."""
        self.choices = [*self.none, *_with_chosen(choices, [chosen or ""])]


class Several(forms.MultipleChoiceField):
    """Any of a list, each to be ticked."""

    is_wide = True

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(required=False, **options)

    def offer(self, choices: Sequence[tuple[str, str]], chosen: object) -> None:
        """Offer `choices`; what was `chosen` and is not among them by its code."""
        codes = chosen if isinstance(chosen, list | tuple) else []
        self.choices = _with_chosen(choices, codes)

    @staticmethod
    def in_order(chosen: list[str], before: list[str]) -> list[str]:
        """Return what is chosen: what was `before` in its order, then the new."""
        kept = [code for code in before if code in chosen]
        return [*kept, *(code for code in chosen if code not in kept)]


def _with_chosen(
    choices: Sequence[tuple[str, str]], chosen: Iterable[object]
) -> list[tuple[str, str]]:
    known = {code for code, _label in choices}
    gone = [(str(code), str(code)) for code in chosen if code and code not in known]
    return [*choices, *gone]


class Day(forms.DateField):
    """A day, as ISO text; left empty it is None."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> Any:  # noqa: ANN401 (a form's value)
        day = super().clean(value)
        return day.isoformat() if isinstance(day, date) else None


class When(forms.CharField):
    """A condition of the closed vocabulary, written in YAML."""

    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "dir": "ltr"})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 (a form's value)
        if not isinstance(value, Mapping):
            return value
        return yaml.safe_dump(value, sort_keys=False, width=60).strip()

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 (a form's value)
        text = super().clean(value)
        if not text:
            return None
        when = _as_data(text)
        faults = [
            _("At %(place)s: %(fault)s.")
            % {"place": fault.place.strip(".") or "1", "fault": fault.message}
            for fault in vocabulary.faults_of(when, "")
        ]
        if faults:
            raise ValidationError(faults[:LONGEST])
        return when


def _as_data(text: str) -> Any:  # noqa: ANN401 (plain data)
    """Read YAML. Raises ValidationError with the line that cannot be read."""
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = _("Line %(line)d cannot be read: %(problem)s.")
        said = {"line": line, "problem": error.problem or error.context}
        raise ValidationError(message % said) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValidationError(_("This cannot be read as YAML.")) from error
