"""Addresses for messages: no request says under which name the server is reached."""

from django.conf import settings
from django.urls import reverse


def link(name: str, *named: object) -> str:
    """Return the whole address of a page."""
    return f"{settings.ADDRESS}{reverse(name, args=named)}"
