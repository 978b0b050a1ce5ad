"""Addresses about people and households."""

from django.urls import URLPattern, path

from accounts.views import invitations, news

urlpatterns: list[URLPattern] = [
    path("invitation/", invitations.enter_code, name="invitation"),
    path("invitation/sign-up/", invitations.sign_up, name="invitation-sign-up"),
    path("mail/stop/<str:token>/", news.stop_email, name="mail-stop"),
]
