"""The request of someone who has signed in."""

from django.http import HttpRequest

from accounts.models import User


class SignedIn(HttpRequest):
    """LoginRequiredMiddleware lets nobody else through to these views."""

    user: User
