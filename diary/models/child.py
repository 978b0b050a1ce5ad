"""A child whose skin the diary is about."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household, Membership

# As many as static/css/tokens.css names.
COLOURS = 6


class Child(models.Model):
    """A child of a household. Days of age are counted from birth as they are."""

    class Sex(models.TextChoices):
        GIRL = "girl", _("girl")
        BOY = "boy", _("boy")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="children"
    )
    name = models.CharField(_("name"), max_length=80)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    weeks_at_birth = models.PositiveSmallIntegerField(
        _("weeks at birth"), null=True, blank=True
    )
    sex = models.CharField(_("sex"), max_length=4, choices=Sex.choices, blank=True)
    background = models.TextField(_("background"), max_length=2000, blank=True)
    # Empty, and not said that there are none: nobody has asked yet.
    allergies = models.TextField(
        _("known allergies"), max_length=1000, blank=True, db_default=""
    )
    no_known_allergies = models.BooleanField(
        _("no known allergies"), default=False, db_default=False
    )
    limited_to = models.ManyToManyField(
        Membership, through="ChildMembership", related_name="children"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("child")
        verbose_name_plural = _("children")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(weeks_at_birth__isnull=True)
                | models.Q(weeks_at_birth__range=(21, 44)),
                name="weeks_at_birth_possible",
            ),
            models.CheckConstraint(
                condition=models.Q(no_known_allergies=False) | models.Q(allergies=""),
                name="no_known_allergies_or_some",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def initial(self) -> str:
        return self.name[:1].upper()

    @property
    def colour(self) -> int:
        """Which of the six colours marks this child: twins added in a row differ."""
        return self.pk % COLOURS

    def age_in_days(self, on: date) -> int | None:
        """Whole days since birth on the day `on`; None where birth is unknown."""
        return (on - self.born_on).days if self.born_on else None


class ChildMembership(models.Model):
    """One child that a limited carer or viewer may see."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE)
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["child", "membership"], name="one_limit_a_child_and_member"
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership_id} sees {self.child_id}"
