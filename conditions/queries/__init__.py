"""What the rest of the product reads of the curated data."""

from conditions.queries.history import Edition, revision
from conditions.queries.published import Published, published, with_draft
from conditions.queries.rechecks import Recheck, rechecks
from conditions.queries.search import search

__all__ = [
    "Edition",
    "Published",
    "Recheck",
    "published",
    "rechecks",
    "revision",
    "search",
    "with_draft",
]
