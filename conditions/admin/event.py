"""What happened to revisions, to read."""

from django.contrib import admin

from conditions.admin.read_only import ReadOnly
from conditions.models import Event, Revision


class EventInline(ReadOnly, admin.TabularInline[Event, Revision]):
    """Who did what with one revision, when and why."""

    model = Event
    extra = 0
    fields = ("what", "by", "at", "why")


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin[Event]):
    """Who did what with any of them, the newest first."""

    list_display = ("at", "what", "revision", "by")
    list_filter = ("what",)
    list_select_related = ("revision__subject", "by")
    ordering = ("-pk",)
