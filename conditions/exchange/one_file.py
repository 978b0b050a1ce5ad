"""Curated data in one file: one of the documents, or several together."""

import json
from collections.abc import Mapping

from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.folder import as_yaml
from conditions.exchange.text import parse
from conditions.exchange.values import Dataset
from conditions.exchange.writer import write_documents

FORMAT = "milkspot-conditions-1"
# The key of each document in a file of several, and the list a document is known by.
_TOGETHER = {
    "conditions": "conditions.yaml",
    "red_flags": "red_flags.yaml",
    "sites": "sites.yaml",
    "triggers": "triggers.yaml",
    "cases": "cases.yaml",
}
_ALONE = {
    "conditions": "conditions.yaml",
    "red_flags": "red_flags.yaml",
    "sites": "sites.yaml",
    "categories": "triggers.yaml",
    "cases": "cases.yaml",
}


def read_file(name: str, content: bytes) -> dict[str, object]:
    """Return the documents in a file, unchecked, by their names.

    Raises FaultyData where it is no plain data or none of the documents.
    """
    read = parse(name, content)
    if not isinstance(read, Mapping):
        raise FaultyData([Fault(name, "must be a mapping")])
    if "format" in read:
        return _several(name, read)
    for key, document in _ALONE.items():
        if key in read:
            return {document: read}
    known = ", ".join(_ALONE)
    raise FaultyData([Fault(name, f"holds none of {known}")])


def _several(name: str, read: Mapping[str, object]) -> dict[str, object]:
    faults = [
        Fault(name, f"unknown key '{key}'")
        for key in read
        if key != "format" and key not in _TOGETHER
    ]
    if read["format"] != FORMAT:
        faults.insert(0, Fault(f"{name} format", f"must be {FORMAT}"))
    if faults:
        raise FaultyData(faults)
    return {_TOGETHER[key]: read[key] for key in read if key != "format"}


def write_file(dataset: Dataset, *, as_json: bool) -> str:
    """Return all of `dataset` as one file: YAML, or JSON."""
    documents = write_documents(dataset)
    whole = {"format": FORMAT} | {
        key: documents[document] for key, document in _TOGETHER.items()
    }
    if as_json:
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return as_yaml(whole)
