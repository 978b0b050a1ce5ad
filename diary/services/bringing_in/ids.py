"""Under which ids a diary is kept here, and what of it is here already."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from accounts.models import Household
from diary.archive import references
from diary.models import Child, Observation, Photo, Prompt, Spot, Visit

ASKED_AT_ONCE = 500
MODELS = {
    "children": Child,
    "spots": Spot,
    "entries": Observation,
    "visits": Visit,
    "prompts": Prompt,
}


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a file. `kept_as` maps each to its id here, `here` are those known."""

    kept_as: Mapping[UUID, UUID]
    here: frozenset[UUID]

    def of(self, uuid: UUID | None) -> UUID | None:
        """Return the id here of what the file names, which may not be in it."""
        return uuid and self.kept_as.get(uuid, uuid)

    def is_new(self, row: Mapping[str, Any]) -> bool:
        return row["id"] not in self.here


def ids_of(diary: Mapping[str, Any], household: Household | None) -> Ids:
    """Settle the ids of a diary that comes into `household`, None for a new one.

    An id stays as it is, unless it is another family's on this server: then it becomes
    one that follows from both, so that the same file brought in again is known.
    """
    kept_as: dict[UUID, UUID] = {}
    here = set[UUID]()
    for name, model in MODELS.items():
        uuids = [row["id"] for row in diary[name]]
        _settle(model, uuids, household, kept_as, here)
    pictures = [photo["id"] for _place, photo in references.photos(diary)]
    _settle(Photo, pictures, household, kept_as, here)
    here |= _of_gone_spots(diary, household, kept_as)
    return Ids(kept_as, frozenset(here))


def _settle(
    model: type[Any],
    uuids: list[UUID],
    household: Household | None,
    kept_as: dict[UUID, UUID],
    here: set[UUID],
) -> None:
    if household is None:
        # Nothing is here yet, and nothing is written under these.
        kept_as.update(zip(uuids, uuids, strict=True))
        return
    other = {uuid: uuid5(household.uuid, str(uuid)) for uuid in uuids}
    owners = _owners(model, [*other, *other.values()])
    for uuid, changed in other.items():
        known = next(
            (one for one in (uuid, changed) if owners.get(one) == household.pk), None
        )
        if known:
            here.add(uuid)
        kept_as[uuid] = known or (changed if uuid in owners else uuid)


def _of_gone_spots(
    diary: Mapping[str, Any], household: Household | None, kept_as: Mapping[UUID, UUID]
) -> set[UUID]:
    """Find what belongs to spots that were deleted or merged here: it stays out."""
    rows = Spot.objects.filter(household=household)
    gone = rows.exclude(deleted_at__isnull=True, merged_into__isnull=True)
    uuids = {*gone.values_list("uuid", flat=True)}
    said = (row for name in ("entries", "visits") for row in diary[name])
    return {row["id"] for row in said if kept_as[row["spot"]] in uuids}


def _owners(model: type[Any], uuids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the household of each of `uuids` that there is."""
    owners: dict[UUID, int] = {}
    for some in _batches(uuids):
        rows = model.objects.filter(uuid__in=some)
        owners.update(rows.values_list("uuid", "household_id"))
    return owners


def _batches(uuids: Iterable[UUID]) -> Iterator[list[UUID]]:
    rest = iter(uuids)
    while some := list(islice(rest, ASKED_AT_ONCE)):
        yield some
