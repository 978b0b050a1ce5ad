"""What the rest of the product reads of the curated data."""

from conditions.queries.history import Edition, revision
from conditions.queries.if_published import (
    CannotBePublished,
    Draft,
    content_of,
    draft_of,
    with_draft,
)
from conditions.queries.published import Published, in_force_at, published
from conditions.queries.rechecks import Recheck, rechecks
from conditions.queries.search import search

__all__ = [
    "CannotBePublished",
    "Draft",
    "Edition",
    "Published",
    "Recheck",
    "content_of",
    "draft_of",
    "in_force_at",
    "published",
    "rechecks",
    "revision",
    "search",
    "with_draft",
]
