"""Read a link as any program would that knows the standard."""

import json
from base64 import urlsafe_b64decode
from typing import Any

from joserfc import jwe
from joserfc.jwk import OctKey

LARGE = 64 * 1024 * 1024


def payload(shlink: str) -> dict[str, Any]:
    """Return what stands in a "shlink:/..."."""
    encoded = shlink.rpartition("shlink:/")[2]
    read: dict[str, Any] = json.loads(urlsafe_b64decode(encoded + "=="))
    return read


def unseal(sealed: bytes | str, key: str) -> dict[str, Any]:
    """Return the resource in a sealed file."""
    text = sealed.decode() if isinstance(sealed, bytes) else sealed
    registry = jwe.JWERegistry()
    registry.max_ciphertext_length = LARGE
    opened_with = OctKey.import_key(urlsafe_b64decode(f"{key}="))
    opened = jwe.decrypt_compact(text, opened_with, registry=registry)
    assert opened.plaintext
    read: dict[str, Any] = json.loads(opened.plaintext)
    return read
