"""Fields that several of the diary's forms use."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

OUR_TIME = {"min": date(1990, 1, 1), "max": date(2100, 12, 31)}
PHOTO_KINDS = ("jpeg", "heic", "heif", "png", "webp", "avif")
YES_NO = [("", _("Not checked")), ("yes", _("Yes")), ("no", _("No"))]


def validate_our_time(day: date) -> None:
    """Refuse a day that no child of today can mean."""
    if not OUR_TIME["min"] <= day <= OUR_TIME["max"]:
        raise forms.ValidationError(_("Check the year of this day."))


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or nobody looked: True, False or None."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(
            choices=YES_NO,
            coerce=lambda value: value == "yes",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **kwargs,
        )


class ZeroToTenField(forms.IntegerField):
    """How bad, from 0 to 10; empty where nobody said."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(min_value=0, max_value=10, required=False, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"


class DecimalInput(forms.TextInput):
    """A number with a point or a comma, as the family writes it."""

    def value_from_datadict(self, *args: Any) -> str | None:  # noqa: ANN401 (Django's own signature)
        value: str | None = super().value_from_datadict(*args)
        return value.replace(",", ".") if value else value


class TemperatureField(forms.DecimalField):
    """Degrees Celsius."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        between = _("Enter degrees Celsius, from 30 to 45.")
        codes = ("invalid", "min_value", "max_value")
        super().__init__(
            min_value=Decimal(30),
            max_value=Decimal(45),
            decimal_places=1,
            required=False,
            widget=DecimalInput(attrs={"inputmode": "decimal"}),
            error_messages=dict.fromkeys(codes, between),
            **kwargs,
        )


class DayField(forms.DateField):
    """A day of our time, picked in the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        attrs = {"type": "date"} | {name: str(day) for name, day in OUR_TIME.items()}
        widget = forms.DateInput(format="%Y-%m-%d", attrs=attrs)
        super().__init__(widget=widget, validators=[validate_our_time], **kwargs)


class LocalTimeField(forms.Field):
    """A day and time on the family's own clock: naive, as it was typed."""

    widget = forms.DateTimeInput(
        format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
    )

    def to_python(self, value: object) -> datetime | None:
        if not value:
            return None
        try:
            when = datetime.fromisoformat(str(value)).replace(tzinfo=None)
        except ValueError as error:
            raise forms.ValidationError(_("Enter the day and the time.")) from error
        validate_our_time(when.date())
        return when


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos at once, none needed. What is a photo is settled later."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own options)
        attrs = {"accept": ",".join(f"image/{kind}" for kind in PHOTO_KINDS)}
        super().__init__(
            widget=SeveralFilesInput(attrs=attrs), required=False, **kwargs
        )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ANN401 (whatever was sent)
        del initial
        return [file for file in data or [] if file]
