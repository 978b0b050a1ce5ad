"""What publishing does to families: counted before, followed after."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImpactCount(models.Model):
    """What publishing one draft would do: how far it is counted, and what came out.

    It holds of what the draft said when it was `content`, and of the day `asked_at`.
    The `table` holds what a curator may be told: no small number, nobody's name or id.
    """

    class State(models.TextChoices):
        COUNTING = "counting", _("counting")
        DONE = "done", _("done")
        FAULTY = "faulty", _("has faults")
        FAILED = "failed", _("failed")

    draft = models.PositiveBigIntegerField(_("draft"), unique=True)
    content = models.CharField(_("content"), max_length=64)
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.COUNTING
    )
    percent = models.PositiveSmallIntegerField(_("counted, in percent"), default=0)
    table = models.JSONField(_("table"), null=True)
    asked_at = models.DateTimeField(_("asked at"))
    counted_at = models.DateTimeField(_("counted at"), null=True)

    class Meta:
        verbose_name = _("impact of a draft")
        verbose_name_plural = _("impacts of drafts")

    def __str__(self) -> str:
        return f"{self.draft}: {self.state}"


class Wave(models.Model):
    """The open spots that follow something published, some every few minutes.

    `codes` are the signs that it words or once did. `portion` is how many spots follow
    at a time, `last` the id of the last one that did.
    """

    kind = models.CharField(_("kind"), max_length=10)
    slug = models.SlugField(_("slug"), max_length=80)
    codes = models.JSONField(_("signs"), default=list)
    began_at = models.DateTimeField(_("began at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    portion = models.PositiveIntegerField(_("portion"))
    last = models.PositiveBigIntegerField(_("last spot"), default=0)

    class Meta:
        verbose_name = _("wave")
        verbose_name_plural = _("waves")
        indexes = (
            models.Index(
                fields=["id"],
                condition=models.Q(ended_at__isnull=True),
                name="wave_under_way",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.slug} {self.began_at:%Y-%m-%d %H:%M}"
