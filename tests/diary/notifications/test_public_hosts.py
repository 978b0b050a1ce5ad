"""Nothing that a browser says leads into the network that the server stands in."""

import socket

import pytest

from diary.notifications.public_hosts import (
    NotPublicError,
    connect,
    is_public,
    public_addresses,
)

PUBLIC = ["8.8.8.8", "2a00:1450:4009:80b::200e", "64:ff9b::808:808"]
NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104 (the address, not where to listen)
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::10.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "100::1",
    "2001:db8::1",
    "2001::1",
    "2002:a00:1::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
# What the system's own look-up takes for 127.0.0.1, and 10.0.0.1.
DISGUISED = ["localhost", "2130706433", "0x7f.1", "127.1", "017700000001", "0xa000001"]


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_of_anything_else_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", [*DISGUISED, "127.0.0.1", "::1", "::ffff:10.0.0.1"])
def test_nothing_connects_to_a_host_that_is_not_public(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connected(*_where: object, **_how: object) -> socket.socket:
        raise AssertionError

    monkeypatch.setattr(socket, "create_connection", connected)

    with pytest.raises(NotPublicError):
        connect(host, 443, seconds=1)


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example"])
def test_what_is_no_name_is_refused(host: str) -> None:
    with pytest.raises(NotPublicError):
        public_addresses(host, 443)


class Names:
    """Answers look-ups with the addresses that a test says, each time with the next."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = iter(answers)

    def __call__(
        self, _host: str, port: int, **_what: object
    ) -> list[tuple[object, ...]]:
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, (address, port)) for address in next(self.answers)]


def test_a_name_with_a_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["8.8.8.8", "10.0.0.1"]))

    with pytest.raises(NotPublicError):
        public_addresses("push.example.com", 443)


def test_a_name_that_changes_after_the_check_leads_where_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked_for: list[object] = []

    def connected(where: object, **_how: object) -> socket.socket:
        asked_for.append(where)
        return socket.socket()

    monkeypatch.setattr(socket, "getaddrinfo", Names(["8.8.8.8"], ["127.0.0.1"]))
    monkeypatch.setattr(socket, "create_connection", connected)

    connect("push.example.com", 443, seconds=1).close()

    assert asked_for == [("8.8.8.8", 443)]


def test_an_address_that_does_not_answer_leaves_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked_for: list[str] = []

    def connected(where: tuple[str, int], **_how: object) -> socket.socket:
        asked_for.append(where[0])
        if where[0] == "8.8.4.4":
            return socket.socket()
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", Names(["8.8.8.8", "8.8.4.4"]))
    monkeypatch.setattr(socket, "create_connection", connected)

    connect("push.example.com", 443, seconds=1).close()

    assert asked_for == ["8.8.8.8", "8.8.4.4"]
