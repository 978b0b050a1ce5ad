"""The letters that accounts sends by itself."""

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import Invitation

logger = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, *, code: str, link: str) -> bool:
    """Send the link and the code to the invited address; tell whether a server took it.

    The letter names nobody: neither the child nor who invites.
    """
    if not settings.HAS_MAIL_SERVER:
        return False
    context = {"invitation": invitation, "code": code, "link": link}
    letter = EmailMultiAlternatives(
        subject=_("Milkspot: an invitation to a family’s diary"),
        body=render_to_string("accounts/email/invitation.txt", context),
        to=[invitation.email],
    )
    page = render_to_string("accounts/email/invitation.html", context)
    letter.attach_alternative(page, "text/html")
    try:
        letter.send()
    except OSError:
        logger.warning("Invitation %s could not be sent", invitation.uuid)
        return False
    return True
