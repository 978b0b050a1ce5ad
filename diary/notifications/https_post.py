"""Post to a server that is not trusted: public, by HTTPS, once, and not for long."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from ssl import create_default_context
from threading import Event, Timer
from urllib.parse import urlsplit

from diary.notifications.public_hosts import connect

HTTPS_PORT = 443
CONNECT_SECONDS = 3
# In all, however slowly the server speaks.
SECONDS = 10
MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said, with the names that `requests` gives to it."""

    status_code: int
    reason: str
    headers: HTTPMessage
    text: str


def host_and_port(url: str) -> tuple[str, int]:
    """Return whom `post` would connect to."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or HTTPS_PORT


def post(url: str, *, data: bytes, headers: Mapping[str, str]) -> Answer:
    """Post `data` and return the answer, a redirect too: none is followed.

    Raises NotPublicError, and OSError or HTTPException where no whole answer comes.
    """
    parts = urlsplit(url)
    host, port = host_and_port(url)
    with (
        connect(host, port, seconds=CONNECT_SECONDS) as plain,
        cut_off(plain, after=SECONDS),
        create_default_context().wrap_socket(plain, server_hostname=host) as secure,
    ):
        connection = HTTPConnection(host, port)
        connection.sock = secure
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request("POST", path, data, {**headers, "Host": parts.netloc})
        answer = connection.getresponse()
        text = answer.read(MOST_BYTES).decode(errors="replace")
        return Answer(answer.status, answer.reason, answer.headers, text)


@contextmanager
def cut_off(connection: socket.socket, *, after: float) -> Iterator[None]:
    """End the connection after so many seconds, whatever is waited for.

    A timeout of the socket begins anew with each byte that comes. Raises TimeoutError
    where nothing else was: an answer cut short may look like a whole one.
    """
    same = connection.dup()  # As TLS takes the other over.
    is_over = Event()

    def end() -> None:
        is_over.set()
        with suppress(OSError):
            same.shutdown(socket.SHUT_RDWR)

    timer = Timer(after, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        same.close()
    if is_over.is_set():
        raise TimeoutError
