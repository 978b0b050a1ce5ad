"""A page without a sign-in, which any cache may keep for those who have none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
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

    What a signed-in person meets is theirs alone, and what somebody searched for is
    nobody else's: no shared cache keeps either.
    """
    kept = cache_control(public=True, max_age=KEPT_SECONDS)(view)
    shared = gzip_page(conditional_page(kept))

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        is_own = request.user.is_authenticated or request.GET
        return (view if is_own else shared)(request, *args, **kwargs)

    return login_not_required(require_safe(vary_on_cookie(page)))
