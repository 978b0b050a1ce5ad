"""Whether the server is well: for machines that watch it, without a sign-in."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from diary.queries.health import health


@login_not_required
@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 where everything is alive, else 503: with what, and since when."""
    found = health(timezone.now())
    return JsonResponse(asdict(found), status=200 if found.is_good else 503)
