"""The key by which push services know this server (RFC 8292), as one line of text."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec

from django.core.exceptions import ImproperlyConfigured

BYTES = 32
WRONG = "MILKSPOT_VAPID_KEY must be a key as Milkspot makes it: 43 letters and digits."


def new_vapid_key() -> str:
    """Return a new private key of the curve P-256: its number, in base64url."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return urlsafe_b64encode(number.to_bytes(BYTES)).decode().rstrip("=")


def checked(key: str) -> str:
    """Return `key`.

    Raises ImproperlyConfigured, without a word of it, where it is none.
    """
    try:
        raw = urlsafe_b64decode(f"{key}=")
        ec.derive_private_key(int.from_bytes(raw), ec.SECP256R1())
    except ValueError:
        raise ImproperlyConfigured(WRONG) from None
    if len(raw) != BYTES:
        raise ImproperlyConfigured(WRONG)
    return key
