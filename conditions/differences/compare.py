"""Walk through two values of the same kind and say where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from conditions.differences.change import Change
from conditions.differences.items import paired, sources_in
from conditions.differences.labels import field_words, item_words
from conditions.differences.reading import rows_of
from conditions.differences.texts import is_long, pieces
from conditions.differences.values import said, title_of
from conditions.rules import Source

# What a revision's own number and place say, or what is said elsewhere.
_UNSAID = frozenset({"Rule.revision", "Rule.slug", "Claim.source"})


@dataclass(frozen=True, slots=True)
class _At:
    """A field, and whose it is: "Warning sign “Is there a fever?”, "."""

    field: str
    owner: str = ""

    @property
    def label(self) -> str:
        words = field_words(self.field)
        return f"{self.owner}, {words}" if self.owner else words


def differences(before: Any, after: Any) -> tuple[Change, ...]:  # noqa: ANN401
    """Say what `after` says otherwise than `before`, in the order of the data.

    Both are what one subject says in two revisions (`conditions.exchange.values`): a
    Condition, Signs, or a tuple of Site, Exposure or DoNot.
    """
    cited = _of_items(_At("sources"), sources_in(before), sources_in(after))
    return tuple(chain(_walk(_At(""), before, after), cited))


def _walk(at: _At, before: Any, after: Any) -> Iterator[Change]:  # noqa: ANN401
    if before == after:
        return
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _of_tuple(at, before, after)
    elif is_dataclass(before) and type(before) is type(after):
        yield from _of_fields(at.owner, before, after)
    else:
        yield _of_value(at, said(at.field, before), said(at.field, after))


def _of_fields(owner: str, before: Any, after: Any) -> Iterator[Change]:  # noqa: ANN401
    for field in fields(after):
        name = f"{type(after).__name__}.{field.name}"
        if name not in _UNSAID:
            old, new = getattr(before, field.name), getattr(after, field.name)
            yield from _walk(_At(name, owner), old, new)


def _of_tuple(at: _At, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    one = next(iter((*before, *after)))
    if isinstance(one, Source):
        # What became of a source is said once, of all that cite it.
        if at.owner:
            named = [[title_of(source) for source in of] for of in (before, after)]
            yield from _of_texts(at, *named)
    elif is_dataclass(one):
        yield from _of_items(at, before, after)
    else:
        yield from _of_texts(at, before, after)


def _of_items(at: _At, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    old, new = paired(before), paired(after)
    for key, item in new.items():
        if key not in old:
            added = str(item_words(item).added)
            yield Change(at.field, added, title_of(item), rows=rows_of(item))
        else:
            owner = _("%(item)s “%(title)s”") % {
                "item": item_words(item).name,
                "title": title_of(old[key]),
            }
            yield from _of_fields(owner, old[key], item)
    for key, item in old.items():
        if key not in new:
            yield Change(at.field, str(item_words(item).removed), title_of(item))
    kept = [[key for key in of if key in old and key in new] for of in (old, new)]
    if kept[0] != kept[1] and at.field != "sources":
        yield Change(at.field, at.label, _("in another order"))


def _of_texts(at: _At, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    added = [text for text in after if text not in before]
    removed = [text for text in before if text not in after]
    parts = []
    if added:
        parts.append(_("%(texts)s added") % {"texts": _quoted(added)})
    if removed:
        parts.append(_("%(texts)s removed") % {"texts": _quoted(removed)})
    if parts or before != after:
        words = "; ".join(parts) or _("in another order")
        yield Change(at.field, at.label, words)


def _of_value(at: _At, before: str, after: str) -> Change:
    values = {"before": before, "after": after}
    if is_long(before) or is_long(after):
        return Change(at.field, at.label, _("reworded"), pieces(before, after))
    if not before:
        return Change(at.field, at.label, _("%(after)s added") % values)
    if not after:
        return Change(at.field, at.label, _("%(before)s removed") % values)
    return Change(
        at.field, at.label, _("changed from %(before)s to %(after)s") % values
    )


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(_("“%(text)s”") % {"text": text} for text in texts)
