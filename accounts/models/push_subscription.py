"""A browser in which a person wants messages to show."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _


class PushSubscription(models.Model):
    """A browser in which a person wants messages to show, also while it is shut.

    `endpoint` is its address at its push service, and with both keys (base64url) all
    that it takes to send it a message. `reached_at` is when the service last took one,
    `last_message` which that was; before `rests_until` it asked for nothing more.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="push_subscriptions",
    )
    endpoint = models.CharField(max_length=2000, unique=True)
    p256dh = models.CharField(max_length=88)
    auth = models.CharField(max_length=24)
    browser = models.CharField(_("browser"), max_length=20, blank=True)
    system = models.CharField(_("system"), max_length=20, blank=True)
    subscribed_at = models.DateTimeField(_("since"), default=timezone.now)
    reached_at = models.DateTimeField(_("last reached"), null=True)
    last_message = models.CharField(max_length=64, blank=True)
    rests_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("browser that gets messages")
        verbose_name_plural = _("browsers that get messages")
        ordering = ("-subscribed_at", "-id")

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def label(self) -> str:
        """What it is called, coarsely."""
        browser = self.browser or gettext("A browser")
        if not self.system:
            return browser
        names = {"browser": browser, "system": self.system}
        return gettext("%(browser)s on %(system)s") % names
