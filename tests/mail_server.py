"""A mail server on the network, which tests start and stop."""

from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from tests.e2e.site import free_port

if TYPE_CHECKING:
    from email.message import EmailMessage


class MailServer:
    """Keeps what arrives; while it `refuses` it says so to each letter."""

    def __init__(self) -> None:
        self.arrived: list[EmailMessage] = []
        self.refuses = False
        self.port = free_port()
        self.controller: Controller | None = None

    def start(self) -> None:
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        if self.controller:
            self.controller.stop()
            self.controller = None

    def use(self, settings: Settings) -> None:
        """Let Milkspot send through it, as an operator would say."""
        settings.HAS_MAIL_SERVER = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", self.port

    async def handle_DATA(  # noqa: N802 (the name that aiosmtpd calls)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.refuses:
            return "451 Try again later"
        letter = message_from_bytes(envelope.original_content or b"", policy=default)
        self.arrived.append(letter)
        return "250 OK"
