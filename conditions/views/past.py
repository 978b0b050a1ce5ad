"""What was changed and when: public to parents, each revision at its address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from conditions.models import Kind
from conditions.queries import history as past, published
from conditions.queries.condition_page import asked, page_of
from conditions.views.public_page import public_page

LISTS = {
    Kind.SIGNS: gettext_lazy("Warning signs"),
    Kind.SITES: gettext_lazy("Body sites"),
    Kind.EXPOSURES: gettext_lazy("What may have been new"),
    Kind.DO_NOT: gettext_lazy("What is better left alone"),
}


@public_page
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what changed of a condition and when."""
    return _history(request, Kind.CONDITION, slug)


@public_page
def signs_history(request: HttpRequest) -> HttpResponse:
    """Say what changed of the warning signs and when."""
    return _history(request, Kind.SIGNS, Kind.SIGNS)


@public_page
def list_history(request: HttpRequest, kind: str) -> HttpResponse:
    """Say what changed of the sites, the exposures or the do-not list, and when."""
    return _history(request, Kind(kind), kind)


@public_page
def revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a condition as one revision says it."""
    edition = _edition(Kind.CONDITION, slug, number)
    data = published()
    page = page_of(data, edition.value, is_retired=False)  # type: ignore[arg-type]
    context = {"page": page, "edition": edition}
    return render(request, "conditions/condition.html", context)


@public_page
def signs_revision(request: HttpRequest, number: int) -> HttpResponse:
    """Show the warning signs as one revision says them."""
    edition = _edition(Kind.SIGNS, Kind.SIGNS, number)
    context = {
        "asked": asked(edition.value.signs),  # type: ignore[union-attr]
        "is_checked": bool(edition.checked_by),
        "edition": edition,
    }
    return render(request, "conditions/signs.html", context)


def _history(request: HttpRequest, kind: Kind, slug: str) -> HttpResponse:
    told = past.told(kind, slug)
    if not told:
        raise Http404
    newest = told[0].edition.value
    context = {
        "told": told,
        "slug": slug,
        "name": getattr(newest, "name", ""),
        "is_list": kind is not Kind.CONDITION,
        "title": LISTS.get(kind, ""),
        "others": [(one, name) for one, name in LISTS.items() if one is not kind],
        "has_pages": kind in (Kind.CONDITION, Kind.SIGNS),
    }
    return render(request, "conditions/history.html", context)


def _edition(kind: Kind, slug: str, number: int) -> past.Edition:
    edition = past.revision(kind, slug, number)
    if edition is None:
        raise Http404
    return edition
