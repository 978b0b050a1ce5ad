"""An invitation to take part in a household, until it is accepted or ends."""

import uuid
from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.household import Household, Membership
from accounts.roles import Role


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, now: datetime) -> Self:
        """Find those that can still be accepted at the instant `now`."""
        return self.filter(expires_at__gt=now)

    def ended(self, now: datetime) -> Self:
        """Find those that nobody accepted in time."""
        return self.filter(expires_at__lte=now)


class Invitation(models.Model):
    """An offer to one e-mail address. Accepted or taken back, the row is gone.

    Only `digest` is kept of the code that opens it. `children` are the uuids of
    those a limited member will see; the diary knows what they stand for.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=8, choices=Membership.Roles.choices)
    sees_all_children = models.BooleanField(_("sees all children"), default=True)
    children = models.JSONField(_("children"), default=list, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("ends"))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("expires_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["household", "email"], name="one_invitation_an_address"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="invitation_role_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.OWNER, sees_all_children=False),
                name="invited_owner_sees_all_children",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def ends_on(self) -> date:
        """The family's calendar day on which it stops working."""
        return self.household.day(self.expires_at)
