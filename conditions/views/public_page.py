"""A page without a sign-in, which any cache may keep for those who have none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe
from django.views.decorators.vary import vary_on_cookie

View = Callable[..., HttpResponse]
# A correction reaches everyone within so many seconds of its publication.
KEPT_SECONDS = 300


def public_page(view: View) -> View:
    """Let anyone read what `view` answers (docs/adr/0012-pages-for-everyone.md).

    What a signed-in person meets is theirs alone, and what somebody searched for, or
    what was just done and is told above the page, is nobody else's: no shared cache
    keeps any of it.
    """
    kept = cache_control(public=True, max_age=KEPT_SECONDS)(view)
    shared = gzip_page(conditional_page(kept))

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        is_told = len(get_messages(request)) > 0
        is_own = request.user.is_authenticated or request.GET or is_told
        return (view if is_own else shared)(request, *args, **kwargs)

    return login_not_required(require_safe(vary_on_cookie(page)))
