"""Send curated data as a file, look at what it changes, choose what becomes a draft."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from conditions.exchange import FaultyData, read_file
from conditions.exchange.text import LARGEST_BYTES

Documents = Mapping[str, object]
TOO_LARGE = _("The file is larger than %(most)d MB, which no set of conditions is.")


class ImportForm(forms.Form):
    """A file of curated data; `documents` are what it holds, by name.

    `was_refused` says that the file was cut off while it arrived, as too large.
    `faults` are what is wrong inside, where that is more than one sentence beside
    the field can say.
    """

    documents: Documents
    faults: tuple[str, ...] = ()

    file = forms.FileField(
        label=_("The file"),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json"}),
        error_messages={"required": _("Choose the file.")},
    )

    def __init__(self, *args: Any, was_refused: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 (Django's own)
        super().__init__(*args, **kwargs)
        if was_refused:
            self.fields["file"].error_messages["required"] = _too_large()

    def clean_file(self) -> UploadedFile[Any]:
        """Read the file. Whatever is wrong in it is said with its line."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(_too_large())
        try:
            self.documents = read_file(str(file.name), file.read())
        except FaultyData as error:
            raise forms.ValidationError(self._said(error)) from error
        return file

    def refuse(self, error: FaultyData) -> None:
        """Say what is wrong with the file where it meets what is published."""
        self.add_error("file", self._said(error))

    def _said(self, error: FaultyData) -> str:
        if len(error.faults) == 1:
            return str(error)
        self.faults = tuple(map(str, error.faults))
        words = _("%(count)d faults, each named below with its place.")
        return words % {"count": len(self.faults)}


class ChooseForm(forms.Form):
    """What of the file becomes drafts. The file comes back with it, packed."""

    content = forms.CharField(widget=forms.HiddenInput)
    chosen = forms.MultipleChoiceField(
        label=_("Make drafts of"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    why = forms.CharField(
        label=_("What changed and why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a sentence what changed and why.")},
    )

    def __init__(self, *args: Any, keys: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401 (Django's own)
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        if not isinstance(field, forms.MultipleChoiceField):
            raise TypeError
        field.choices = [(key, key) for key in keys]


def pack(documents: Documents) -> str:
    """Make documents small enough to travel in a form: nothing is kept meanwhile."""
    text = json.dumps(documents, default=str, ensure_ascii=False)
    return base64.b64encode(zlib.compress(text.encode())).decode()


def unpack(content: str) -> Documents:
    """Return the documents of `pack`. Raises ValueError for anything else."""
    try:
        reader = zlib.decompressobj()
        text = reader.decompress(base64.b64decode(content), 2 * LARGEST_BYTES)
        read = json.loads(text)
    except (binascii.Error, zlib.error, RecursionError) as error:
        raise ValueError from error
    if not isinstance(read, dict):
        raise ValueError  # noqa: TRY004 (of the text, not of an argument)
    return read


def _too_large() -> str:
    return TOO_LARGE % {"most": LARGEST_BYTES // 1024**2}
