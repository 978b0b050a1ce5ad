"""Who curates: a permission that the admin hands out, alone or by a group."""

from typing import Any

from django.http import HttpRequest

CURATE = "conditions.curate"
_OFFERED = "curates"


def is_offered(request: HttpRequest) -> bool:
    """Tell whether to offer the curators' pages, at no query.

    It opens no door: that asks `user.has_perm(CURATE)` each time.
    """
    return request.user.is_authenticated and request.session.get(_OFFERED, False)


def offer(request: HttpRequest, user: Any, **_signal: Any) -> None:  # noqa: ANN401
    """Keep in the session of `user`, who signs in or asks, whether they curate."""
    curates = user.has_perm(CURATE)
    if curates != request.session.get(_OFFERED, False):
        request.session[_OFFERED] = curates
