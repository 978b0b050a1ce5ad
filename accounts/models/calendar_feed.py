"""The address under which a member's phone looks at the family's dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.household import Membership


class CalendarFeed(models.Model):
    """One secret address a membership, gone with it at once.

    Only `digest` is kept of the token in it.
    """

    membership = models.OneToOneField(
        Membership, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"))
    fetched_at = models.DateTimeField(_("last fetched"), null=True, blank=True)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return f"of membership {self.membership_id}"
