"""What every page shows about the reader."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.circle import circle
from accounts.countries import EmergencyContact, emergency_contact


def emergency(request: HttpRequest) -> dict[str, object]:
    """Whom to call where the reader's first household lives."""

    def contact() -> EmergencyContact:
        user = request.user
        if user.is_authenticated:
            return circle(user).contact
        return emergency_contact("")

    return {"emergency": SimpleLazyObject(contact)}


def mail(_request: HttpRequest) -> dict[str, object]:
    """Whether this server can send e-mail."""
    return {"has_mail_server": settings.HAS_MAIL_SERVER}
