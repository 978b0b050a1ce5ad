"""Addresses about people and households."""

from django.urls import URLPattern, path

from accounts.views import invitations

urlpatterns: list[URLPattern] = [
    path("invitation/", invitations.enter_code, name="invitation"),
    path("invitation/sign-up/", invitations.sign_up, name="invitation-sign-up"),
]
