"""A doctor's visit: planned or done."""

from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from accounts.zones import zone_named
from diary.models.spot import Spot


class VisitQuerySet(models.QuerySet["Visit"]):
    """Chainable reads of visits."""

    def to_ask_about(self, on: date) -> "VisitQuerySet":
        """Keep the planned ones of before the day `on` that nobody was asked about."""
        return self.filter(planned=True, asked_on__isnull=True, on__lt=on)

    def of_appointment(self, visit: "Visit") -> "VisitQuerySet":
        """Keep what is planned, still, for the same time and child as `visit`."""
        return self.filter(
            planned=True,
            appointment=visit.appointment,
            spot__child=visit.spot.child_id,
            spot__deleted_at__isnull=True,
        )


class Visit(models.Model):
    """A visit about one spot, and what the doctor said.

    Spots of a child that are shown at one visit have a row each and share the
    `appointment`. Calendars know a plan by it, and which of two is newer by
    `plan_version`, counted up with each new day, time or place.
    `saw_same_day` answers "Did they see this?" for those entries of the visit's own day
    that had been made by `told_at`, when that was said.
    `asked_on` is the day on which the family was asked what came of a planned one,
    `to_tell` until those it is asked of have been found.
    `timezone` is set once the family has moved away: that of `on` and `at`.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    spot = models.ForeignKey(Spot, on_delete=models.CASCADE, related_name="visits")
    appointment = models.UUIDField(default=uuid4, db_index=True, editable=False)
    plan_version = models.PositiveIntegerField(default=0, editable=False)
    plan_changed_at = models.DateTimeField(default=now, editable=False)
    on = models.DateField(_("day"))
    at = models.TimeField(_("time"), null=True, blank=True)
    timezone = models.CharField(
        max_length=64, blank=True, db_default="", editable=False
    )
    planned = models.BooleanField(_("planned"), default=False)
    asked_on = models.DateField(null=True, blank=True)
    to_tell = models.BooleanField(default=False)
    where = models.CharField(_("where, with whom"), max_length=200, blank=True)
    saw_same_day = models.BooleanField(
        _("they saw what was logged that day"), default=False
    )
    told_at = models.DateTimeField(null=True, editable=False)
    diagnosis = models.SlugField(
        _("what the doctor called it"), max_length=80, blank=True
    )
    diagnosis_text = models.CharField(
        _("in the doctor's words"), max_length=200, blank=True
    )
    advice = models.TextField(_("advice"), max_length=2000, blank=True)
    review_on = models.DateField(_("to be looked at again"), null=True, blank=True)
    only_if_it_changes = models.BooleanField(_("only if it changes"), default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ("on", "at", "id")
        indexes = (
            models.Index(
                fields=["on"],
                condition=models.Q(planned=True, asked_on__isnull=True),
                name="visit_to_ask_about",
            ),
            models.Index(
                fields=["id"], condition=models.Q(to_tell=True), name="visit_to_tell"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["spot", "appointment"],
                condition=models.Q(planned=True),
                name="visit_one_plan_a_spot",
            ),
            models.CheckConstraint(
                condition=models.Q(review_on__isnull=True)
                | models.Q(review_on__gt=models.F("on")),
                name="visit_review_after_visit",
            ),
            models.CheckConstraint(
                condition=models.Q(review_on__isnull=True)
                | models.Q(only_if_it_changes=False),
                name="visit_one_plan",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its day and time."""
        return zone_named(self.timezone) if self.timezone else self.household.zone
