"""Messages in this browser: on, off, tried out."""

from allauth.decorators import rate_limit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.services.push import COOKIE, subscribe as add_browser
from diary import access
from diary.forms.push import PushForm
from diary.services import push
from diary.views.request import SignedIn

COOKIE_SECONDS = 400 * 24 * 60 * 60  # As long as browsers keep any.


@require_POST
@rate_limit(action="push")  # type: ignore[untyped-decorator]  # allauth has no types
def subscribe(request: SignedIn) -> HttpResponse:
    """Let messages show in the browser that asks."""
    form = PushForm(request.POST)
    answer = redirect("reach")
    if not form.is_valid():
        said = next(iter(form.errors.values()))
        messages.error(request, str(said[0]))
        return answer
    made = add_browser(
        request.user,
        form.keys,
        user_agent=request.headers.get("User-Agent", ""),
        now=timezone.now(),
        replaces=form.cleaned_data["replaces"],
    )
    messages.success(request, _("Messages will show in this browser."))
    answer.set_cookie(
        COOKIE,
        str(made.uuid),
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


@require_POST
def stop(request: SignedIn) -> HttpResponse:
    """Show no more messages in one of the person's browsers."""
    access.push_subscription(request.user, request.POST.get("browser", "")).delete()
    messages.success(request, _("No more messages will show there."))
    return redirect("reach")


@require_POST
@rate_limit(action="push_test")  # type: ignore[untyped-decorator]  # allauth has no types
def send_test(request: SignedIn) -> HttpResponse:
    """Send a message to each of the person's browsers."""
    count = push.queue_test(request.user)
    words = ngettext(
        "A test message is on its way to %(n)d browser. It shows within a minute.",
        "A test message is on its way to %(n)d browsers. It shows within a minute.",
        count,
    )
    messages.success(request, words % {"n": count})
    return redirect("reach")


@require_safe
def key(request: SignedIn) -> JsonResponse:
    """Tell a service worker, which has no page, what it needs to subscribe anew."""
    told = {"key": settings.VAPID_PUBLIC_KEY, "token": get_token(request)}
    return JsonResponse(told)
