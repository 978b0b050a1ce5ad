"""The link itself, as the standard writes it.

https://hl7.org/fhir/uv/smart-health-cards-and-links/STU1/links-specification.html
"""

import json
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime

BYTES = 32
# Says nothing of health or of whose it is: it stands in the link for all to read.
LABEL = "Milkspot diary"


def new_secret() -> str:
    """Return 256 random bits as 43 letters: for a key, and for an address."""
    return secrets.token_urlsafe(BYTES)


def shlink(url: str, key: str, *, stale_from: datetime, asks_passcode: bool) -> str:
    """Return "shlink:/...": where the files are, and the key that opens them.

    `stale_from` is when it opens for certain no more.
    """
    payload: dict[str, str | int] = {"url": url, "key": key}
    if asks_passcode:
        payload["flag"] = "P"
    payload |= {"exp": int(stale_from.timestamp()), "label": LABEL, "v": 1}
    plain = json.dumps(payload, separators=(",", ":")).encode()
    return f"shlink:/{urlsafe_b64encode(plain).decode().rstrip('=')}"
