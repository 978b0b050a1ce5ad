"""Put what a file says in the place of what is in force."""

import re
from collections.abc import Mapping
from typing import Any

from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.reader import CASES, read_documents
from conditions.exchange.values import Dataset
from conditions.exchange.writer import write_documents

_CONDITIONS = "conditions.yaml"
_INDEX = re.compile(r"conditions\[(?P<index>\d+)\]")


def over(in_force: Dataset, documents: Mapping[str, object]) -> Dataset:
    """Return `in_force` with what `documents`, by name, say in its place.

    A list is replaced as a whole, a condition and its cases by the slug: what the
    documents do not name stays. Raises FaultyData with every fault and its place
    in the file; one of a condition that stays names that condition.
    """
    published = write_documents(in_force)
    whole: dict[str, Any] = {**published, **documents}
    come, stay = _conditions(published[_CONDITIONS], documents)
    if come is not None:
        whole[_CONDITIONS] = come | {"conditions": [*come["conditions"], *stay]}
    whole[CASES] = _cases(published[CASES], whole[CASES])
    try:
        return read_documents(whole)
    except FaultyData as error:
        first = len(come["conditions"]) if come else 0
        slugs = [one["slug"] for one in stay]
        raise FaultyData([_named(one, first, slugs) for one in error.faults]) from error


def _conditions(
    published: dict[str, Any], documents: Mapping[str, object]
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """Return the document of conditions and the published ones it says nothing of.

    None where there is no such document, or it is none that can be read.
    """
    come = documents.get(_CONDITIONS, {"conditions": []})
    if not isinstance(come, Mapping) or not isinstance(come.get("conditions"), list):
        return None, []
    listed = [one for one in come["conditions"] if isinstance(one, Mapping)]
    slugs = {str(one.get("slug")) for one in listed}
    stay = [
        # The words of a list that may just change are not repeated.
        one | {"do_not": [{"code": item["code"]} for item in one["do_not"]]}
        for one in published["conditions"]
        if one["slug"] not in slugs
    ]
    meta = come.get("meta") or {}
    if isinstance(meta, Mapping):
        meta = {**published["meta"], **meta}
    return {**come, "meta": meta}, stay


def _cases(published: dict[str, Any], come: object) -> object:
    """Keep the cases of every condition that the file has none for."""
    if not isinstance(come, Mapping):
        return come
    by_slug = come.get("cases") or {}
    if isinstance(by_slug, Mapping):
        by_slug = {**published.get("cases", {}), **by_slug}
    return {**published, **come, "cases": by_slug}


def _named(fault: Fault, first: int, slugs: list[str]) -> Fault:
    """Name a condition that the file does not hold: its index says nothing there."""
    found = _INDEX.match(fault.place)
    if found is None or int(found["index"]) < first or not slugs:
        return fault
    slug = slugs[int(found["index"]) - first]
    return Fault(f"{slug} (as published){fault.place[found.end() :]}", fault.message)
