"""A family that shares a diary, and who belongs to it."""

import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django_countries.fields import CountryField

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.countries import EmergencyContact, emergency_contact
from accounts.roles import Capability, Role, allows
from accounts.zones import timezone_names, zone_named

# As a phone takes it. Letters would not be dialled, and might be a name.
validate_telephone = RegexValidator(
    r"^\+?[0-9][0-9 ()-]*\Z", _("Write a telephone number: digits and spaces.")
)


def validate_timezone(name: str) -> None:
    """Refuse a name the IANA database does not know."""
    if name not in timezone_names():
        raise ValidationError(_("Choose a time zone from the list."))


class Household(models.Model):
    """A family that shares a diary: its days and its emergency number.

    `moved_at` is when it last changed its time zone, `moved_from` the one before and
    `moved_on` the day it was then: see `day`. Its own telephone numbers stand in
    place of those of its country.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("family name"), max_length=80, blank=True)
    timezone = models.CharField(
        _("time zone"), max_length=64, validators=[validate_timezone]
    )
    moved_from = models.CharField(
        max_length=64, blank=True, db_default="", editable=False
    )
    moved_at = models.DateTimeField(null=True, blank=True, editable=False)
    moved_on = models.DateField(null=True, blank=True, editable=False)
    country = CountryField(_("country"), blank=True)
    own_emergency_number = models.CharField(
        _("your own emergency number"),
        max_length=16,
        blank=True,
        db_default="",
        validators=[validate_telephone],
    )
    own_advice_line = models.CharField(
        _("your own advice line"),
        max_length=24,
        blank=True,
        db_default="",
        validators=[validate_telephone],
    )
    is_demo = models.BooleanField(_("made by the demo"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        indexes = (models.Index(fields=["timezone"], name="household_of_zone"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    moved_from="", moved_at__isnull=True, moved_on__isnull=True
                )
                | models.Q(
                    ~models.Q(moved_from=""),
                    moved_at__isnull=False,
                    moved_on__isnull=False,
                ),
                name="household_move_is_whole",
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.uuid)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this family's days begin and end."""
        return zone_named(self.timezone)

    @property
    def contact(self) -> EmergencyContact:
        """Whom to call: the family's own numbers, or those of its country."""
        return emergency_contact(self.country.code).with_own(
            number=self.own_emergency_number, advice_line=self.own_advice_line
        )

    def day(self, at: datetime) -> date:
        """Return the family's calendar day at the instant `at`.

        Days never run backwards: who moves west over midnight stays on the day that
        has begun until the new zone reaches it (docs/adr/0023). Instants before the
        last move have the day they had there.
        """
        if self.moved_at is None or self.moved_on is None:
            return at.astimezone(self.zone).date()
        if at < self.moved_at:
            return at.astimezone(zone_named(self.moved_from)).date()
        return max(at.astimezone(self.zone).date(), self.moved_on)

    def calendar_day(self, at: datetime) -> date:
        """Return the day on the calendars around them, which `day` may be ahead of."""
        return at.astimezone(self.zone).date()

    def is_ahead(self, at: datetime) -> bool:
        """Whether the family's day is still that of the zone it has left."""
        return self.day(at) > self.calendar_day(at)


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
