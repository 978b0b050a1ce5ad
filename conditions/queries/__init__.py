"""What the rest of the product reads of the curated data."""

from conditions.queries.history import Edition, revision
from conditions.queries.published import Published, published

__all__ = ["Edition", "Published", "published", "revision"]
