"""One subject by itself, as plain data in which everything is said once.

A file repeats some of it so that it reads well: the words of a do-not, figures that
follow from others, the whole of a source at each sign. Here a do-not and a source are
named by their code, what follows is left out, and what a file keeps by name (codes,
exceptions) is a list. `content_of` and `read_as` are each other's way back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from conditions.exchange import read_condition, read_lists
from conditions.exchange.checks import faults_in
from conditions.exchange.entry import Entry
from conditions.exchange.faults import Fault
from conditions.exchange.values import (
    Condition,
    Dataset,
    DoNot,
    Exposure,
    Signs,
    Site,
)
from conditions.exchange.writer import write_documents

Plain = dict[str, Any]
Value = Condition | Signs | tuple[Site, ...] | tuple[Exposure, ...] | tuple[DoNot, ...]

NOTHING = Dataset((), Signs(()), (), (), ())
# Where the items of each list stand.
ITEMS = {
    "signs": "red_flags",
    "sites": "sites",
    "exposures": "categories",
    "do_not": "do_not_catalogue",
}
EXCEPTIONS = "exceptions"
# What the draft of a condition says before anybody has written anything.
BLANK: Plain = {
    "name": "",
    "synonyms": [],
    "group": "",
    "description": "",
    "age_of_onset_days": {"min": 0, "max": 0, "hard_max": None},
    "body_sites": [],
    "body_sites_text": "",
    "look": {
        "colour": "",
        "size_mm": {"min": 0, "max": 0},
        "texture": "",
        "skin_of_colour": "",
    },
    "contagious": False,
    "contagious_note": None,
    "needs_treatment": False,
    "typical_resolution": {"min_days": None, "max_days": None, "text": ""},
    "clock_basis": "onset",
    "see_doctor_after_days": None,
    "urgency_when_exceeded": "routine",
    "always_urgency": None,
    "always_reason": None,
    "limit_after_review_days": None,
    "early_advice_after_days": None,
    "red_flags": [],
    "age_rules": [],
    "recurrence": {"episodes": 1, "within_days": 0, "urgency": "routine"},
    "threshold_rationale": "",
    "care": {"do": [], "dont": []},
    "do_not": [],
    "look_alikes": [],
    "codes": [],
    "claims": [],
    "own_choices": [],
    "chosen": "",
    "sources": [],
}


def content_of(kind: str, value: Value) -> Plain:
    """Return `value` as plain data; what it is tried with (its cases) is not in it."""
    documents = write_documents(_with(NOTHING, kind, value))
    if kind == "condition":
        return _condition_once(documents["conditions.yaml"]["conditions"][0])
    if kind == "signs":
        document = documents["red_flags.yaml"]
        named = document.pop(EXCEPTIONS)
        document[EXCEPTIONS] = [{"code": code, **one} for code, one in named.items()]
        return _sources_once(document, "red_flags", EXCEPTIONS)
    if kind == "do_not":
        return _sources_once(documents["conditions.yaml"]["meta"], ITEMS[kind])
    if kind == "sites":
        return {"sites": documents["sites.yaml"]["sites"]}
    return _without(documents["triggers.yaml"], "meta")


def read_as(kind: str, content: Plain, among: Dataset) -> tuple[Value, list[Fault]]:
    """Read `content` as a subject of this kind, and hold it against the rest.

    Returns what could be read, empty where it could not, and every fault with its
    place in `content`. Only what is wrong in this subject counts, not what becomes
    wrong elsewhere by it.
    """
    faults: list[Fault] = []
    value = _read(kind, content, faults)
    if not faults:
        whole = _with(among, kind, value)
        faults = [*_of_this(kind, faults_in(whole))]
    return value, [_in_list(fault, content) for fault in faults]


def _with(among: Dataset, kind: str, value: Any) -> Dataset:  # noqa: ANN401
    """Put `value` in the place of what `among` says of the same subject."""
    if kind == "condition":
        others = (one for one in among.conditions if one.slug != value.slug)
        return replace(among, conditions=(value, *others))
    return replace(among, **{kind: value})


def _read(kind: str, content: Plain, faults: list[Fault]) -> Value:
    if kind == "condition":
        entry = Entry(_condition_as_file(content, faults), "", faults)
        return read_condition.condition(entry, {})
    if kind == "signs":
        document = _sources_as_file(content, faults, "red_flags", EXCEPTIONS)
        document[EXCEPTIONS] = _named(document, EXCEPTIONS, "code", faults)
        return read_lists.signs(Entry(document, "", faults))
    if kind == "exposures":
        return read_lists.exposures(Entry(_cited_alone(content), "", faults))
    name = ITEMS[kind]
    document = _sources_as_file(content, faults, name) if kind == "do_not" else content
    entries = Entry(document, "", faults).entries(name)
    read = read_lists.do_not if kind == "do_not" else read_lists.site
    return tuple(map(read, entries))  # type: ignore[return-value]


def _of_this(kind: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Keep the faults of this subject, each with its place in it."""
    before = {"condition": "conditions[0].", "do_not": "meta."}.get(kind, "")
    own = (EXCEPTIONS, ITEMS.get(kind, ""))
    for fault in faults:
        place = fault.place.removeprefix(before)
        is_own = place != fault.place if before else place.startswith(own)
        if is_own and (kind != "do_not" or place.startswith(own[1])):
            yield Fault(place, fault.message)


def _in_list(fault: Fault, content: Plain) -> Fault:
    """Name the member of a list by its index, where a file names it otherwise."""
    for name, key in ((EXCEPTIONS, "code"), ("codes", "system")):
        for index, one in enumerate(content.get(name, ())):
            named = f"{name}.{one[key]}"
            if fault.place == named or fault.place.startswith(f"{named}."):
                place = f"{name}[{index}]{fault.place.removeprefix(named)}"
                return Fault(place, fault.message)
    return fault


def _condition_once(entry: Plain) -> Plain:
    once = _without(entry, "nearing_from_days", "always_see_doctor", "checked_by")
    once["do_not"] = [item["code"] for item in entry["do_not"]]
    once["codes"] = [
        {"system": system, **code} for system, code in entry["codes"].items() if code
    ]
    once["red_flags"] = [_keys_alone(sign) for sign in entry["red_flags"]]
    return once


def _condition_as_file(content: Plain, faults: list[Fault]) -> Plain:
    limit = content.get("see_doctor_after_days")
    codes = _named(content, "codes", "system", faults)
    return {
        **content,
        "nearing_from_days": read_condition.nearing_from(limit),
        "always_see_doctor": content.get("always_urgency") is not None,
        "do_not": [{"code": code} for code in content["do_not"]],
        "codes": dict.fromkeys(read_condition.SYSTEMS) | codes,
        "red_flags": _in_full(content, "red_flags", faults),
    }


def _sources_once(document: Plain, *lists: str) -> Plain:
    """Gather the sources of the items in one list, first come first."""
    sources = {
        source["id"]: source
        for name in reversed(lists)
        for item in reversed(document[name])
        for source in reversed(item.get("sources", ()))
    }
    items = {name: [_keys_alone(item) for item in document[name]] for name in lists}
    return {"sources": [*reversed(sources.values())], **items}


def _sources_as_file(content: Plain, faults: list[Fault], *lists: str) -> Plain:
    _named(content, "sources", "id", faults)
    return {name: _in_full(content, name, faults) for name in lists}


def _keys_alone(item: Plain) -> Plain:
    return {**item, "sources": [source["id"] for source in item.get("sources", ())]}


def _in_full(content: Plain, name: str, faults: list[Fault]) -> list[Plain]:
    """Return the items of a list with their sources in full."""
    known = {source["id"]: source for source in content["sources"]}
    full = []
    for index, item in enumerate(content[name]):
        for key in item["sources"]:
            if key not in known:
                place = f"{name}[{index}].sources"
                faults.append(Fault(place, f"no source '{key}' in this list"))
        cited = [known[key] for key in item["sources"] if key in known]
        full.append(_with_ages({**item, "sources": cited}))
    return full


def _with_ages(item: Plain) -> Plain:
    """Leave out ages that say nothing; from birth on where they do not begin."""
    ages = item.get("applies_to_age") or {}
    if all(age is None for age in ages.values()):
        return _without(item, "applies_to_age")
    first = ages.get("min_days") or 0
    return {**item, "applies_to_age": {"max_days": None, **ages, "min_days": first}}


def _cited_alone(content: Plain) -> Plain:
    """Leave out the sources of the exposures that nothing rests on any more."""
    cited = {key for item in content["categories"] for key in item["sources"]}
    kept = [one for one in content["sources"] if one["id"] in cited]
    return {**content, "sources": kept}


def _named(content: Plain, name: str, key: str, faults: list[Fault]) -> Plain:
    """Return the items of a list by a key of theirs, as a file keeps them."""
    named = [item[key] for item in content[name]]
    for one, count in Counter(named).items():
        if count > 1:
            faults.append(Fault(name, f"'{one}' stands there {count} times"))
    return {item[key]: _without(item, key) for item in content[name]}


def _without(entry: Mapping[str, Any], *keys: str) -> Plain:
    return {key: value for key, value in entry.items() if key not in keys}
