"""The history of a spot: who changed what, and when. Only ever added to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from diary.models.brought import brought_name
from diary.models.spot import Spot


class Change(models.Model):
    """One thing that somebody did to a spot, as data; pages word it.

    `fields` maps a field's name to what it said before and what it says since.
    `about_on` is the day of the entry or visit that is spoken of, `entry` that
    entry's and `other` another spot's uuid: what they name may be deleted by now.
    """

    class What(models.TextChoices):
        ENTRY_CHANGED = "entry_changed", _("entry changed")
        ENTRY_DELETED = "entry_deleted", _("entry deleted")
        ENTRY_RESTORED = "entry_restored", _("entry put back")
        ENTRY_CAME = "entry_came", _("entry moved here")
        ENTRY_LEFT = "entry_left", _("entry moved away")
        PHOTO_CAME = "photo_came", _("photo moved here")
        PHOTO_LEFT = "photo_left", _("photo moved away")
        SIGN_TAKEN_BACK = "sign_taken_back", _("sign taken back")
        SPOT_CORRECTED = "spot_corrected", _("corrected")
        CHILD_CHANGED = "child_changed", _("moved to another child")
        MERGED = "merged", _("another spot became part of it")
        SPLIT_OFF = "split_off", _("entries became a spot of their own")
        SPLIT_FROM = "split_from", _("began from another spot")
        SPOT_DELETED = "spot_deleted", _("deleted")
        SPOT_RESTORED = "spot_restored", _("put back")
        VISIT_ADDED = "visit_added", _("visit added")
        VISIT_CHANGED = "visit_changed", _("visit changed")
        VISIT_DELETED = "visit_deleted", _("visit deleted")

    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    spot = models.ForeignKey(Spot, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = brought_name()
    what = models.CharField(max_length=16, choices=What.choices)
    fields = models.JSONField(default=dict)
    about_on = models.DateField(null=True)
    entry = models.UUIDField(null=True)
    other = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ("-id",)
        indexes = (models.Index(fields=["entry"], name="change_of_entry"),)

    def __str__(self) -> str:
        return f"{self.what} {self.spot_id}"
