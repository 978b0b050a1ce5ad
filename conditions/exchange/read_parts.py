"""Read the parts that conditions and lists share: sources, signs, `when`s."""

from conditions.exchange import lengths, vocabulary
from conditions.exchange.entry import Document, Entry
from conditions.exchange.values import Meta
from conditions.rules import Ages, Sign, Source, Urgency, When

# Between them every page and paper that a curator may cite was published.
FIRST_YEAR, LAST_YEAR = 1800, 2200


def meta(document: Document) -> Meta:
    """Read what a document says of itself; the rest of its `meta` is for people."""
    entry = document.meta()
    return Meta(
        status=entry.optional_text("status", lengths.STATUS),
        checked_by=entry.optional_text("checked_by", lengths.LINE),
    )


def _address(entry: Entry) -> str:
    """Read where a source is found, which pages lead to."""
    url = entry.optional_text("url", lengths.ADDRESS)
    if url and not url.startswith(("https://", "http://")):
        entry.fault("must begin with https:// or http://", "url")
    return url


def source(entry: Entry) -> Source:
    """Read a source. One that says nothing of `verified` is not verified."""
    read = Source(
        key=entry.text("id", lengths.CODE),
        publisher=entry.text("publisher", lengths.LINE),
        title=entry.optional_text("title", lengths.LINE),
        url=_address(entry),
        verified=entry.optional_flag("verified"),
        accessed=entry.optional_text("accessed", lengths.LINE),
        supports=entry.optional_text("supports"),
        note=entry.optional_text("note"),
        year=_year(entry),
        checked_on=entry.optional_date("checked_on"),
    )
    entry.finish()
    return read


def _year(entry: Entry) -> int | None:
    if not entry.has("year"):
        return entry.optional_number("year")
    return entry.number("year", FIRST_YEAR, LAST_YEAR)


def sources(entry: Entry) -> tuple[Source, ...]:
    return tuple(source(item) for item in entry.entries("sources"))


def when(entry: Entry, key: str = "when") -> When:
    """Read a condition of the closed vocabulary."""
    value = entry.raw(key)
    entry.faults.extend(vocabulary.faults_of(value, entry.at(key)))
    return value if isinstance(value, dict) else {}


def sign(entry: Entry) -> Sign:
    """Read a sign; one of a condition says little more than its question."""
    computed = entry.has("computed_when")
    entry.skip("computed_when")
    read = Sign(
        code=entry.text("code", lengths.CODE),
        question=entry.text("question"),
        urgency=entry.choice("urgency", Urgency),
        instruction=entry.optional_text("instruction"),
        group=entry.optional_text("group", lengths.GROUP),
        ages=_ages(entry),
        computed_when=when(entry, "computed_when") if computed else None,
        computed_when_text=entry.optional_text("computed_when_text", lengths.LINE),
        sources=tuple(map(source, entry.optional_entries("sources"))),
        note=entry.optional_text("note"),
        own_choice=entry.optional_text("own_choice"),
    )
    entry.finish()
    return read


def _ages(entry: Entry) -> Ages:
    if not entry.has("applies_to_age"):
        entry.skip("applies_to_age")
        return Ages()
    ages = entry.entry("applies_to_age")
    read = Ages(
        min_days=ages.number("min_days"),
        max_days=ages.nullable_number("max_days"),
        from_months=ages.optional_number("from_calendar_months"),
        under_months=ages.optional_number("under_calendar_months"),
    )
    ages.finish()
    return read
