"""Addresses of the diary."""

from django.urls import URLPattern, path

from diary.views import (
    deleted_spots,
    entry_edit,
    family,
    home,
    observations,
    photos,
    prompts,
    report,
    signs,
    spots,
    timeline,
    visits,
)

urlpatterns: list[URLPattern] = [
    path("", home.today, name="today"),
    path("log/", home.log, name="log"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("spots/new/", spots.new, name="spot-new"),
    path("spots/deleted/", deleted_spots.deleted, name="spots-deleted"),
    path("spots/<uuid:uuid>/", spots.page, name="spot"),
    path("spots/<uuid:uuid>/delete/", deleted_spots.delete, name="spot-delete"),
    path("spots/<uuid:uuid>/restore/", deleted_spots.restore, name="spot-restore"),
    path("spots/<uuid:uuid>/edit/", spots.edit, name="spot-edit"),
    path("spots/<uuid:uuid>/log/", observations.log, name="spot-log"),
    path("spots/<uuid:uuid>/signs-gone/", signs.withdraw, name="signs-withdraw"),
    path("spots/<uuid:uuid>/visits/<slug:kind>/", visits.new, name="visit-new"),
    path("visits/<uuid:uuid>/", visits.edit, name="visit-edit"),
    path("visits/<uuid:uuid>/day/", visits.move, name="visit-move"),
    path("visits/<uuid:uuid>/delete/", visits.delete, name="visit-delete"),
    path(
        "entries/<uuid:uuid>/photos/",
        observations.add_photos,
        name="observation-photos",
    ),
    path("entries/<uuid:uuid>/edit/", entry_edit.edit, name="entry-edit"),
    path("entries/<uuid:uuid>/delete/", observations.delete, name="observation-delete"),
    path("entries/<uuid:uuid>/restore/", observations.restore, name="entry-restore"),
    path("photos/<uuid:uuid>/<slug:size>/", photos.photo, name="photo"),
    path("prompts/<uuid:uuid>/<slug:kind>/", prompts.answer, name="prompt-answer"),
    path("family/", family.family, name="family"),
    path("settings/", family.family, name="settings"),
    path("households/<uuid:uuid>/", family.edit_household, name="household-edit"),
    path("households/<uuid:uuid>/children/new/", family.new_child, name="child-new"),
    path("children/<uuid:uuid>/edit/", family.edit_child, name="child-edit"),
    path("report/", report.choose, name="report"),
    path("children/<uuid:uuid>/report/", report.print_page, name="report-print"),
    path("children/<uuid:uuid>/report.csv", report.csv, name="report-csv"),
]
