"""What a browser says of itself when it is to show messages."""

from base64 import urlsafe_b64decode

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePublicKey,
)

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _, gettext_lazy

from diary.notifications.https_post import host_and_port
from diary.notifications.public_hosts import NotPublicError, public_addresses

SECRET_BYTES = 16
NO_ADDRESS = gettext_lazy(
    "This browser gave no address at which messages could reach it. "
    "Load the page again, and try once more."
)
NO_KEYS = gettext_lazy(
    "This browser gave no keys for its messages. "
    "Load the page again, and try once more."
)


class PushForm(forms.Form):
    """All as the browser's PushSubscription has it; both keys in base64url."""

    endpoint = forms.CharField(
        max_length=2000,
        validators=[URLValidator(schemes=["https"], message=NO_ADDRESS)],
        error_messages={"required": NO_ADDRESS, "max_length": NO_ADDRESS},
    )
    p256dh = forms.CharField(max_length=88, error_messages={"required": NO_KEYS})
    auth = forms.CharField(max_length=24, error_messages={"required": NO_KEYS})
    replaces = forms.CharField(max_length=2000, required=False)

    def clean_endpoint(self) -> str:
        """Refuse what nothing may be sent to: here the parent can still be told."""
        endpoint: str = self.cleaned_data["endpoint"]
        try:
            host, port = host_and_port(endpoint)
        except ValueError:  # No port has that number.
            raise forms.ValidationError(NO_ADDRESS) from None
        try:
            public_addresses(host, port)
        except NotPublicError:
            raise forms.ValidationError(
                _(
                    "Messages for this browser would go to a private address. "
                    "Milkspot sends them to public push services alone."
                )
            ) from None
        except OSError:
            raise forms.ValidationError(
                _(
                    "This server does not find the push service of this browser. "
                    "Try again later."
                )
            ) from None
        return endpoint

    def clean_p256dh(self) -> str:
        key: str = self.cleaned_data["p256dh"]
        try:
            EllipticCurvePublicKey.from_encoded_point(SECP256R1(), _raw(key))
        except ValueError:
            raise forms.ValidationError(NO_KEYS) from None
        return key

    def clean_auth(self) -> str:
        key: str = self.cleaned_data["auth"]
        try:
            is_secret = len(_raw(key)) == SECRET_BYTES
        except ValueError:
            is_secret = False
        if not is_secret:
            raise forms.ValidationError(NO_KEYS)
        return key

    @property
    def keys(self) -> dict[str, str]:
        """What it takes to send the browser a message."""
        names = ("endpoint", "p256dh", "auth")
        return {name: self.cleaned_data[name] for name in names}


def _raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
