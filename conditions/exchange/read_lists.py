"""Read the lists every condition shares: signs, sites, exposures, do-nots."""

from enum import StrEnum

from conditions.exchange import lengths, read_parts
from conditions.exchange.entry import Entry
from conditions.exchange.values import DoNot, Exposure, Signs, Site
from conditions.rules import SignException, Source, Urgency


class View(StrEnum):
    """The drawings of the body map a place is found on; `list` is none of them."""

    FRONT = "front"
    BACK = "back"
    FACE = "face"
    LIST = "list"


def signs(document: Entry) -> Signs:
    exceptions = document.entries_by_name("exceptions")
    return Signs(
        signs=tuple(map(read_parts.sign, document.entries("red_flags"))),
        exceptions=tuple(_exception(name, exceptions[name]) for name in exceptions),
    )


def _exception(code: str, entry: Entry) -> SignException:
    entry.bound("", code, most=lengths.CODE)
    read = SignException(
        code=code,
        applies_to=entry.text("applies_to"),
        lowers_to=entry.choice("lowers_urgency_to", Urgency),
        when=read_parts.when(entry),
        instruction=entry.text("instruction"),
        requires=entry.texts("requires_all"),
        why=entry.optional_text("why"),
        sources=read_parts.sources(entry),
    )
    entry.finish()
    return read


def site(entry: Entry) -> Site:
    views = entry.texts("view")
    for view in views:
        if view not in list(View):
            entry.fault(f"unknown view '{view}'", "view")
    read = Site(
        code=entry.text("code", lengths.CODE),
        name=entry.text("name", lengths.LABEL),
        sides=entry.flag("sides"),
        views=views,
        above_nipple_line=entry.flag("above_nipple_line"),
        photos=entry.flag("photos"),
    )
    entry.finish()
    return read


def exposures(document: Entry) -> tuple[Exposure, ...]:
    listed = {source.key: source for source in read_parts.sources(document)}
    read = tuple(_exposure(item, listed) for item in document.entries("categories"))
    cited = {source.key for one in read for source in one.sources}
    for key in listed:
        if key not in cited:
            document.fault(f"'{key}' is cited by nothing", "sources")
    return read


def _exposure(entry: Entry, listed: dict[str, Source]) -> Exposure:
    keys = entry.texts("sources")
    for key in keys:
        if key not in listed:
            entry.fault(f"no source '{key}' in this document", "sources")
    read = Exposure(
        code=entry.text("code", lengths.CODE),
        label=entry.text("label", lengths.LABEL),
        examples=entry.optional_texts("examples"),
        ask=entry.optional_texts("ask"),
        relevant_to=entry.texts("relevant_to"),
        red_flags=entry.optional_texts("red_flag"),
        sources=tuple(listed[key] for key in keys if key in listed),
        note=entry.optional_text("note"),
    )
    entry.finish()
    return read


def do_not(entry: Entry) -> DoNot:
    read = DoNot(
        code=entry.text("code", lengths.CODE),
        what=entry.text("what"),
        reason=entry.text("reason"),
        support=entry.text("support", lengths.LINE),
        sources=read_parts.sources(entry),
    )
    entry.finish()
    return read
