"""Revisions: what each holds, and the two steps that put a correction in force."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from conditions.admin.rows import ROWS, Inline
from conditions.exchange import Fault, FaultyData
from conditions.models import ConditionContent, Revision, Status
from conditions.services import curation


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin[Revision]):
    """A published revision is only shown; a draft can be changed and published."""

    actions = None
    change_form_template = "admin/conditions/revision/change_form.html"
    list_display = ("subject", "number", "status", "checked", "published_at")
    list_filter = ("subject__kind", "status")
    list_select_related = ("subject",)
    search_fields = ("subject__slug",)
    fields = (
        "subject",
        "number",
        "status",
        "checked",
        "why",
        "review_status",
        "checked_by",
        "created_at",
        "created_by",
        "published_at",
        "published_by",
        "retired_at",
    )
    readonly_fields = tuple(
        name for name in fields if name not in {"why", "review_status", "checked_by"}
    )

    @admin.display(description=gettext_lazy("checked"))
    def checked(self, revision: Revision) -> str:
        if revision.is_checked:
            return _("Checked by %(name)s") % {"name": revision.checked_by}
        return _("Not yet checked by a clinician")

    def get_inlines(self, _request: HttpRequest, obj: Revision | None) -> list[Inline]:
        return ROWS[obj.subject.kind] if obj else []

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Revision | None = None
    ) -> bool:
        changes = obj is None or obj.is_draft
        return changes and super().has_change_permission(request, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: Revision | None = None
    ) -> bool:
        return self.has_change_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/copy/", view(self.copy), name="conditions_revision_copy"),
            path(
                "<int:pk>/publish/",
                view(self.publish),
                name="conditions_revision_publish",
            ),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        context = {
            "may_copy": _may_copy(request),
            "may_publish": _may_publish(request),
            "addable": _addable(object_id),
        }
        context |= extra_context or {}
        return super().change_view(request, object_id, form_url, context)

    def copy(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then copy the revision to a draft and go there."""
        revision = get_object_or_404(Revision.objects.select_related("subject"), pk=pk)
        if not _may_copy(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._confirm(request, revision, _("Copy to a draft"))
        try:
            draft = curation.copy_to_draft(revision, by=request.user)
        except curation.DraftExists:
            messages.error(request, _("There is a draft of this already: change that."))
            return _page_of(revision)
        messages.success(request, _("This is your draft. Change it, then publish it."))
        return _page_of(draft)

    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then publish the draft, or say everything that is wrong with it."""
        revision = get_object_or_404(Revision.objects.select_related("subject"), pk=pk)
        if not _may_publish(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._confirm(request, revision, _("Publish"))
        try:
            curation.publish(revision, by=request.user, at=timezone.now())
        except FaultyData as error:
            return self._confirm(request, revision, _("Publish"), error.faults)
        except curation.NotADraft:
            messages.error(request, _("This revision has been published already."))
            return _page_of(revision)
        messages.success(request, _("Published. The one before it is retired."))
        return _page_of(revision)

    def _confirm(
        self,
        request: HttpRequest,
        revision: Revision,
        step: str,
        faults: tuple[Fault, ...] = (),
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"{step}: {revision}",
            "opts": self.opts,
            "original": revision,
            "step": step,
            "faults": faults,
        }
        template = "admin/conditions/revision/confirm.html"
        status = 422 if faults else 200
        return TemplateResponse(request, template, context, status=status)


def _addable(revision_id: str) -> list[tuple[str, str]]:
    """Name the kinds of rows that can be added to a draft, each with its address."""
    drafts = Revision.objects.filter(pk=revision_id, status=Status.DRAFT)
    kind = drafts.values_list("subject__kind", flat=True).first()
    options = [inline.model._meta for inline in ROWS.get(kind or "", [])]  # noqa: SLF001
    return [
        (
            str(option.verbose_name),
            reverse(f"admin:conditions_{option.model_name}_add")
            + f"?revision={revision_id}",
        )
        for option in options
        if option.model is not ConditionContent
    ]


def _may_copy(request: HttpRequest) -> bool:
    return request.user.has_perm("conditions.add_revision")


def _may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("conditions.curate")


def _page_of(revision: Revision) -> HttpResponse:
    return redirect("admin:conditions_revision_change", revision.pk)
