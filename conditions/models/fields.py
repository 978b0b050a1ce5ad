"""Small lists and closed choices, as columns."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from conditions import rules
from conditions.exchange import vocabulary


class Urgency(models.TextChoices):
    """How soon a doctor should look, most pressing first."""

    EMERGENCY = rules.Urgency.EMERGENCY.value, _("emergency: now")
    SAME_DAY = rules.Urgency.SAME_DAY.value, _("same day: a clinician today")
    SOON = rules.Urgency.SOON.value, _("soon: a clinician within a few days")
    ROUTINE = rules.Urgency.ROUTINE.value, _("routine: an ordinary appointment")


class Clock(models.TextChoices):
    """The day a rule counts from."""

    ONSET = rules.Clock.ONSET.value, _("onset: this episode first noticed")
    BIRTH = rules.Clock.BIRTH.value, _("birth")
    FLARE = rules.Clock.FLARE.value, _("flare: start of the present flare")
    LESION = rules.Clock.LESION.value, _("lesion: that spot first seen")


class OneALine(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 (a form's value)
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (a form's value)
        lines = (super().to_python(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        return bool((initial or []) != self.to_python(data))


class TextListField(models.JSONField):
    """A short list of texts, edited one a line."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:  # noqa: ANN401
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise ValidationError(_("This must be a list of texts."))

    def formfield(self, **options: Any) -> Any:  # noqa: ANN401
        return models.Field.formfield(self, **({"form_class": OneALine} | options))


class WhenField(models.JSONField):
    """A condition in the closed vocabulary, as data."""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:  # noqa: ANN401
        super().validate(value, model_instance)
        faults = [*vocabulary.faults_of(value, "")] if value is not None else []
        if faults:
            raise ValidationError([str(fault).strip(".") for fault in faults])
