"""What is curated, each with all its revisions."""

from django.contrib import admin

from conditions.admin.read_only import ReadOnly
from conditions.models import Revision, Subject


class RevisionInline(ReadOnly, admin.TabularInline[Revision, Subject]):
    """All revisions, to read; each leads to a page of its own."""

    model = Revision
    extra = 0
    show_change_link = True
    fields = ("number", "status", "why", "checked_by", "published_at", "retired_at")


@admin.register(Subject)
class SubjectAdmin(ReadOnly, admin.ModelAdmin[Subject]):
    """Subjects come with the data; their kind and slug are what history hangs on."""

    list_display = ("__str__", "kind")
    list_filter = ("kind",)
    search_fields = ("slug",)
    inlines = (RevisionInline,)
