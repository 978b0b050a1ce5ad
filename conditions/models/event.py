"""What happened to a revision: who did what, when and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conditions.models.revision import Revision


class What(models.TextChoices):
    CREATED = "created", _("Draft started")
    SAVED = "saved", _("Draft changed")
    SUBMITTED = "submitted", _("Submitted for review")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")
    RETURNED = "returned", _("Returned to its author")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")
    DISCARDED = "discarded", _("Thrown away")


# Whoever did one of these has a hand in what the draft says.
AUTHORING = (What.CREATED, What.SAVED, What.SUBMITTED)


class Event(models.Model):
    """One step in the life of a revision; the newest stands last.

    Triggers in the database keep every row: it can only forget who it was, once
    that person's account is closed.
    """

    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="events"
    )
    what = models.CharField(_("what"), max_length=10, choices=What.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    at = models.DateTimeField(_("at"))
    why = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(what__in=What.values), name="event_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.what}"
