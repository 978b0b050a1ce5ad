"""What the processes behind the pages know of each other: slots, and signs of life."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

# A process that has not beaten for so long is dead. It beats four times as often.
SILENT_FOR = timedelta(seconds=60)


class Slot(models.Model):
    """One time at which a scheduled job runs, for one time zone: once, by one job.

    `at` is the instant from which it was due, `run` the id of the job that was queued.
    """

    job = models.CharField(_("job"), max_length=40)
    zone = models.CharField(_("time zone"), max_length=64)
    at = models.DateTimeField(_("due"))
    run = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ("-at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["job", "zone", "at"], name="one_row_a_slot"
            ),
        )

    def __str__(self) -> str:
        return f"{self.job} {self.at:%Y-%m-%d %H:%M} {self.zone}"


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def alive(self, now: datetime) -> "HeartbeatQuerySet":
        """Keep those that have beaten lately."""
        return self.filter(at__gt=now - SILENT_FOR)


class Heartbeat(models.Model):
    """When a process last said that it is alive. One that ends takes its row away."""

    class Kind(models.TextChoices):
        WORKER = "worker", _("worker")
        SCHEDULER = "scheduler", _("scheduler")

    name = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    at = models.DateTimeField()

    objects = HeartbeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
