"""How push services know this server (RFC 8292): by its key, one line of text."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from email.utils import parseaddr
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from django.core.exceptions import ImproperlyConfigured

BYTES = 32
WRONG = "MILKSPOT_VAPID_KEY must be a key as Milkspot makes it: 43 letters and digits."


def new_vapid_key() -> str:
    """Return a new private key of the curve P-256: its number, in base64url."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return _text(number.to_bytes(BYTES))


def checked(key: str) -> str:
    """Return `key`.

    Raises ImproperlyConfigured, without a word of it, where it is none.
    """
    try:
        public_key(key)
    except ValueError:
        raise ImproperlyConfigured(WRONG) from None
    return key


def contact(sender: str, address: str) -> str:
    """Return whom push services may write to about this server (RFC 8292).

    Who sends its letters; the server itself where they come from no real domain, which
    Apple refuses.
    """
    email, host = parseaddr(sender)[1], urlsplit(address).hostname or ""
    if "." in email.rpartition("@")[2]:
        return f"mailto:{email}"
    return f"https://{host}" if "." in host else "mailto:milkspot@localhost"


def public_key(key: str) -> str:
    """Return what browsers are told: the point that belongs to it, in base64url.

    Raises ValueError where there is none.
    """
    number = urlsafe_b64decode(f"{key}=")
    if len(number) != BYTES:
        raise ValueError("The wrong length")
    private = ec.derive_private_key(int.from_bytes(number), ec.SECP256R1())
    point = private.public_key().public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
    return _text(point)


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
