"""Addresses of the conditions pages."""

from django.urls import URLPattern, path

from conditions.views import pages

urlpatterns: list[URLPattern] = [
    path("conditions/", pages.index, name="conditions"),
    path("conditions/signs/", pages.signs, name="warning-signs"),
    path("conditions/<slug:slug>/", pages.condition, name="condition"),
]
