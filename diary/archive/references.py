"""What the data of a diary must agree on before any of it is kept."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from diary.archive.errors import BadArchive, Flaw

Row = Mapping[str, Any]
LISTS = ("children", "spots", "entries", "visits", "prompts")


def check(diary: Mapping[str, Any]) -> None:
    """Refuse a diary that says an id twice, or names what is not there.

    Raises BadArchive with the place of what is wrong.
    """
    ids = {name: _ids(diary[name], name) for name in LISTS}
    _once((place, photo["id"]) for place, photo in photos(diary))
    for place, target, uuid in _named(diary):
        if uuid is not None and uuid not in ids[target]:
            raise BadArchive(Flaw.NOBODYS, place)
    _check_loops(diary["spots"], "came_back_from")
    _check_loops(diary["spots"], "merged_into")
    _check_zones(diary)
    _check_allergies(diary["children"])


def photos(diary: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    """Yield each photo with its place."""
    for n, entry in enumerate(diary["entries"]):
        for m, photo in enumerate(entry["photos"]):
            yield f"entries[{n}].photos[{m}]", photo


def _ids(rows: Iterable[Row], name: str) -> set[UUID]:
    return _once((f"{name}[{n}]", row["id"]) for n, row in enumerate(rows))


def _once(ids: Iterable[tuple[str, UUID]]) -> set[UUID]:
    found = set[UUID]()
    for place, uuid in ids:
        if uuid in found:
            raise BadArchive(Flaw.SAME_ID, place)
        found.add(uuid)
    return found


def _named(diary: Mapping[str, Any]) -> Iterator[tuple[str, str, UUID | None]]:
    """Yield each reference: its place, in which list it is to be found, and the id."""
    for n, spot in enumerate(diary["spots"]):
        here = f"spots[{n}]"
        yield f"{here}.child", "children", spot["child"]
        yield f"{here}.came_back_from", "spots", spot["came_back_from"]
        yield f"{here}.merged_into", "spots", spot["merged_into"]
        for m, sign in enumerate(spot["withdrawn_signs"]):
            yield f"{here}.withdrawn_signs[{m}].prompt", "prompts", sign["prompt"]
    for name in ("entries", "visits", "prompts", "history"):
        for n, row in enumerate(diary[name]):
            yield f"{name}[{n}].spot", "spots", row["spot"]


def _check_loops(spots: Iterable[Row], field: str) -> None:
    """No spot leads back to itself."""
    leads_to = {spot["id"]: spot[field] for spot in spots}
    sound = {None}
    for n, start in enumerate(leads_to):
        seen, at = set(), start
        while at not in sound:
            if at in seen:
                raise BadArchive(Flaw.NOBODYS, f"spots[{n}].{field}")
            seen.add(at)
            at = leads_to[at]
        sound |= seen


def _check_zones(diary: Mapping[str, Any]) -> None:
    known = available_timezones()
    used = {"household": diary["household"]["timezone"]}
    for name in ("entries", "visits"):
        used |= {f"{name}[{n}]": row["timezone"] for n, row in enumerate(diary[name])}
    for place, zone in used.items():
        # A visit without one was in the family's own.
        if zone not in known and (zone or place.startswith("entries")):
            raise BadArchive(Flaw.BAD_VALUE, f"{place}.timezone")


def _check_allergies(children: Iterable[Row]) -> None:
    """Nobody has some and none."""
    for n, child in enumerate(children):
        if child["allergies"] and child["no_known_allergies"]:
            raise BadArchive(Flaw.BAD_VALUE, f"children[{n}].no_known_allergies")
