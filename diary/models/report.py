"""What a person shows of a child's log, and the PDFs that are made of it."""

import uuid
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from diary.clinical_report import LeftOut
from diary.models.child import Child

KEPT_FOR = timedelta(hours=1)
LONGEST_QUESTIONS = 1000


class Shown(models.Model):
    """What a log shows: all but the photos in `left_out` (their uuids).

    `notes` and `names` say whether the entries' own words, and who wrote, are shown.
    """

    left_out = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    notes = models.BooleanField(_("notes"), default=True)
    names = models.BooleanField(_("names"), default=True)
    questions = models.TextField(
        _("questions"), max_length=LONGEST_QUESTIONS, blank=True
    )

    class Meta:
        abstract = True

    @property
    def left(self) -> LeftOut:
        """What is not shown, as a report takes it."""
        photos = frozenset(UUID(str(one)) for one in self.left_out)
        return LeftOut(photos, notes=not self.notes, names=not self.names)


class ReportChoice(Shown):
    """What one person shows of a child's log, in every form, until they change it."""

    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="report_choices"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("choice for a report")
        verbose_name_plural = _("choices for reports")
        constraints = (
            models.UniqueConstraint(
                fields=["child", "person"], name="one_choice_a_child_and_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} of {self.child_id}"


class ReportFileQuerySet(models.QuerySet["ReportFile"]):
    """Chainable reads of the PDFs that somebody asked for."""

    def kept(self, now: datetime) -> Self:
        """Keep those asked for or made within the last hour."""
        return self.filter(
            models.Q(made_at__gt=now - KEPT_FOR)
            | models.Q(made_at=None, asked_at__gt=now - KEPT_FOR)
        )

    def over(self, now: datetime) -> Self:
        """Keep those whose hour has passed."""
        return self.exclude(pk__in=self.kept(now).values("pk"))


class ReportFile(Shown):
    """A PDF that one person asked for: what it is to hold, how far it is, where it is.

    `spots` are uuids; without `until` it goes up to the day it is made. `photos` of
    which `photos_read` are in it are counted once it is begun. `name` is where the
    storage keeps it once it is made.
    """

    class Failed(models.TextChoices):
        PHOTOS = "photos", _("the photos could not be read")
        ERROR = "error", _("something went wrong")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="report_files"
    )
    made_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    spots = models.JSONField(encoder=DjangoJSONEncoder)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=16)
    asked_at = models.DateTimeField()
    photos = models.PositiveIntegerField(null=True, blank=True)
    photos_read = models.PositiveIntegerField(default=0)
    failed = models.CharField(max_length=8, choices=Failed.choices, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=100, blank=True)

    objects = ReportFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("PDF of a report")
        verbose_name_plural = _("PDFs of reports")
        ordering = ("-asked_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(made_at__isnull=True, name="")
                | (models.Q(made_at__isnull=False) & ~models.Q(name="")),
                name="report_file_made_is_somewhere",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def goes_at(self) -> datetime:
        """When it is gone: an hour after it was made, or asked for."""
        return (self.made_at or self.asked_at) + KEPT_FOR
