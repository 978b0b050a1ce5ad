"""Tell whether the summary of each spot is one page of the document."""

from collections.abc import Iterable
from itertools import pairwise

from weasyprint.document import Document

# Each begins a page; _sheet.html, _entries.html and _foot.html name them.
SUMMARIES, AFTER, FOOT = ("overview", "summary-"), ("summary-", "entries-"), "foot"


def runs_over(document: Document) -> bool:
    """Tell whether a summary, its foot included, takes more than its page."""
    pages = [set(page.anchors) for page in document.pages]
    return any(
        name and not (_first(here, (FOOT,)) and _follows(name, after))
        for here, after in pairwise(pages)
        for name in [_first(here, SUMMARIES)]
    )


def _follows(name: str, after: Iterable[str]) -> bool:
    """Tell whether the page `after` the one of `name` begins something else."""
    begins = _first(after, AFTER)
    return begins not in {"", name}


def _first(anchors: Iterable[str], begins: tuple[str, ...]) -> str:
    return next((name for name in anchors if name.startswith(begins)), "")
