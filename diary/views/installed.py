"""What a browser fetches to install Milkspot, and runs while no page of it is open."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

SERVICE_WORKER = settings.BASE_DIR / "static/js/sw.js"


@login_not_required
@require_safe
@never_cache
def service_worker(_request: HttpRequest) -> HttpResponse:
    """Send the service worker from the root, as it serves what lies below it alone.

    Browsers ask for it now and then: a new one works from the next time on.
    """
    return HttpResponse(
        SERVICE_WORKER.read_bytes(),
        content_type="text/javascript",
        headers={"Service-Worker-Allowed": "/"},
    )


@login_not_required
@require_safe
@cache_control(max_age=24 * 60 * 60)
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how Milkspot looks on a home screen."""
    return render(
        request,
        "manifest.webmanifest",
        content_type="application/manifest+json",
    )
