"""A link by which a doctor opens a log without an account, and who opened it."""

import uuid
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Household
from diary.models.child import Child
from diary.models.spot import Spot

TRIES = 10
LONGEST = timedelta(days=30)


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    """Chainable reads of share links."""

    def open(self, now: datetime) -> Self:
        """Keep those that still open at the instant `now`."""
        return self.filter(
            stopped_at__isnull=True, expires_at__gt=now, tries_left__gt=0
        )

    def ended(self, now: datetime) -> Self:
        """Keep those that open nothing any more."""
        return self.exclude(pk__in=self.open(now).values("pk"))

    def by_secret(self, secret: str) -> Self:
        """Keep the one whose address ends in `secret`."""
        return self.filter(digest=digest_of(secret))


class ShareLink(models.Model):
    """A SMART Health Link: what it holds is sealed with a key that is kept nowhere.

    `digest` is the SHA-256 of the 256 random bits in its address, which are not kept
    either. `passcode` is hashed; empty where none is asked for. `tries_left` counts
    down with each wrong passcode, and a link without tries opens no more.
    """

    class Stopped(models.TextChoices):
        BY_HAND = "by_hand", _("stopped by the family")
        MOVED = "moved", _("stopped: something in it was moved or deleted")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        STOPPED = "stopped", _("stopped")
        EXPIRED = "expired", _("ended")
        USED_UP = "used_up", _("closed after too many wrong passcodes")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE)
    child = models.ForeignKey(
        Child, on_delete=models.CASCADE, related_name="share_links"
    )
    spots = models.ManyToManyField(Spot, related_name="share_links")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField()
    expires_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_as = models.CharField(max_length=8, choices=Stopped.choices, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    passcode = models.CharField(max_length=160, blank=True)
    tries_left = models.PositiveSmallIntegerField(default=TRIES)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        ordering = ("-made_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(tries_left__lte=TRIES), name="share_tries_possible"
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_at__isnull=True, stopped_as="")
                | (models.Q(stopped_at__isnull=False) & ~models.Q(stopped_as="")),
                name="share_stopped_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

    def state(self, now: datetime) -> State:
        """Say whether it opens at the instant `now`, or why it does not."""
        if self.stopped_at is not None:
            return self.State.STOPPED
        if self.expires_at <= now:
            return self.State.EXPIRED
        return self.State.OPEN if self.tries_left else self.State.USED_UP


class ShareFile(models.Model):
    """One sealed file of a link; `number` is its place in the manifest, from 0.

    `name` is where the storage keeps it, `size` its length in bytes.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    link = models.ForeignKey(ShareLink, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    content_type = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=["link", "number"], name="share_file_once_a_place"
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)


class ShareOpening(models.Model):
    """Somebody came with the link: opened it, or had the wrong passcode.

    `recipient` is what they call themselves, `tries_left` how many were left after
    a wrong passcode. No address is kept.
    """

    class With(models.TextChoices):
        PHONE = "phone", _("a phone")
        COMPUTER = "computer", _("a computer")
        PROGRAM = "program", _("another program")

    link = models.ForeignKey(
        ShareLink, on_delete=models.CASCADE, related_name="openings"
    )
    at = models.DateTimeField()
    recipient = models.CharField(max_length=80)
    seen_with = models.CharField(max_length=8, choices=With.choices)
    tries_left = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.link_id} {self.at}"


def digest_of(secret: str) -> str:
    """Return what is kept of a link's address: of 256 random bits no salt is needed."""
    return sha256(secret.encode()).hexdigest()
