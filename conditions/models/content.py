"""What every row of a revision has in common, and the sources rows rest on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conditions.models.revision import Revision


def upright(low: str, high: str) -> Q:
    """Hold where either end is open or `low` is not above `high`."""
    return (
        Q((f"{low}__isnull", True))
        | Q((f"{high}__isnull", True))
        | Q((f"{low}__lte", F(high)))
    )


def code_once(model: str, field: str = "code") -> models.UniqueConstraint:
    """Return a constraint: a revision has one `model` row of each code."""
    return models.UniqueConstraint(
        fields=["revision", field],
        name=f"{model}_{field}_once_a_revision",
        violation_error_message=_("This revision has a row with that code already."),
    )


class Content(models.Model):
    """A row that belongs to one revision and changes only while that is a draft."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if not self.revision.is_draft:
            raise ValidationError(_("A published revision never changes."))


class Listed(Content):
    """Content that stands at a place of a list."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(Content.Meta):
        abstract = True
        ordering = ["position", "pk"]


class Source(Listed):
    """A page or paper, as it was when this revision cited it."""

    key = models.CharField(_("key"), max_length=60)
    publisher = models.CharField(_("publisher"), max_length=200)
    title = models.CharField(_("title"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    accessed = models.CharField(_("how and when read"), max_length=200, blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    supports = models.TextField(_("what it supports"), blank=True)
    note = models.TextField(_("note"), blank=True)
    year = models.PositiveSmallIntegerField(_("published in"), null=True, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)

    class Meta(Listed.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [code_once("source", "key")]

    def __str__(self) -> str:
        return f"{self.key}: {self.publisher}"


class Citation(models.Model):
    """That a row rests on a source of the same revision."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.RESTRICT, related_name="+"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return str(self.source)
