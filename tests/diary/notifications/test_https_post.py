"""A server that means no good costs a few seconds, and sends us nowhere."""

import itertools
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from socket import create_server, socket
from threading import Thread

import pytest
from pytest_django.fixtures import Settings

from diary.notifications import https_post
from diary.notifications.https_post import post
from diary.notifications.public_hosts import NotPublicError
from tests.certificate import write_certificate


@contextmanager
def serving(speak: Callable[[socket], None]) -> Iterator[str]:
    """Yield the host of a server that takes one connection and speaks as told."""
    with create_server(("127.0.0.1", 0)) as listening:

        def take() -> None:
            taken, _who = listening.accept()
            with taken:
                try:
                    speak(taken)
                except OSError:
                    return  # Cut off, as it should be.

        thread = Thread(target=take, daemon=True)
        thread.start()
        yield f"localhost:{listening.getsockname()[1]}"
        thread.join()


@pytest.fixture
def secured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    write_certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "fullchain.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "fullchain.pem", tmp_path / "privkey.pem")
    return context


HEAD = b"HTTP/1.1 201 Created\r\nretry-after: 60\r\nContent-Length: %d\r\n\r\n"


def over_tls(
    context: ssl.SSLContext, answer: Callable[[socket], None]
) -> Callable[[socket], None]:
    """Read the request, then answer it."""

    def speak(taken: socket) -> None:
        with context.wrap_socket(taken, server_side=True) as secure:
            read_request(secure)
            answer(secure)

    return speak


def read_request(taken: socket) -> bytes:
    """Return it whole: what is left unread ends the connection before the answer."""
    parts: list[bytes] = []
    while not b"".join(parts).endswith(b"message"):
        parts.append(taken.recv(65536))
    return b"".join(parts)


def drip(taken: socket) -> None:
    """Say something now and then, and never come to an end."""
    taken.sendall(b"HTTP/1.1 201 Created\r\nX-Slow: ")
    for _byte in itertools.repeat(None):
        taken.sendall(b"x")
        time.sleep(0.01)


def say_nothing(taken: socket) -> None:
    while taken.recv(65536):
        pass


def send_to(host: str, settings: Settings) -> https_post.Answer:
    settings.PUSH_SERVICES_OF_TESTS = [host]
    return post(f"https://{host}/send?to=phone", data=b"message", headers={"TTL": "5"})


def test_an_answer_is_read_with_its_headers(
    secured: ssl.SSLContext, settings: Settings
) -> None:
    def answer(taken: socket) -> None:
        taken.sendall(HEAD % 5 + b"taken")

    with serving(over_tls(secured, answer)) as host:
        answered = send_to(host, settings)

    assert (answered.status_code, answered.text) == (201, "taken")
    assert answered.headers["Retry-After"] == "60"


def test_the_request_says_what_it_should(
    secured: ssl.SSLContext, settings: Settings
) -> None:
    asked: list[bytes] = []

    def hear(taken: socket) -> None:
        with secured.wrap_socket(taken, server_side=True) as secure:
            asked.append(read_request(secure))
            secure.sendall(HEAD % 0)

    with serving(hear) as host:
        send_to(host, settings)

    lines = asked[0].decode().splitlines()
    assert lines[0] == "POST /send?to=phone HTTP/1.1"
    assert {f"Host: {host}", "TTL: 5", "Content-Length: 7"} <= {*lines}


def test_of_an_endless_answer_little_is_read(
    secured: ssl.SSLContext, settings: Settings
) -> None:
    def answer(taken: socket) -> None:
        taken.sendall(HEAD % 10**12)
        for _part in itertools.repeat(None):
            taken.sendall(b"x" * 65536)

    with serving(over_tls(secured, answer)) as host:
        answered = send_to(host, settings)

    assert len(answered.text) == https_post.MOST_BYTES


@pytest.mark.parametrize("answer", [drip, say_nothing])
def test_a_server_that_takes_its_time_is_cut_off(
    answer: Callable[[socket], None],
    secured: ssl.SSLContext,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(https_post, "SECONDS", 0.2)

    with (
        serving(over_tls(secured, answer)) as host,
        pytest.raises((OSError, HTTPException)),
    ):
        send_to(host, settings)


def test_a_server_that_never_says_who_it_is_is_cut_off(
    secured: ssl.SSLContext, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https_post, "SECONDS", 0.2)

    with serving(say_nothing) as host, pytest.raises(OSError, match="EOF"):
        send_to(host, settings)


def test_a_server_without_a_certificate_that_is_trusted_gets_nothing(
    secured: ssl.SSLContext, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[bytes] = []

    def hear(taken: socket) -> None:
        with secured.wrap_socket(taken, server_side=True) as secure:
            heard.append(secure.recv(65536))

    monkeypatch.delenv("SSL_CERT_FILE")

    with serving(hear) as host, pytest.raises(ssl.SSLCertVerificationError):
        send_to(host, settings)

    assert heard == []


def test_a_server_of_this_machine_is_not_even_called(settings: Settings) -> None:
    with create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        with pytest.raises(NotPublicError):
            post(
                f"https://localhost:{listening.getsockname()[1]}/", data=b"", headers={}
            )

        with pytest.raises(BlockingIOError):
            listening.accept()
