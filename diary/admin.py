"""Jobs and tellings for operators, by ids. Staff are shown nothing of the diary."""

from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from diary.models import Telling
from diary.queries.jobs import Job, error_of, name_of, tries_of
from diary.services import jobs

# Theirs shows all that a job was given.
admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class JobAdmin(DBTaskResultAdmin):
    """What is queued, running, done and failed. Nothing is changed but run again."""

    list_display = (  # type: ignore[assignment]
        *("job", "status", "tries", "error", "enqueued_at", "finished_at"),
    )
    list_filter = ("status",)  # type: ignore[assignment]
    actions = ("again",)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Job | None = None
    ) -> list[str]:
        del request, obj
        more = ["display_run_after", "started_at", "formatted_traceback"]
        return ["id", *self.list_display, *more]

    @admin.display(description=_("job"))
    def job(self, row: Job) -> str:
        return name_of(row)

    @admin.display(description=_("tries"))
    def tries(self, row: Job) -> int:
        return tries_of(row)

    @admin.display(description=_("error"))
    def error(self, row: Job) -> str:
        return error_of(row)

    @admin.action(description=_("Run again"), permissions=["again"])
    def again(self, request: HttpRequest, rows: DBTaskResultQuerySet) -> None:
        count = sum(jobs.again(row.pk) for row in rows)
        self.message_user(request, _("Queued once more: %(count)s") % {"count": count})

    def has_again_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("django_tasks_database.change_dbtaskresult")


@admin.register(Telling)
class TellingAdmin(admin.ModelAdmin[Telling]):
    """Who was told by which channel, and what became of it: ids, and no more."""

    list_display = (
        *("id", "about", "user_id", "household_id", "channel", "pace"),
        *("state", "tries", "next_try_at", "sent_at"),
    )
    list_filter = ("channel", "pace", "outcome")
    list_select_related = False
    fields = readonly_fields = list_display

    @admin.display(description=_("about"))
    def about(self, row: Telling) -> str:
        if row.event_id:
            return f"event {row.event_id}"
        if row.reminder_id:
            return f"reminder {row.reminder_id}"
        return f"visit {row.visit_id}"

    @admin.display(description=_("state"))
    def state(self, row: Telling) -> str:
        return str(row.get_outcome_display() or _("open"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        del request
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Telling | None = None
    ) -> bool:
        del request, obj
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Telling | None = None
    ) -> bool:
        del request, obj
        return False
