"""A photo of a spot: pixels kept true, everything else gone."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from diary.models.observation import Observation


class Photo(models.Model):
    """Three files of one photo, under random names, and what pages need to show it.

    `width` and `height` are those of the upright original in pixels.
    `placeholder` is a 16-pixel picture as a data URI, `digest` the SHA-256 of the
    original as it is kept: sent twice, a photo is one.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    observation = models.ForeignKey(
        Observation, on_delete=models.CASCADE, related_name="photos"
    )
    original = models.CharField(max_length=100)
    large = models.CharField(max_length=100)
    small = models.CharField(max_length=100)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    placeholder = models.TextField()
    digest = models.CharField(max_length=64)
    taken_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["observation", "digest"], name="photo_once_an_entry"
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def files(self) -> tuple[str, str, str]:
        """The storage names of all that is kept of this photo."""
        return self.original, self.large, self.small
