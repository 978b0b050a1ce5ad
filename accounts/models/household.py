"""A family that shares a diary, and who belongs to it."""

import uuid
import zoneinfo
from datetime import date, datetime
from functools import cache

from django_countries.fields import CountryField

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Capability, Role, allows


@cache
def timezone_names() -> frozenset[str]:
    """Return every name of the IANA database (asking the disk for them is slow)."""
    return frozenset(zoneinfo.available_timezones())


def validate_timezone(name: str) -> None:
    """Refuse a name the IANA database does not know."""
    if name not in timezone_names():
        raise ValidationError(_("Choose a time zone from the list."))


class Household(models.Model):
    """A family that shares a diary: its days and its emergency number."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("family name"), max_length=80, blank=True)
    timezone = models.CharField(
        _("time zone"), max_length=64, validators=[validate_timezone]
    )
    country = CountryField(_("country"), blank=True)
    is_demo = models.BooleanField(_("made by the demo"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        indexes = (models.Index(fields=["timezone"], name="household_of_zone"),)

    def __str__(self) -> str:
        return self.name or str(self.uuid)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone in which this family's days begin and end."""
        return zoneinfo.ZoneInfo(self.timezone)

    def day(self, now: datetime) -> date:
        """Return the family's calendar day at the instant `now`."""
        return now.astimezone(self.zone).date()


class Membership(models.Model):
    """One person's part in one household.

    `sees_all_children` False limits a carer or viewer to the children they are
    given; owners always see all.
    """

    class Roles(models.TextChoices):
        OWNER = Role.OWNER, _("owner")
        CARER = Role.CARER, _("carer")
        VIEWER = Role.VIEWER, _("viewer")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=8, choices=Roles.choices)
    called = models.CharField(
        _("called"), max_length=40, blank=True, help_text=_("For example Mum or Dad")
    )
    sees_all_children = models.BooleanField(_("sees all children"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = (
            models.UniqueConstraint(
                fields=["household", "user"], name="one_membership_a_household"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="membership_role_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.OWNER, sees_all_children=False),
                name="owner_sees_all_children",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.household_id}"

    @property
    def shown_name(self) -> str:
        return self.called or self.user.get_short_name()

    def allows(self, capability: Capability) -> bool:
        return allows(self.role, capability)

    def hears_by(self, channel: str) -> bool:
        """Whether news reaches this member so: a viewer's only if they asked for it."""
        chosen: bool | None = getattr(self.user, f"news_by_{channel}")
        return self.role != Role.VIEWER if chosen is None else chosen

    def may_change(self, other: "Membership") -> bool:
        """Whether this member decides over another of the same household, or itself.

        No owner decides over another owner.
        """
        return self.allows(Capability.MANAGE) and (
            other.pk == self.pk or other.role != Role.OWNER
        )
