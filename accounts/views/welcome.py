"""The first page of someone who has not signed in."""

from allauth.account.forms import LoginForm

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def welcome(request: HttpRequest) -> HttpResponse:
    """Say what Milkspot is, with the form to sign in."""
    return render(
        request, "accounts/welcome.html", {"form": LoginForm(request=request)}
    )
