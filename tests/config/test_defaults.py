"""What holds where nobody has said anything, and what one word changes."""

import ast
import re

import pytest

from django.core.cache import CacheHandler

from tests.config.conftest import ROOT, ReadSettings
from tests.settings import DOCUMENTED


def read_defaults() -> dict[str, str]:
    """Return each variable that the settings read with its default.

    A default that is worked out, as the database's place is, counts as none.
    """
    calls = [
        node
        for node in ast.walk(ast.parse((ROOT / "config/settings.py").read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("env.")
    ]
    found = {}
    for call in calls:
        name, *rest = [*call.args, *(word.value for word in call.keywords)]
        worked_out = not isinstance(rest[0], ast.Constant)
        found[ast.literal_eval(name)] = (
            "" if worked_out else str(ast.literal_eval(rest[0]))
        )
    return found


def test_env_example_lists_each_variable_with_its_default() -> None:
    defaults = {
        name: value.lower() if value in {"True", "False"} else value
        for name, value in read_defaults().items()
    }

    assert defaults == DOCUMENTED


def test_nothing_but_the_settings_reads_the_environment() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for app in ("accounts", "conditions", "diary", "config")
        for path in (ROOT / app).rglob("*.py")
        if re.search(r"os\.environ(?!\.setdefault)|getenv", path.read_text())
    ]

    assert readers == ["config/environment.py"]


def test_a_server_without_mail_asks_nobody_to_verify(
    settings_with: ReadSettings,
) -> None:
    settings = settings_with()

    assert settings["EMAIL_BACKEND"] == "django.core.mail.backends.dummy.EmailBackend"
    assert settings["ACCOUNT_EMAIL_VERIFICATION"] == "none"
    assert settings["MFA_ALLOW_UNVERIFIED_EMAIL"] is True


def test_a_mail_server_makes_addresses_be_verified(settings_with: ReadSettings) -> None:
    settings = settings_with(EMAIL_URL="smtp+tls://me:word@mail.example.com:587")

    assert settings["EMAIL_HOST"] == "mail.example.com"
    assert settings["ACCOUNT_EMAIL_VERIFICATION"] == "mandatory"
    assert settings["MFA_ALLOW_UNVERIFIED_EMAIL"] is False


def test_details_of_errors_stay_on_the_server(settings_with: ReadSettings) -> None:
    assert settings_with()["DEBUG"] is False


def test_postgres_connections_are_kept_and_checked(settings_with: ReadSettings) -> None:
    database = settings_with(DATABASE_URL="postgres://me:word@db:5433/diary")
    settings = database["DATABASES"]["default"]

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["HOST"], settings["PORT"]) == ("db", 5433)
    assert settings["CONN_HEALTH_CHECKS"] is True


def test_other_peoples_attempts_make_nobodys_forgotten(
    settings_with: ReadSettings,
) -> None:
    counts = CacheHandler(settings_with()["CACHES"])["default"]
    counts.set("attempts", 5)

    for number in range(1_000):
        counts.set(f"other-{number}", 1)

    assert counts.get("attempts") == 5


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"MILKSPOT_PORT": "9000"}, "http://localhost:9000"),
        ({"MILKSPOT_HOSTS": "nas.local,localhost"}, "http://nas.local:8000"),
        (
            {"MILKSPOT_HOSTS": "*,.example.com,diary.example.com"},
            "http://diary.example.com:8000",
        ),
        (
            {"MILKSPOT_HOSTS": "diary.example.com", "MILKSPOT_HTTPS": "true"},
            "https://diary.example.com",
        ),
        (
            {"MILKSPOT_ADDRESS": "https://a.example:8443", "MILKSPOT_HOSTS": "b"},
            "https://a.example:8443",
        ),
    ],
)
def test_links_in_letters_lead_to_where_browsers_reach_the_server(
    settings_with: ReadSettings, given: dict[str, str], address: str
) -> None:
    assert settings_with(**given)["ADDRESS"] == address
