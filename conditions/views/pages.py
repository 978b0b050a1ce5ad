"""What is known about skin conditions, for parents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from conditions.queries import published
from conditions.queries.condition_page import asked, condition_page
from conditions.queries.listing import listing
from conditions.views.public_page import public_page

LONGEST_SEARCH = 80


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """List every condition, or those that a parent's own words find."""
    words = request.GET.get("q", "")[:LONGEST_SEARCH]
    data = published()
    context = {
        "listing": listing(data, words),
        "longest": LONGEST_SEARCH,
        "is_checked": data.is_checked,
    }
    return render(request, "conditions/list.html", context)


@public_page
def signs(request: HttpRequest) -> HttpResponse:
    """Show the warning signs that are asked about whatever the spot is."""
    data = published()
    context = {"asked": asked(data.signs), "is_checked": data.is_checked}
    return render(request, "conditions/signs.html", context)


@public_page
def condition(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one condition; one that is retired, as it was last published."""
    page = condition_page(published(), slug)
    if page is None:
        raise Http404
    return render(request, "conditions/condition.html", {"page": page})
