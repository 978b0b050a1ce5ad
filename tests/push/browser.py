"""A browser that has subscribed: its keys, and what only it can read."""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from diary.notifications.web_push import Browser


def base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass(frozen=True)
class SubscribedBrowser:
    """Made with the address at its push service; keeps its private key to itself."""

    endpoint: str
    secret: bytes = b"sixteen bytes ok"
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @property
    def gives(self) -> dict[str, str]:
        """What it tells the site."""
        point = self.key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {
            "endpoint": self.endpoint,
            "p256dh": base64url(point),
            "auth": base64url(self.secret),
        }

    @property
    def known(self) -> Browser:
        return Browser(**self.gives)

    def read(self, body: bytes) -> dict[str, Any]:
        """Decrypt what its push service has for it."""
        text = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"
        )
        message: dict[str, Any] = json.loads(text)
        return message
