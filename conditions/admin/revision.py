"""Revisions: what each holds. Review and publication have pages of their own."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from conditions.admin.event import EventInline
from conditions.admin.rows import ROWS, Inline
from conditions.models import ConditionContent, Revision, Status
from conditions.services import curation, review


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin[Revision]):
    """A published revision is only shown; a draft can be changed.

    Whoever changes one is an author of it, and cannot be its second pair of eyes.
    """

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
        return [*ROWS[obj.subject.kind], EventInline] if obj else []

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Revision | None = None
    ) -> bool:
        changes = obj is None or obj.is_draft
        return changes and super().has_change_permission(request, obj)

    def has_delete_permission(
        self, _request: HttpRequest, _obj: Revision | None = None
    ) -> bool:
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: Revision,
        form: Any,  # noqa: ANN401 (the admin's own signature)
        change: Any,  # noqa: ANN401
    ) -> None:
        """Save, and count who did it as an author of the draft."""
        super().save_model(request, obj, form, change)
        review.note_saved(obj, by=request.user, at=timezone.now())

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/copy/", view(self.copy), name="conditions_revision_copy"),
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
        words = _("This is your draft. The curators’ pages review and publish it.")
        messages.success(request, words)
        return _page_of(draft)

    def _confirm(
        self, request: HttpRequest, revision: Revision, step: str
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"{step}: {revision}",
            "opts": self.opts,
            "original": revision,
            "step": step,
        }
        template = "admin/conditions/revision/confirm.html"
        return TemplateResponse(request, template, context)


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


def _page_of(revision: Revision) -> HttpResponse:
    return redirect("admin:conditions_revision_change", revision.pk)
