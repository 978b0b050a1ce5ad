"""Send an entry, and read a page, as a browser would."""

import uuid
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from diary.models import Spot

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def send_entry(client: Client, spot: Spot, **said: object) -> "Response":
    """Post the log form of `spot` with what is said; the rest as it comes."""
    form = {"uuid": uuid.uuid4(), "observed_at": "2026-11-20T12:00"}
    address = reverse("spot-log", args=[spot.uuid])
    return client.post(address, {**form, "sign_state": "none"} | said)


def read(client: Client, address: str, **asked: object) -> str:
    """Return the page or file at `address`, asked for with a query of `asked`."""
    query = urlencode(asked, doseq=True)
    return client.get(f"{address}?{query}", follow=True).getvalue().decode()
