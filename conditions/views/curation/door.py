"""The door of the curators' pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from conditions.queries.curators import CURATE, offer

View = Callable[..., HttpResponse]


def curators_only(view: View) -> View:
    """Let curators in; to everyone else who is signed in, nothing is here.

    Who is not signed in is asked to: LoginRequiredMiddleware does that before.
    """

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        offer(request, request.user)
        if not request.user.has_perm(CURATE):
            raise Http404
        return view(request, *args, **kwargs)

    return page
