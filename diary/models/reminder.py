"""A gentle reminder to log a spot, which one person has set for themselves."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from diary.models.spot import Spot


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Chainable reads of reminders."""

    def active(self) -> "ReminderQuerySet":
        """Keep the ones that have not stopped."""
        return self.filter(stopped_at__isnull=True)

    def due(self, now: datetime) -> "ReminderQuerySet":
        """Keep the ones whose time has come."""
        return self.active().filter(next_at__lte=now)


class Reminder(models.Model):
    """One person's reminder of one spot: every few days, by the family's clock.

    `started_on` is the family's day on which it was last turned on, `next_at` the next
    instant at which it is due; one that has stopped has none. Turned on again it is the
    same row.
    """

    class Stopped(models.TextChoices):
        GONE = "gone", _("the spot has gone")
        UNANSWERED = "unanswered", _("nothing was logged for two weeks")
        BY_HAND = "by_hand", _("turned off")
        MAY_NOT_LOG = "may_not_log", _("no longer a member who logs")

    spot = models.ForeignKey(Spot, on_delete=models.CASCADE, related_name="reminders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    every_days = models.PositiveSmallIntegerField(
        _("how often"), validators=[MinValueValidator(1), MaxValueValidator(7)]
    )
    at = models.TimeField(_("at"))
    started_on = models.DateField()
    next_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_as = models.CharField(max_length=11, choices=Stopped.choices, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["next_at"],
                condition=models.Q(stopped_at__isnull=True),
                name="reminder_due",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["spot", "user"], name="one_reminder_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(every_days__range=(1, 7)),
                name="reminder_within_a_week",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    stopped_at__isnull=True, stopped_as="", next_at__isnull=False
                )
                | models.Q(
                    ~models.Q(stopped_as=""),
                    stopped_at__isnull=False,
                    next_at__isnull=True,
                ),
                name="reminder_due_or_stopped",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} of {self.spot_id}"

    @property
    def is_active(self) -> bool:
        return self.stopped_at is None
