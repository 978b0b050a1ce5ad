"""What a file would change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conditions.differences import Change, differences
from conditions.exchange import Condition, over
from conditions.exchange.subjects import Value
from conditions.exchange.values import Meta
from conditions.models import Revision
from conditions.queries.parts import Part, in_force, parts_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file says anew of a subject.

    `before` is what is published, None where nothing is. With `is_taken` somebody
    works on the subject, so that no second draft can be started.
    """

    part: Part
    before: Value | None
    is_taken: bool

    @property
    def key(self) -> str:
        """The subject in one word, as a form names it."""
        return "/".join(self.part.key)

    @property
    def name(self) -> str:
        value = self.part.value
        return str(getattr(value, "name", self.part.kind.label))


def changes_of(one: Incoming) -> tuple[Change, ...]:
    """Say what would change, in sentences; nothing where all of it is new."""
    return differences(one.before, one.part.value) if one.before is not None else ()


def incoming(documents: Mapping[str, object]) -> tuple[Incoming, ...]:
    """List what `documents`, by name, say otherwise than what is published.

    Raises FaultyData with every fault and its place in the file.
    """
    published = in_force()
    # Read as the file is, so that only what is said can differ.
    before = {part.key: part for part in parts_of(over(published, {}))}
    taken = set(Revision.objects.open().values_list("subject__kind", "subject__slug"))
    found = []
    for come in parts_of(over(published, documents)):
        known = before.get(come.key)
        status = known.meta.status if known else published.metas.conditions.status
        part = _unchecked(come, status)
        if known is None or part.value != _unchecked(known, status).value:
            said = known.value if known else None
            found.append(Incoming(part, said, part.key in taken))
    return tuple(found)


def _unchecked(part: Part, status: str) -> Part:
    """Leave out that somebody checked it, and what a file says of its own state.

    Both stand beside the words, where no difference would show them.
    """
    value = part.value
    if isinstance(value, Condition):
        value = replace(value, checked_by="")
    return replace(part, value=value, meta=Meta(status))
