"""The key by which push services know this server, and whom they may write to."""

import pytest

from config.vapid import checked, contact, new_vapid_key
from tests.config.conftest import ReadSettings


def test_each_server_makes_a_key_of_its_own_and_keeps_it(
    settings_with: ReadSettings,
) -> None:
    first = settings_with()

    assert settings_with()["VAPID_KEY"] == first["VAPID_KEY"]
    assert (first["DATA_DIR"] / "vapid_key").read_text() == first["VAPID_KEY"]
    assert checked(new_vapid_key()) != first["VAPID_KEY"]


def test_several_machines_are_given_one_key(settings_with: ReadSettings) -> None:
    key = new_vapid_key()

    settings = settings_with(MILKSPOT_VAPID_KEY=key)

    assert settings["VAPID_KEY"] == key
    assert not (settings["DATA_DIR"] / "vapid_key").exists()


def test_no_push_service_is_let_through_unchecked(settings_with: ReadSettings) -> None:
    assert settings_with()["PUSH_SERVICES_OF_TESTS"] == []


@pytest.mark.parametrize(
    ("sender", "address", "told"),
    [
        (
            "Milkspot <diary@example.com>",
            "https://m.example",
            "mailto:diary@example.com",
        ),
        ("diary@example.com", "http://localhost:8000", "mailto:diary@example.com"),
        ("milkspot@localhost", "https://m.example:8443", "https://m.example"),
        ("milkspot@nas", "https://m.example", "https://m.example"),
        ("milkspot@nas", "http://nas:8000", "mailto:milkspot@localhost"),
    ],
)
def test_push_services_are_told_whom_to_write_to(
    sender: str, address: str, told: str
) -> None:
    assert contact(sender, address) == told
