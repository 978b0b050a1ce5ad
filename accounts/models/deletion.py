"""What an owner asked to delete, until the day it goes."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.household import Household


class Deletion(models.Model):
    """A household that goes on a day to come, or one child of it.

    `child` is the uuid of that child, which the diary knows; None is the whole
    household. Stopped or carried out, the row is gone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="deletions"
    )
    child = models.UUIDField(_("child"), null=True, blank=True)
    due_at = models.DateTimeField(_("goes"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("deletion")
        verbose_name_plural = _("deletions")
        ordering = ("due_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["household", "child"], name="one_deletion_a_child"
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=models.Q(child__isnull=True),
                name="one_deletion_a_household",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def due_on(self) -> date:
        """The family's calendar day on which it goes."""
        return self.household.day(self.due_at)
