"""What of the timeline is shown, read from its address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from diary.models import Child
from diary.queries.named_spots import Place
from diary.queries.timeline import Offered, Wanted

LONGEST_WORDS = 100
LONGEST_OPTION = 70
ANY = {
    "child": _("All children"),
    "spot": _("All spots"),
    "sign": _("Warning signs"),
    "exposure": _("What was new"),
    "by": _("Everyone"),
}
# How many choices, that for all of them included, make no choice.
LEAST = {"child": 2, "by": 2}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in use, the words of what was chosen, and the address without it."""

    field: BoundField
    text: str
    address: str


class TimelineForm(forms.Form):
    """The filters of the timeline; an empty one lets everything through.

    `places` are the spots the reader may see; `names` is what members are called,
    by user id. Of a chosen child only its own spots can be chosen.
    """

    words = forms.CharField(
        label=_("Words in the notes"), max_length=LONGEST_WORDS, required=False
    )
    child = forms.ChoiceField(label=_("Child"), required=False)
    spot = forms.ChoiceField(label=_("Spot"), required=False)
    sign = forms.ChoiceField(label=_("Warning sign"), required=False)
    exposure = forms.ChoiceField(label=_("What was new"), required=False)
    by = forms.ChoiceField(label=_("Written by"), required=False)

    def __init__(
        self,
        choices: QueryDict,
        *,
        children: Sequence[Child],
        places: Sequence[Place],
        offered: Offered,
        names: Mapping[int, str],
    ) -> None:
        super().__init__(choices)
        self._address = choices
        child = next((c for c in children if str(c.uuid) == choices.get("child")), None)
        self._spots = {
            str(one.uuid): one for one in places if child in (None, one.child)
        }
        self._writers = {_alias(pk): pk for pk in names}
        self._offer("child", [(str(one.uuid), one.name) for one in children])
        several = child is None and len(children) > 1
        self._offer("spot", _named(self._spots, several=several))
        self._offer("sign", _shortened(offered.signs))
        self._offer("exposure", offered.exposures.items())
        self._offer("by", [(_alias(pk), name) for pk, name in names.items()])

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (tells the type checker)
        field.choices = [("", ANY[name]), *choices]
        field.error_messages["invalid_choice"] = _("Choose from this list.")

    @property
    def is_used(self) -> bool:
        """Whether the valid form leaves anything out."""
        return any(self.cleaned_data.values())

    @property
    def only_child(self) -> Child | None:
        """The child whose entries the valid form asks for, if of one alone."""
        children = {place.child for place in self.in_view}
        return children.pop() if len(children) == 1 else None

    @property
    def in_view(self) -> list[Place]:
        """The spots whose entries the valid form asks for."""
        chosen = self._spots.get(self.cleaned_data["spot"])
        return [chosen] if chosen else list(self._spots.values())

    @property
    def wanted(self) -> Wanted:
        """What the valid form asks of each entry."""
        asked = self.cleaned_data
        return Wanted(
            sign=asked["sign"],
            exposure=asked["exposure"],
            written_by=self._writers.get(asked["by"]),
            words=tuple(asked["words"].split()),
        )

    @property
    def chosen(self) -> list[Chosen]:
        """The filters in use, each to be taken back by a link."""
        return [
            Chosen(self[name], self._words(name), self._without(name))
            for name in ANY
            if self.cleaned_data.get(name)
        ]

    @property
    def open(self) -> list[BoundField]:
        """The filters to choose from: not in use and of some use, or wrong."""
        return [
            self[name]
            for name in ANY
            if name in self.errors or (self._is_free(name) and self._is_of_use(name))
        ]

    def _is_free(self, name: str) -> bool:
        """Whether a filter is not in use; a spot in use is of one child anyway."""
        taken = ("child", "spot") if name == "child" else (name,)
        return not any(self.cleaned_data.get(one) for one in taken)

    def _is_of_use(self, name: str) -> bool:
        return len(self._choices(name)) > LEAST.get(name, 1)

    def _choices(self, name: str) -> list[tuple[str, str]]:
        return list(self.fields[name].choices)  # type: ignore[attr-defined]

    def _words(self, name: str) -> str:
        return str(dict(self._choices(name))[self.cleaned_data[name]])

    def _without(self, name: str) -> str:
        rest = self._address.copy()
        for dropped in (name, "page"):
            rest.pop(dropped, None)
        return f"?{rest.urlencode()}"


def _named(spots: Mapping[str, Place], *, several: bool) -> Iterable[tuple[str, str]]:
    """Name spots by place and first day, and by child where there are `several`."""
    for uuid, place in spots.items():
        since = date_format(place.noticed_on, "j M Y") if place.noticed_on else ""
        child = place.child.name if several else ""
        yield uuid, " · ".join(filter(None, [child, place.name, since]))


def _shortened(questions: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for code, question in questions.items():
        yield code, Truncator(question).chars(LONGEST_OPTION)


def _alias(pk: int) -> str:
    """Name a member in an address by a word that tells nothing about them."""
    return salted_hmac("diary.timeline.by", str(pk)).hexdigest()[:12]
