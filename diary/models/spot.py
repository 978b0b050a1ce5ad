"""One outbreak at one place on one child, from first noticed until gone."""

import uuid
from datetime import date, datetime
from typing import Protocol

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from diary.models.child import Child


class SpotQuerySet(models.QuerySet["Spot"]):
    """Chainable reads of spots."""

    def kept(self) -> "SpotQuerySet":
        """Leave out the deleted ones, and those that are part of another by now."""
        return self.filter(deleted_at__isnull=True, merged_into__isnull=True)

    def deleted_after(self, moment: datetime) -> "SpotQuerySet":
        """Keep the ones that were deleted after `moment`."""
        return self.filter(deleted_at__gt=moment)

    def open(self) -> "SpotQuerySet":
        """Keep the spots that have not gone."""
        return self.filter(gone_on__isnull=True)


class Spot(models.Model):
    """A spot or rash. One that comes back is a new spot that points at the first.

    One that was `merged_into` another holds nothing but its old assessments.

    `suspected` holds the slugs of what the parents think, in the order ticked.
    `answer` is the newest assessment as JSON (empty before the first), made under
    the published data called `assessed_under`; `level`, `due_on` and
    `next_change_on` repeat it so that the database can sort, and find what time
    or a curator has moved.
    """

    class Side(models.TextChoices):
        LEFT = "left", _("left")
        RIGHT = "right", _("right")

    class Kind(models.TextChoices):
        RASH = "rash", _("A rash")
        SPOT = "spot", _("A single spot or mark")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="spots")
    came_back_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="returns"
    )
    site = models.CharField(_("place"), max_length=40)
    side = models.CharField(_("side"), max_length=5, choices=Side.choices, blank=True)
    kind = models.CharField(
        _("kind"), max_length=4, choices=Kind.choices, default=Kind.RASH
    )
    noticed_on = models.DateField(_("first noticed"), null=True, blank=True)
    noticed_about = models.BooleanField(_("about this date"), default=False)
    flare_started_on = models.DateField(null=True, blank=True)
    first_seen_on = models.DateField(null=True, blank=True)
    gone_on = models.DateField(_("gone"), null=True, blank=True)
    suspected = models.JSONField(_("what it might be"), default=list, blank=True)
    look = models.CharField(_("what it looks like"), max_length=400, blank=True)
    label = models.CharField(_("your own name for it"), max_length=80, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="absorbed"
    )

    level = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True, blank=True)
    next_change_on = models.DateField(null=True, blank=True)
    answer = models.JSONField(default=dict, blank=True)
    assessed_under = models.CharField(max_length=64, blank=True)

    objects = SpotQuerySet.as_manager()

    class Meta:
        verbose_name = _("spot")
        verbose_name_plural = _("spots")
        indexes = (
            models.Index(
                fields=["next_change_on"],
                condition=models.Q(
                    next_change_on__isnull=False,
                    deleted_at__isnull=True,
                    merged_into__isnull=True,
                ),
                name="spot_kept_next_change",
            ),
            models.Index(fields=["household", "gone_on"], name="spot_household_open"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(side__in=["", "left", "right"]),
                name="spot_side_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["rash", "spot"]), name="spot_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(gone_on__isnull=True)
                | models.Q(noticed_on__isnull=True)
                | models.Q(gone_on__gte=models.F("noticed_on")),
                name="spot_not_gone_before_noticed",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def place(self) -> str:
        """Site and side as one word, "cheek:left"; a site in the middle ends in ":"."""
        return f"{self.site}:{self.side}"

    @property
    def is_kept(self) -> bool:
        return self.deleted_at is None and self.merged_into_id is None

    @property
    def is_open(self) -> bool:
        return self.gone_on is None

    def is_stale(self, *, on: date, stamp: str) -> bool:
        return is_stale(self, on=on, stamp=stamp)

    def day_number(self, on: date) -> int | None:
        """Days since first noticed on the day `on`; that day itself is day 0."""
        return (on - self.noticed_on).days if self.noticed_on else None


class Assessed(Protocol):
    """What keeps how a spot stood when it was last assessed: a model or a row."""

    @property
    def next_change_on(self) -> date | None: ...

    @property
    def assessed_under(self) -> str: ...


def is_stale(spot: Assessed, *, on: date, stamp: str) -> bool:
    """Whether time or newly published data may have changed the standing."""
    moved = spot.next_change_on is not None and spot.next_change_on <= on
    return moved or spot.assessed_under != stamp
