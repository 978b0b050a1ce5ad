"""The tables of rows on a revision's page: what it holds, each with a link."""

from typing import Any

from django.contrib import admin
from django.db.models import Field, URLField

from conditions import models
from conditions.admin.read_only import ReadOnly
from conditions.models import Content, Kind, Revision

HTTPS: dict[type[Field[Any, Any]], dict[str, str]] = {
    URLField: {"assume_scheme": "https"}
}
Inline = type[admin.options.InlineModelAdmin[Any, Any]]


class RowInline(ReadOnly, admin.TabularInline[Content, Revision]):
    """A table of rows to read; each leads to a page of its own."""

    extra = 0
    show_change_link = True
    formfield_overrides = HTTPS


class RuleInline(RowInline):
    model = models.ConditionContent
    fields = ("name", "clock", "window_text", "limit_days", "always_urgency")


class SignInline(RowInline):
    model = models.Sign
    fields = ("code", "urgency", "question")


class SignExceptionInline(RowInline):
    model = models.SignException
    fields = ("code", "applies_to", "lowers_to")


class AgeRuleInline(RowInline):
    model = models.AgeRule
    fields = ("code", "when_text", "urgency", "text")


class LookAlikeInline(RowInline):
    model = models.LookAlike
    fields = ("name", "tell_apart")


class ClassificationInline(RowInline):
    model = models.Classification
    fields = ("system", "code", "label", "verified")


class ClaimInline(RowInline):
    model = models.Claim
    fields = ("source", "min_days", "max_days", "text", "used_for", "verified")


class OwnChoiceInline(RowInline):
    model = models.OwnChoice
    fields = ("number", "reason")


class CaseInline(RowInline):
    model = models.Case
    fields = ("name", "expect")


class SiteInline(RowInline):
    model = models.Site
    fields = ("code", "name", "sides", "above_nipple_line", "photos")


class ExposureInline(RowInline):
    model = models.Exposure
    fields = ("code", "label", "note")


class DoNotInline(RowInline):
    model = models.DoNot
    fields = ("code", "what", "reason", "support")


class SourceInline(RowInline):
    model = models.Source
    fields = ("key", "publisher", "title", "url", "verified")


ROWS: dict[str, list[Inline]] = {
    Kind.CONDITION: [
        RuleInline,
        SignInline,
        AgeRuleInline,
        LookAlikeInline,
        ClassificationInline,
        ClaimInline,
        OwnChoiceInline,
        CaseInline,
        SourceInline,
    ],
    Kind.SIGNS: [SignInline, SignExceptionInline, CaseInline, SourceInline],
    Kind.SITES: [SiteInline],
    Kind.EXPOSURES: [ExposureInline, SourceInline],
    Kind.DO_NOT: [DoNotInline, SourceInline],
}
