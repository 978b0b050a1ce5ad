"""What is curated: each condition by itself, and each list as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    CONDITION = "condition", _("condition")
    SIGNS = "signs", _("warning signs")
    SITES = "sites", _("body sites")
    EXPOSURES = "exposures", _("exposures")
    DO_NOT = "do_not", _("do-not list")


class Subject(models.Model):
    """Something with revisions of its own. A list's slug is its kind."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    slug = models.SlugField(_("slug"), max_length=80)

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"], name="one_subject_a_kind_and_slug"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.CONDITION)
                | models.Q(slug=models.F("kind")),
                name="list_has_its_kind_as_slug",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="subject_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.slug if self.kind == Kind.CONDITION else self.get_kind_display()
