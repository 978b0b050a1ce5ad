"""The standing advice to see a doctor, and all that happened to it."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from diary.models.brought import brought_name
from diary.models.spot import Spot


def is_for_the_page_alone(act_by: str | None, first_reason: str | None) -> bool:
    """Whether a prompt that says this first would be no news: see the property."""
    return act_by == "routine" and first_reason == "always_see_doctor"


class PromptQuerySet(models.QuerySet["Prompt"]):
    """Chainable reads of prompts."""

    def unanswered(self) -> "PromptQuerySet":
        """Keep the ones that are not settled, asleep ones included."""
        return self.filter(closed_at__isnull=True)

    def sleeping_until(self, on: date) -> "PromptQuerySet":
        """Keep the ones whose sleep was to end by the day `on`."""
        return self.unanswered().filter(sleeps_until__lte=on)


class Prompt(models.Model):
    """Advice to see a doctor about one spot: at most one open at a time.

    `reasons` are codes, `sleeps_until` the first day it speaks again.
    """

    class Closed(models.TextChoices):
        SEEN = "seen", _("seen by a doctor")
        GONE = "gone", _("gone")
        CORRECTED = "corrected", _("corrected")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    spot = models.ForeignKey(Spot, on_delete=models.CASCADE, related_name="prompts")
    level = models.CharField(max_length=20)
    act_by = models.CharField(max_length=8)
    reasons = models.JSONField()
    rule_slug = models.SlugField(max_length=80, blank=True)
    rule_revision = models.PositiveIntegerField(null=True)
    raised_on = models.DateField()
    sleeps_until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_as = models.CharField(max_length=10, choices=Closed.choices, blank=True)

    objects = PromptQuerySet.as_manager()

    class Meta:
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")
        indexes = (
            models.Index(
                fields=["sleeps_until"],
                condition=models.Q(closed_at__isnull=True, sleeps_until__isnull=False),
                name="prompt_asleep",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["spot"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_prompt_a_spot",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_as="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(closed_as="")),
                name="prompt_closed_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_for_the_page_alone(self) -> bool:
        """Whether it asks for a routine visit from day 0: nothing that is news."""
        return is_for_the_page_alone(self.act_by, next(iter(self.reasons), None))

    def is_awake(self, on: date) -> bool:
        return self.closed_at is None and (
            self.sleeps_until is None or self.sleeps_until <= on
        )


class PromptEvent(models.Model):
    """One thing that happened to a prompt: only ever added to.

    `to_tell` until those it concerns have been found; what became of telling each of
    them stands in their tellings.
    """

    class What(models.TextChoices):
        RAISED = "raised", _("raised")
        UPGRADED = "upgraded", _("more pressing")
        BOOKED = "booked", _("visit booked")
        SEEN = "seen", _("seen by a doctor")
        GONE = "gone", _("gone")
        NOT_NOW = "not_now", _("not now")
        AWAKE = "awake", _("awake again")
        REOPENED = "reopened", _("open again")
        CORRECTED = "corrected", _("corrected")

    prompt = models.ForeignKey(Prompt, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=10, choices=What.choices)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = brought_name()
    level = models.CharField(max_length=20)
    reasons = models.JSONField()
    rule_slug = models.SlugField(max_length=80, blank=True)
    rule_revision = models.PositiveIntegerField(null=True)
    to_tell = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["id"],
                condition=models.Q(to_tell=True),
                name="prompt_event_to_tell",
            ),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.prompt_id}"
