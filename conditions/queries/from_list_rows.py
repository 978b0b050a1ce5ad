"""Turn the rows of lists and of sources into values."""

from collections.abc import Iterable
from typing import Any

from conditions.exchange.values import DoNot, Exposure, Site
from conditions.models import Revision, Source as SourceRow
from conditions.rules import Source


def sites_of(revision: Revision) -> tuple[Site, ...]:
    return tuple(
        Site(
            code=row.code,
            name=row.name,
            sides=row.sides,
            views=tuple(row.views),
            above_nipple_line=row.above_nipple_line,
            photos=row.photos,
        )
        for row in revision.site_set.all()
    )


def exposures_of(revision: Revision) -> tuple[Exposure, ...]:
    return tuple(
        Exposure(
            code=row.code,
            label=row.label,
            examples=tuple(row.examples),
            ask=tuple(row.ask),
            relevant_to=tuple(row.relevant_to),
            red_flags=tuple(row.red_flags),
            sources=cited(row.citations.all()),
            note=row.note,
        )
        for row in revision.exposure_set.all()
    )


def do_not_of(revision: Revision) -> tuple[DoNot, ...]:
    return tuple(
        DoNot(row.code, row.what, row.reason, row.support, cited(row.citations.all()))
        for row in revision.donot_set.all()
    )


def source_of(row: SourceRow) -> Source:
    return Source(
        key=row.key,
        publisher=row.publisher,
        title=row.title,
        url=row.url,
        verified=row.verified,
        accessed=row.accessed,
        supports=row.supports,
        note=row.note,
        year=row.year,
        checked_on=row.checked_on,
    )


def cited(citations: Iterable[Any]) -> tuple[Source, ...]:
    """Return the sources that rows of citations name, in their order."""
    return tuple(source_of(citation.source) for citation in citations)
