"""A message as a letter: text and HTML, nothing fetched from anywhere."""

from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from diary.notifications.message import ChannelDownError, Message, TryLaterError


def send(address: str, message: Message) -> None:
    """Hand the letter to the mail server, in the active language.

    Raises ChannelDownError where the server does not answer, and TryLaterError where
    it refuses this letter.
    """
    try:
        letter(address, message).send()
    except (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError) as error:
        raise TryLaterError from error
    except OSError as error:
        raise ChannelDownError from error


def letter(address: str, message: Message) -> EmailMultiAlternatives:
    """Return the letter. Its id lets mail programs fold one that was sent twice."""
    context = {"message": message}
    made = EmailMultiAlternatives(
        subject=f"Milkspot: {message.subject}",
        body=render_to_string("diary/email/news.txt", context),
        to=[address],
        headers={
            "Message-ID": f"<{message.key}@{urlsplit(settings.ADDRESS).hostname}>",
            "Auto-Submitted": "auto-generated",
            # One click in the mail program turns letters off (RFC 8058).
            "List-Unsubscribe": f"<{message.stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    page = render_to_string("diary/email/news.html", context)
    made.attach_alternative(page, "text/html")
    return made
