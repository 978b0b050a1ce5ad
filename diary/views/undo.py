"""Say what was done, beside a button that undoes it."""

from django.contrib import messages
from django.http import HttpRequest


def offer_undo(request: HttpRequest, text: str, address: str) -> None:
    """Show `text` on the next page, and a button that posts to `address`."""
    messages.success(request, text, extra_tags=address)
