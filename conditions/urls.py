"""Addresses of the conditions pages, and of the curators'."""

from django.urls import URLPattern, path

from conditions.models import Kind
from conditions.views import pages, past
from conditions.views.curation import (
    cases,
    drafts,
    edit,
    exchange,
    impact,
    rechecks,
    steps,
    subjects,
    window,
)

SUBJECT = "curate/<slug:kind>/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path("conditions/", pages.index, name="conditions"),
    path("conditions/signs/", pages.signs, name="warning-signs"),
    path("conditions/signs/history/", past.signs_history, name="signs-history"),
    path(
        "conditions/signs/revisions/<int:number>/",
        past.signs_revision,
        name="signs-revision",
    ),
    *(
        path(
            f"conditions/lists/{kind.value}/history/",
            past.list_history,
            {"kind": kind.value},
            name=f"{kind.value}-history",
        )
        for kind in (Kind.SITES, Kind.EXPOSURES, Kind.DO_NOT)
    ),
    path("conditions/<slug:slug>/", pages.condition, name="condition"),
    path("conditions/<slug:slug>/history/", past.history, name="condition-history"),
    path(
        "conditions/<slug:slug>/revisions/<int:number>/",
        past.revision,
        name="condition-revision",
    ),
    path("curate/", subjects.index, name="curation"),
    path("curate/new/", drafts.new, name="curation-new"),
    path("curate/history/", subjects.events, name="curation-history"),
    path("curate/rechecks/", rechecks.index, name="curation-rechecks"),
    path("curate/exchange/", exchange.exchange, name="curation-exchange"),
    path("curate/exchange/import/", exchange.draft, name="curation-import"),
    path(
        "curate/exchange/conditions.<slug:form>",
        exchange.export,
        name="curation-export",
    ),
    path(SUBJECT, subjects.subject, name="curation-subject"),
    path(f"{SUBJECT}<int:number>/", subjects.revision, name="curation-revision"),
    path(f"{SUBJECT}start/", drafts.start, name="curation-start"),
    path(f"{SUBJECT}retire/", steps.retire, name="curation-retire"),
    path("curate/window-bar/", window.bar, name="curation-bar"),
    path(f"{SUBJECT}draft/edit/", edit.start, name="curation-edit"),
    path(
        f"{SUBJECT}draft/edit/<slug:part>/<slug:code>/",
        edit.item,
        name="curation-edit-item",
    ),
    path(f"{SUBJECT}draft/edit/<slug:part>/", edit.part, name="curation-edit-part"),
    path(f"{SUBJECT}draft/", drafts.draft, name="curation-draft"),
    path(f"{SUBJECT}draft/failing/", drafts.failing_checks, name="curation-failing"),
    path(f"{SUBJECT}draft/impact/", impact.impact, name="curation-impact"),
    path(f"{SUBJECT}draft/step/<slug:step>/", steps.step, name="curation-step"),
    path(f"{SUBJECT}draft/cases/", cases.index, name="curation-cases"),
    path(f"{SUBJECT}draft/cases/new/", cases.add, name="curation-case-new"),
    path(f"{SUBJECT}draft/cases/<int:pk>/", cases.change, name="curation-case"),
    path(
        f"{SUBJECT}draft/cases/<int:pk>/adopt/", cases.adopt, name="curation-case-adopt"
    ),
    path(
        f"{SUBJECT}draft/cases/<int:pk>/remove/",
        cases.remove,
        name="curation-case-remove",
    ),
]
