"""The key by which push services know this server, and whom they may write to."""

import pytest

from config.vapid import checked, new_vapid_key
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


@pytest.mark.parametrize(
    ("sender", "contact"),
    [
        ("Milkspot <diary@example.com>", "mailto:diary@example.com"),
        ("diary@example.com", "mailto:diary@example.com"),
        ("", "https://diary.example.org"),
    ],
)
def test_push_services_are_told_whom_to_write_to(
    settings_with: ReadSettings, sender: str, contact: str
) -> None:
    settings = settings_with(MILKSPOT_FROM=sender, MILKSPOT_HOSTS="diary.example.org")

    assert settings["PUSH_CONTACT"] == contact
