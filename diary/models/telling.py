"""What a person is told, by one channel: once."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from diary.models.prompt import PromptEvent
from diary.models.reminder import Reminder
from diary.models.visit import Visit

ABOUT = ("event", "visit", "asked_on", "reminder", "due_at")


def _about(*names: str) -> Q:
    """Say that a telling is about what these columns hold, and about nothing else."""
    return Q(**{f"{name}__isnull": name not in names for name in ABOUT})


class TellingQuerySet(models.QuerySet["Telling"]):
    """Chainable reads of tellings."""

    def open(self) -> "TellingQuerySet":
        """Keep the ones of which it is not settled what becomes of them."""
        return self.filter(outcome="")

    def due(self, now: datetime) -> "TellingQuerySet":
        """Keep the open ones whose next try has come."""
        return self.open().filter(next_try_at__lte=now)

    def in_hand(self, now: datetime) -> "TellingQuerySet":
        """Keep the open ones that a worker is sending, or will try once more."""
        return self.open().filter(next_try_at__gt=now, tries__gt=0)


class Telling(models.Model):
    """One thing for one person by one channel.

    Either what happened to a prompt, or the question what came of a planned visit,
    asked on the day `asked_on`, or a reminder to log that was due at `due_at`.
    Whoever moves `next_try_at` on holds it until then; nobody else looks at it
    before. Settled, it has an outcome and no next try.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PUSH = "push", _("push")

    class Pace(models.TextChoices):
        """How soon. The most pressing comes first in the order of the values."""

        AT_ONCE = "1_at_once", _("at once")
        DAYTIME = "2_daytime", _("outside quiet hours")
        DIGEST = "3_digest", _("once a day")
        CHOSEN = "4_chosen", _("at the time that they chose")

    class Outcome(models.TextChoices):
        SENT = "sent", _("sent")
        NOT_NEEDED = "not_needed", _("not needed any more")
        GIVEN_UP = "given_up", _("given up")

    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    channel = models.CharField(max_length=5, choices=Channel.choices)
    pace = models.CharField(max_length=9, choices=Pace.choices)
    event = models.ForeignKey(
        PromptEvent, on_delete=models.CASCADE, null=True, related_name="tellings"
    )
    visit = models.ForeignKey(
        Visit, on_delete=models.CASCADE, null=True, related_name="tellings"
    )
    asked_on = models.DateField(null=True)
    reminder = models.ForeignKey(
        Reminder, on_delete=models.CASCADE, null=True, related_name="tellings"
    )
    due_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    objects = TellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("telling")
        verbose_name_plural = _("tellings")
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["next_try_at"], condition=Q(outcome=""), name="telling_open"
            ),
            models.Index(fields=["user", "household", "sent_at"], name="telling_sent"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["event", "user", "channel"],
                condition=Q(event__isnull=False),
                name="one_telling_an_event",
            ),
            models.UniqueConstraint(
                fields=["visit", "asked_on", "user", "channel"],
                condition=Q(visit__isnull=False),
                name="one_telling_a_visit",
            ),
            models.UniqueConstraint(
                fields=["reminder", "due_at", "user", "channel"],
                condition=Q(reminder__isnull=False),
                name="one_telling_a_reminder",
            ),
            models.CheckConstraint(
                condition=_about("event")
                | _about("visit", "asked_on")
                | _about("reminder", "due_at"),
                name="telling_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", next_try_at__isnull=False)
                | (~Q(outcome="") & Q(next_try_at__isnull=True)),
                name="telling_open_or_settled",
            ),
            models.CheckConstraint(
                condition=Q(outcome="sent", sent_at__isnull=False)
                | (~Q(outcome="sent") & Q(sent_at__isnull=True)),
                name="telling_sent_at_an_instant",
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"
