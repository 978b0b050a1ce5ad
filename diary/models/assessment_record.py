"""What a spot was said to be, when, and under which revision: only ever added to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from diary.models.spot import Spot


class AssessmentRecord(models.Model):
    """One answer of the assessment, kept when it differed from the one before."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    spot = models.ForeignKey(Spot, on_delete=models.CASCADE, related_name="assessments")
    assessed_on = models.DateField()
    assessed_at = models.DateTimeField(auto_now_add=True)
    level = models.CharField(max_length=20, blank=True)
    rule_slug = models.SlugField(max_length=80, blank=True)
    rule_revision = models.PositiveIntegerField(null=True)
    answer = models.JSONField()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.spot_id} on {self.assessed_on}"
