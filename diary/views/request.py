"""The request of someone who has signed in."""

from django.http import HttpRequest, QueryDict

from accounts.models import User


class SignedIn(HttpRequest):
    """LoginRequiredMiddleware lets nobody else through to these views."""

    user: User


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, even if that is nothing; None for a GET."""
    return request.POST if request.method == "POST" else None
