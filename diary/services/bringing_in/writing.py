"""Turn the rows of a file into rows of the database."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid5

from accounts.models import Household
from diary.models import (
    AssessmentRecord,
    Change,
    Child,
    Observation,
    Photo,
    Prompt,
    PromptEvent,
    Spot,
    Tag,
    Visit,
    WithdrawnSign,
)
from diary.services.bringing_in.ids import Ids
from diary.services.bringing_in.pictures import Picture
from diary.services.bringing_in.rows import insert

Row = Mapping[str, Any]


class Writing:
    """One diary on its way into one household.

    What is here already stays as it is. History, assessments, signs taken back and
    prompts come with their spot or not at all.
    """

    def __init__(
        self, diary: Row, home: Household, ids: Ids, photos: Mapping[UUID, Picture]
    ) -> None:
        self.diary, self.home, self.ids, self.photos = diary, home, ids, photos
        self.fresh = {row["id"] for row in diary["spots"] if ids.is_new(row)}

    def write(self) -> set[int]:
        """Write all that is new; return the keys of the spots it belongs to."""
        insert([self._child(row) for row in self._new("children")])
        self.children = self._keys(Child)
        insert([self._spot(row) for row in self._new("spots")])
        self.spots = self._keys(Spot)
        self._link_spots()
        insert([self._entry(row) for row in self._new("entries")])
        self.entries = self._keys(Observation)
        insert([self._visit(row) for row in self._new("visits")])
        insert([self._prompt(row) for row in self._of_fresh("prompts")])
        self.prompts = self._keys(Prompt)
        for rows in (self._tags, self._photos, self._events, self._withdrawn):
            insert(list(rows()))
        insert(list(self._records()))
        insert([self._change(row) for row in self._of_fresh("history")])
        said = [
            row["spot"] for name in ("entries", "visits") for row in self._new(name)
        ]
        return {self._key(self.spots, uuid) for uuid in (*said, *self.fresh)}

    def _new(self, name: str) -> Iterator[Row]:
        return filter(self.ids.is_new, self.diary[name])

    def _of_fresh(self, name: str) -> Iterator[Row]:
        return (row for row in self.diary[name] if row["spot"] in self.fresh)

    def _keys(self, model: type[Any]) -> dict[UUID, int]:
        """Return the primary key of each row here, by its id here."""
        rows = model.objects.filter(household=self.home)
        return dict(rows.values_list("uuid", "pk"))

    def _key(self, keys: Mapping[UUID, int], uuid: UUID) -> int:
        return keys[self.ids.kept_as[uuid]]

    def _ours(self, row: Row, **more: object) -> dict[str, Any]:
        """Return the columns that everything of a family has."""
        return {"uuid": self.ids.of(row["id"]), "household": self.home, **more}

    def _on(self, row: Row) -> dict[str, Any]:
        return self._ours(row, spot_id=self._key(self.spots, row["spot"]))

    def _child(self, row: Row) -> Child:
        return Child(**_but(row, "id"), **self._ours(row))

    def _spot(self, row: Row) -> Spot:
        """Return a spot that stands as it last stood: the same answer is no news."""
        records = row["assessments"]
        nested = ("withdrawn_signs", "assessments")
        return Spot(
            **_but(row, "id", "child", "came_back_from", "merged_into", *nested),
            **self._ours(row, child_id=self._key(self.children, row["child"])),
            answer=records[-1]["answer"] if records else {},
        )

    def _link_spots(self) -> None:
        """Let spots point at each other, once all are there."""
        fields = ("came_back_from", "merged_into")
        linked = [
            row for row in self._new("spots") if any(row[name] for name in fields)
        ]
        rows = [
            Spot(
                pk=self._key(self.spots, row["id"]),
                **{
                    f"{name}_id": row[name] and self._key(self.spots, row[name])
                    for name in fields
                },
            )
            for row in linked
        ]
        Spot.objects.bulk_update(rows, fields)

    def _entry(self, row: Row) -> Observation:
        return Observation(
            **_but(row, "id", "spot", "written_by", "changed_by", "tags", "photos"),
            **self._on(row),
            written_name=row["written_by"],
            changed_name=row["changed_by"],
        )

    def _visit(self, row: Row) -> Visit:
        """Return a visit; under a new id it is in no calendar yet, nor its plan."""
        appointment = row["appointment"]
        if self.ids.of(row["id"]) != row["id"]:
            appointment = uuid5(self.home.uuid, str(appointment))
        ours = self._on(row)
        return Visit(
            **_but(row, "id", "spot", "appointment"), appointment=appointment, **ours
        )

    def _prompt(self, row: Row) -> Prompt:
        return Prompt(**_but(row, "id", "spot", "events"), **self._on(row))

    def _tags(self) -> Iterator[Tag]:
        for entry in self._new("entries"):
            key = self._key(self.entries, entry["id"])
            yield from (Tag(observation_id=key, **tag) for tag in entry["tags"])

    def _photos(self) -> Iterator[Photo]:
        for entry in self._new("entries"):
            key = self._key(self.entries, entry["id"])
            for row in entry["photos"]:
                if row["id"] in self.photos:
                    picture = asdict(self.photos[row["id"]])
                    ours = self._ours(row, observation_id=key)
                    yield Photo(**_but(row, "id"), **ours, **picture)

    def _events(self) -> Iterator[PromptEvent]:
        for prompt in self._of_fresh("prompts"):
            key = self._key(self.prompts, prompt["id"])
            for row in prompt["events"]:
                yield PromptEvent(**_but(row, "by"), by_name=row["by"], prompt_id=key)

    def _withdrawn(self) -> Iterator[WithdrawnSign]:
        for spot in self._new("spots"):
            key = self._key(self.spots, spot["id"])
            for row in spot["withdrawn_signs"]:
                prompt = row["prompt"] and self._key(self.prompts, row["prompt"])
                yield WithdrawnSign(
                    **_but(row, "withdrawn_by", "prompt"),
                    withdrawn_name=row["withdrawn_by"],
                    household=self.home,
                    spot_id=key,
                    prompt_id=prompt,
                )

    def _records(self) -> Iterator[AssessmentRecord]:
        for spot in self._new("spots"):
            key = self._key(self.spots, spot["id"])
            for row in spot["assessments"]:
                yield AssessmentRecord(**row, household=self.home, spot_id=key)

    def _change(self, row: Row) -> Change:
        """Return a line of the history; the children it names have their ids here."""
        fields = dict(row["fields"])
        if "child" in fields:
            fields["child"] = [self._child_here(uuid) for uuid in fields["child"]]
        return Change(
            **_but(row, "spot", "by", "fields", "entry", "other"),
            household=self.home,
            spot_id=self._key(self.spots, row["spot"]),
            by_name=row["by"],
            fields=fields,
            entry=self.ids.of(row["entry"]),
            other=self.ids.of(row["other"]),
        )

    def _child_here(self, named: str) -> str:
        here = self.ids.kept_as
        return next(
            (str(kept) for one, kept in here.items() if str(one) == named), named
        )


def _but(row: Row, *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
