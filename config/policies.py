"""What browsers are told that pages may do: nothing inline, nothing from elsewhere."""

from csp.constants import NONE, SELF

# The log form alone may use the camera: diary.views.observations.
FORBIDDEN = (
    "camera",
    "geolocation",
    "microphone",
    "payment",
    "usb",
    "display-capture",
)


def content_directives(photos_from: list[str]) -> dict[str, list[str]]:
    """Return the content security policy; pictures may come from there, too."""
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *photos_from],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
