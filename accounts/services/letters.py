"""The letters that accounts sends by itself."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import Deletion, Invitation
from accounts.roles import Role

logger = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, *, code: str, link: str) -> bool:
    """Send the link and the code to the invited address; tell whether a server took it.

    The letter names nobody: neither the child nor who invites.
    """
    context = {"invitation": invitation, "code": code, "link": link}
    letter = EmailMultiAlternatives(
        subject=_("Milkspot: an invitation to a family’s diary"),
        body=render_to_string("accounts/email/invitation.txt", context),
        to=[invitation.email],
    )
    page = render_to_string("accounts/email/invitation.html", context)
    letter.attach_alternative(page, "text/html")
    return _send(letter, f"Invitation {invitation.uuid}")


def send_deletion(deletion: Deletion, *, link: str) -> None:
    """Tell every owner, each in a letter of their own, what goes and how to stop it."""
    body = render_to_string(
        "accounts/email/deletion.txt", {"deletion": deletion, "link": link}
    )
    subject = _("Milkspot: a diary is to be deleted")
    owners = deletion.household.memberships.filter(role=Role.OWNER)
    for email in owners.values_list("user__email", flat=True):
        letter = EmailMessage(subject=subject, body=body, to=[email])
        _send(letter, f"Deletion {deletion.uuid}")


def _send(letter: EmailMessage, named: str) -> bool:
    """Hand a letter to the mail server; False where there is none, or it failed."""
    if not settings.HAS_MAIL_SERVER:
        return False
    try:
        letter.send()
    except OSError:
        logger.warning("%s could not be sent", named)
        return False
    return True
