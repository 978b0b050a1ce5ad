"""The rows of a revision, each on a page of its own: a draft's can be changed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from conditions import models
from conditions.admin.rows import HTTPS, Inline
from conditions.forms.asked import whole
from conditions.models import Citation, Content, Revision, Source, Status
from conditions.services import drafts, review


def _of_draft(row: Model | None) -> bool:
    """Whether `row` may change; where none is named, whether any may."""
    return not isinstance(row, Content) or row.revision.is_draft


def _revision_id(request: HttpRequest, model: type[Content]) -> int:
    """Find the revision a page is about, from its row or `?revision=`; 0 for none."""
    match = request.resolver_match
    row_id = match.kwargs.get("object_id") if match else None
    if row_id is None:
        asked = request.GET.get("revision", "")
        return whole(asked, 0)
    rows = model._default_manager.filter(pk=row_id)  # noqa: SLF001
    return rows.values_list("revision_id", flat=True).first() or 0


def _note_saved(request: HttpRequest, row: Content) -> None:
    drafts.uncheck(row.revision)
    review.note_saved(row.revision, by=request.user, at=timezone.now())


class DraftOnly(admin.options.BaseModelAdmin[Any]):
    """Rows of a draft can be changed; those of a published revision are shown."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        return _of_draft(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        return _of_draft(obj) and super().has_delete_permission(request, obj)


class CitationInline(DraftOnly, admin.TabularInline[Citation, Content]):
    """The sources of a row: those of its revision to choose from."""

    parent_model: type[Content]
    extra = 0
    fields = ("source", "position")

    def has_add_permission(
        self, request: HttpRequest, obj: Content | None = None
    ) -> bool:
        return _of_draft(obj) and super().has_add_permission(request, obj)

    def formfield_for_foreignkey(
        self,
        db_field: ForeignKey[Any],
        request: HttpRequest,
        **options: Any,  # noqa: ANN401 (the admin's own signature)
    ) -> forms.ModelChoiceField[Any] | None:
        if db_field.name == "source":
            revision = _revision_id(request, self.parent_model)
            options["queryset"] = Source.objects.filter(revision_id=revision)
        return super().formfield_for_foreignkey(db_field, request, **options)


class SignSourceInline(CitationInline):
    model = models.SignSource


class SignExceptionSourceInline(CitationInline):
    model = models.SignExceptionSource


class ExposureSourceInline(CitationInline):
    model = models.ExposureSource


class DoNotSourceInline(CitationInline):
    model = models.DoNotSource


_CITATIONS: dict[type[Content], list[Inline]] = {
    models.Sign: [SignSourceInline],
    models.SignException: [SignExceptionSourceInline],
    models.Exposure: [ExposureSourceInline],
    models.DoNot: [DoNotSourceInline],
}


@admin.register(
    models.AgeRule,
    models.Case,
    models.Claim,
    models.Classification,
    models.ConditionContent,
    models.DoNot,
    models.Exposure,
    models.LookAlike,
    models.OwnChoice,
    models.Sign,
    models.SignException,
    models.Site,
    models.Source,
)
class ContentAdmin(DraftOnly, admin.ModelAdmin[Content]):
    """Reached from its revision, and from there alone."""

    actions = None
    formfield_overrides = HTTPS
    list_display = ("__str__", "revision")
    list_filter = ("revision__status", "revision__subject__kind")
    list_select_related = ("revision__subject",)

    def get_readonly_fields(
        self, _request: HttpRequest, obj: Content | None = None
    ) -> tuple[str, ...]:
        """Keep a row with its draft: the author of one is not that of another."""
        return ("revision",) if obj else ()

    def get_inlines(self, _request: HttpRequest, _obj: Content | None) -> list[Inline]:
        return _CITATIONS.get(self.model, [])

    def has_module_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        if self.model is models.ConditionContent:
            return False
        revision = _revision_id(request, self.model)
        drafts = Revision.objects.filter(
            pk=revision, status=Status.DRAFT, retires=False
        )
        return super().has_add_permission(request) and drafts.exists()

    def save_model(
        self,
        request: HttpRequest,
        obj: Content,
        form: Any,  # noqa: ANN401 (the admin's own signature)
        change: Any,  # noqa: ANN401
    ) -> None:
        """Save, and count who did it as an author of the draft."""
        super().save_model(request, obj, form, change)
        _note_saved(request, obj)

    def delete_model(self, request: HttpRequest, obj: Content) -> None:
        super().delete_model(request, obj)
        _note_saved(request, obj)

    def get_changeform_initial_data(
        self, request: HttpRequest
    ) -> dict[str, str | list[str]]:
        """Put a new row at the end of its list."""
        revision = _revision_id(request, self.model)
        rows = self.model._default_manager.filter(revision_id=revision)  # noqa: SLF001
        return {"revision": str(revision), "position": str(rows.count())}

    def formfield_for_foreignkey(
        self,
        db_field: ForeignKey[Any],
        request: HttpRequest,
        **options: Any,  # noqa: ANN401 (the admin's own signature)
    ) -> forms.ModelChoiceField[Any] | None:
        if db_field.name == "revision":
            options["queryset"] = Revision.objects.filter(
                status=Status.DRAFT, retires=False
            )
            options["widget"] = forms.HiddenInput
        else:
            revision = _revision_id(request, self.model)
            options["queryset"] = Source.objects.filter(revision_id=revision)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def response_post_save_add(
        self, _request: HttpRequest, obj: Content
    ) -> HttpResponseRedirect:
        return redirect("admin:conditions_revision_change", obj.revision_id)

    def response_post_save_change(
        self, request: HttpRequest, obj: Content
    ) -> HttpResponseRedirect:
        return self.response_post_save_add(request, obj)
