"""Jobs for operators, by ids and names. Staff are shown no table of the diary."""

from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

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
