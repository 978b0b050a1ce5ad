"""What every page shows of the reader's part in the curated data."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from conditions.queries.curators import is_offered


def curates(request: HttpRequest) -> dict[str, object]:
    """Whether to offer the curators' pages, asked where a page shows it."""
    return {"curates": SimpleLazyObject(lambda: is_offered(request))}
