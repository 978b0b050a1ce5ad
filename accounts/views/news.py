"""The link in each letter that stops them: without a sign-in, and never by a GET."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.circle import circle
from accounts.services import news


# A mail program posts here by itself, without cookies (RFC 8058): the signed link says
# enough of who asks.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop_email(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, then send no more news by e-mail."""
    user = news.user_of(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        news.stop_email(user)
    # The number to call is the one that the letter gave, also to who is not signed in.
    context = {
        "is_stopped": user.news_by_email is False,
        "emergency": circle(user).contact,
    }
    return render(request, "accounts/stop_email.html", context)
