"""How old one has to be to read the texts of a draft."""

from dataclasses import dataclass

from conditions.exchange import Fault
from conditions.models import Revision
from conditions.queries import from_rows
from conditions.readiness.reading_age import ages_in
from conditions.services.curation import named


@dataclass(frozen=True, slots=True)
class Read:
    """A long text by its place in the draft, and the age it reads as for, in years."""

    place: str
    age: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The long texts of a draft, the hardest first; never none."""

    texts: tuple[Read, ...]

    @property
    def oldest(self) -> int:
        return self.texts[0].age

    @property
    def youngest(self) -> int:
        return self.texts[-1].age


def reading_of(draft: Revision) -> Reading | None:
    """Return the reading age of each long text of the loaded `draft`.

    None where it has none: it says nothing yet, or takes its condition out of use.
    """
    if draft.retires:
        return None
    try:
        alone = from_rows.dataset_of([draft])
    except from_rows.NoContent:
        return None
    # The draft of a condition speaks of that one alone.
    own = f"{draft.subject.slug}."
    read = [
        Read(named(Fault(place, ""), alone).place.removeprefix(own), age)
        for place, age in ages_in(alone)
    ]
    return Reading(tuple(sorted(read, key=lambda one: -one.age))) if read else None
