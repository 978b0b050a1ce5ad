"""A version of one subject: drafted, reviewed, published, then never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conditions.models.subject import Subject


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")
    DISCARDED = "discarded", _("thrown away")


# What somebody works on: a subject has one such revision at most.
OPEN = (Status.DRAFT, Status.SUBMITTED, Status.APPROVED)
EVER_PUBLISHED = (Status.PUBLISHED, Status.RETIRED)


class RevisionQuerySet(models.QuerySet["Revision"]):
    def published(self) -> "RevisionQuerySet":
        return self.filter(status=Status.PUBLISHED)

    def ever_published(self) -> "RevisionQuerySet":
        """Keep the published ones and those that a later one has retired."""
        return self.filter(status__in=EVER_PUBLISHED)

    def open(self) -> "RevisionQuerySet":
        """Keep what is drafted, waits for review, or waits to be published."""
        return self.filter(status__in=OPEN)


class Revision(models.Model):
    """One version of a subject, with content rows of its own.

    Triggers in the database keep what it says as it is from the day it is
    submitted, unless it goes back to its authors, and for good once it is
    published: then it can only be retired, and forget who wrote it when that
    person's account is closed. One that `retires` takes its subject out of what
    is offered; it is retired itself in the moment of its publication.
    """

    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    retires = models.BooleanField(_("takes the subject out of use"), default=False)
    why = models.TextField(_("what changed and why"), blank=True)
    review_status = models.CharField(
        _("what the data says of itself"), max_length=300, blank=True
    )
    checked_by = models.CharField(
        _("checked by"),
        max_length=200,
        blank=True,
        help_text=_("The clinician who checked this revision: name and profession."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    published_at = models.DateTimeField(_("published at"), null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    retired_at = models.DateTimeField(_("retired at"), null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["subject", "-number"]
        permissions = [("curate", _("Can curate: draft, review and publish"))]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "number"], name="revision_number_once_a_subject"
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(status=Status.PUBLISHED),
                name="one_published_revision_a_subject",
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(status__in=OPEN),
                name="one_draft_a_subject",
                violation_error_message=_("There is a draft of this already."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="revision_number_from_one"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=(*OPEN, Status.DISCARDED),
                    published_at__isnull=True,
                    retired_at__isnull=True,
                )
                | Q(
                    status=Status.PUBLISHED,
                    published_at__isnull=False,
                    retired_at__isnull=True,
                )
                | Q(
                    status=Status.RETIRED,
                    published_at__isnull=False,
                    retired_at__isnull=False,
                ),
                name="revision_dates_fit_its_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether what it says can be changed. A retirement says what is published."""
        return self.status == Status.DRAFT and not self.retires

    @property
    def is_open(self) -> bool:
        """Whether it is on its way to be published."""
        return self.status in OPEN

    @property
    def is_checked(self) -> bool:
        """Whether a clinician has checked it."""
        return bool(self.checked_by)
