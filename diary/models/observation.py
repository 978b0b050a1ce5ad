"""One entry on a spot, and what was recorded with it."""

import uuid
from datetime import date, datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from accounts.zones import zone_named
from diary.models.brought import brought_name
from diary.models.spot import Spot

ZERO_TO_TEN = (MinValueValidator(0), MaxValueValidator(10))


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Chainable reads of entries."""

    def kept(self) -> "ObservationQuerySet":
        """Leave out the deleted ones, and those of deleted spots."""
        return self.filter(deleted_at__isnull=True, spot__deleted_at__isnull=True)

    def kept_or_deleted_after(self, moment: datetime) -> "ObservationQuerySet":
        """Keep also those that were deleted after `moment`, of spots that are kept."""
        here = models.Q(deleted_at__isnull=True) | models.Q(deleted_at__gt=moment)
        return self.filter(here, spot__deleted_at__isnull=True)


class Observation(models.Model):
    """What a parent saw on one spot at one moment.

    `observed_on` and `timezone` are the family's day and zone when it was made;
    moving house does not move it. None means that nobody said, never "no".
    `signs_asked` holds the keys of every sign that was asked and answered,
    `sites` the codes of the places it is on now. `treatments` is a list of
    {"name", "since", "until", "outcome"}: what was tried and what happened.
    `version` goes up with every change: who changes an older one is told.
    """

    class Course(models.TextChoices):
        BETTER = "better", _("Better")
        SAME = "same", _("Same")
        WORSE = "worse", _("Worse")
        GONE = "gone", _("Gone")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    spot = models.ForeignKey(
        Spot, on_delete=models.CASCADE, related_name="observations"
    )
    observed_at = models.DateTimeField(_("when"))
    observed_on = models.DateField()
    timezone = models.CharField(max_length=64)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_name = brought_name()
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, db_default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_name = brought_name()
    deleted_at = models.DateTimeField(null=True, blank=True)

    course = models.CharField(
        _("compared with last time"), max_length=6, choices=Course.choices, blank=True
    )
    signs_asked = models.JSONField(default=list, blank=True)
    temperature_c = models.DecimalField(
        _("highest temperature"), max_digits=3, decimal_places=1, null=True, blank=True
    )
    fever_days = models.PositiveSmallIntegerField(
        _("days of fever"), null=True, blank=True
    )
    itch = models.PositiveSmallIntegerField(
        _("itch"), null=True, blank=True, validators=ZERO_TO_TEN
    )
    sleep = models.PositiveSmallIntegerField(
        _("sleep lost"), null=True, blank=True, validators=ZERO_TO_TEN
    )
    size_mm = models.PositiveSmallIntegerField(_("size in mm"), null=True, blank=True)
    spread = models.PositiveSmallIntegerField(_("spread"), null=True, blank=True)
    sites = models.JSONField(default=list, blank=True)
    vesicles = models.BooleanField(null=True, blank=True)
    pustules = models.BooleanField(null=True, blank=True)
    cough = models.BooleanField(null=True, blank=True)
    well = models.BooleanField(null=True, blank=True)
    spreading = models.BooleanField(null=True, blank=True)
    after_straining = models.BooleanField(null=True, blank=True)
    treatments = models.JSONField(default=list, blank=True)
    note = models.TextField(_("note"), max_length=4000, blank=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("observed_at", "id")
        indexes = (
            models.Index(fields=["spot", "observed_at"], name="observation_of_spot"),
            models.Index(
                fields=["household", "-observed_at", "-id", "spot", "deleted_at"],
                condition=models.Q(deleted_at__isnull=True),
                name="observation_newest_kept",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(itch__isnull=True) | models.Q(itch__lte=10),
                name="observation_itch_to_ten",
            ),
            models.CheckConstraint(
                condition=models.Q(sleep__isnull=True) | models.Q(sleep__lte=10),
                name="observation_sleep_to_ten",
            ),
            models.CheckConstraint(
                condition=models.Q(spread__isnull=True)
                | models.Q(spread__range=(1, 4)),
                name="observation_spread_one_to_four",
            ),
            models.CheckConstraint(
                condition=models.Q(temperature_c__isnull=True)
                | models.Q(temperature_c__range=(30, 45)),
                name="observation_temperature_possible",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def was_added_later(self) -> bool:
        """Whether it was written down more than a day after what it describes."""
        return (self.created_at - self.observed_at).days >= 1

    @property
    def written_on(self) -> date:
        """The day it was written down, where it was made."""
        return self.created_at.astimezone(zone_named(self.timezone)).date()


class Tag(models.Model):
    """Something coded that was recorded with an entry: a sign, or an exposure.

    A sign is tagged in the wording that was asked: `condition` is the slug whose
    own wording it was, empty for everyone's. An exposure says what was new on
    that day, with `detail` in the parent's words: timing, never a cause.
    """

    class What(models.TextChoices):
        SIGN = "sign", _("warning sign")
        EXPOSURE = "exposure", _("something new")

    observation = models.ForeignKey(
        Observation, on_delete=models.CASCADE, related_name="tags"
    )
    what = models.CharField(max_length=8, choices=What.choices)
    condition = models.SlugField(max_length=80, blank=True)
    code = models.CharField(max_length=60)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["what", "code"], name="tag_by_code"),)
        constraints = (
            models.UniqueConstraint(
                fields=["observation", "what", "condition", "code"],
                name="tag_once_an_entry",
            ),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The sign's key: its code, or slug and code where a condition words it."""
        return f"{self.condition}/{self.code}" if self.condition else self.code


class WithdrawnSign(models.Model):
    """A parent's word that a reported sign was a mistake or went without help.

    `prompt` is the one that was answered with it, where there was one.
    """

    class Why(models.TextChoices):
        MISTAKE = "mistake", _("Ticked by mistake")
        GONE_WITHOUT_HELP = "gone_without_help", _("Gone without help")

    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    spot = models.ForeignKey(
        Spot, on_delete=models.CASCADE, related_name="withdrawn_signs"
    )
    condition = models.SlugField(max_length=80, blank=True)
    code = models.CharField(max_length=60)
    why = models.CharField(max_length=20, choices=Why.choices)
    withdrawn_at = models.DateTimeField()
    withdrawn_on = models.DateField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_name = brought_name()
    prompt = models.ForeignKey(
        "diary.Prompt",
        on_delete=models.SET_NULL,
        null=True,
        related_name="withdrawn_signs",
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        return f"{self.condition}/{self.code}" if self.condition else self.code
