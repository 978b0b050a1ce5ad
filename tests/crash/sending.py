"""Send photos over HTTP as a browser would, and read them again."""

from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

BOUNDARY = "a-line-that-is-in-no-photo"
TOKEN = "c" * 32


@dataclass(frozen=True)
class Member:
    """Someone who is signed in to the site at `url`."""

    url: str
    session: str

    def send(self, photo: bytes, *, entry: str) -> str | None:
        """Add a photo to an entry: "kept", "refused", or None where no answer came."""
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        to = f"/entries/{entry}/photos/"
        try:
            status, address, _page = self._ask("POST", to, _form(photo), kind)
        except (OSError, HTTPException):
            return None
        assert status == 302, f"{to} answered {status}"
        return "refused" if address.endswith(to) else "kept"

    def read(self, photo: str, size: str) -> bytes:
        status, _address, content = self._ask("GET", f"/photos/{photo}/{size}/")
        assert status == 200, f"{size} of {photo} answered {status}"
        return content

    def _ask(
        self,
        method: str,
        address: str,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> tuple[int, str, bytes]:
        """Return the status, the Location and the content of one answer."""
        cookies = f"sessionid={self.session}; csrftoken={TOKEN}"
        sent = {"Cookie": cookies, "X-CSRFToken": TOKEN, **(headers or {})}
        line = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        try:
            line.request(method, address, body, sent)
            answer = line.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read()
        finally:
            line.close()


def _form(photo: bytes) -> bytes:
    told = 'Content-Disposition: form-data; name="photos"; filename="photo.jpg"'
    head = f"--{BOUNDARY}\r\n{told}\r\nContent-Type: image/jpeg\r\n\r\n"
    return head.encode() + photo + f"\r\n--{BOUNDARY}--\r\n".encode()
