"""Addresses of the conditions pages, and of the curators'."""

from django.urls import URLPattern, path

from conditions.views import pages
from conditions.views.curation import drafts, subjects

SUBJECT = "curate/<slug:kind>/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path("conditions/", pages.index, name="conditions"),
    path("conditions/signs/", pages.signs, name="warning-signs"),
    path("conditions/<slug:slug>/", pages.condition, name="condition"),
    path("curate/", subjects.index, name="curation"),
    path(SUBJECT, subjects.subject, name="curation-subject"),
    path(f"{SUBJECT}draft/", drafts.draft, name="curation-draft"),
]
