"""Make the list of spots one page of the document, and the summary of each, too."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element

from weasyprint.document import Document

# Classes of report_pdf_close.css, each on top of those before it.
STEPS = ("sheet-close", "sheet-short", "sheet-shorter")


def fit(page: Element, lay_out: Callable[[], Document]) -> None:
    """Set closer, step by step, each summary of `page` that takes more than its page.

    `lay_out` lays out `page` as it is at that moment: the summaries alone, and again
    only those that ran over. All of a long document would take seconds each time.
    """
    summaries = _summaries(page)
    over = set(summaries)
    for step in STEPS:
        with _only(page, over):
            over = running_over(lay_out(), over)
        if not over:
            return
        for name in over:
            summaries[name].set("class", f"{summaries[name].get('class')} {step}")


def running_over(document: Document, names: set[str]) -> set[str]:
    """Return which of the summaries of these `names` take more than a page.

    A foot belongs to its page: as a footnote it would wander to the next one without
    a word.
    """
    taken: Counter[str] = Counter()
    footed, name = set(), ""
    for page in document.pages:
        [name] = names & set(page.anchors) or {name}
        taken[name] += 1
        if _foot(name) in page.anchors:
            footed.add(name)
    return {name for name in names if taken[name] != 1 or name not in footed}


def _foot(name: str) -> str:
    """Return "foot-1" of "summary-1", and "foot" of "overview"."""
    return "-".join(("foot", *name.split("-", 1)[1:]))


def _summaries(page: Element) -> dict[str, Element]:
    parts = page.iter("section")
    return {
        part.get("id", ""): part
        for part in parts
        if "sheet-page" in part.get("class", "").split()
    }


@contextmanager
def _only(page: Element, names: Collection[str]) -> Iterator[None]:
    """Leave nothing on the sheet of `page`, for a while, but what has these `names`."""
    [sheet] = page.iter("article")
    parts = list(sheet)
    sheet[:] = [part for part in parts if part.get("id") in names]
    try:
        yield
    finally:
        sheet[:] = parts
