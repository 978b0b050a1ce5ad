"""The headers every page carries, and what HTTPS adds."""

import os
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path

import pytest

from django.test import Client, override_settings
from django.urls import reverse

from tests.config.conftest import ROOT, ReadSettings
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

pytestmark = pytest.mark.django_db


def test_pages_run_and_load_nothing_that_is_not_ours(client: Client) -> None:
    policy = client.get("/accounts/login/")["Content-Security-Policy"]

    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == directives["base-uri"] == ["'none'"]
    assert directives["form-action"] == ["'self'"]
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_pages_say_little_to_others(client: Client, header: str, value: str) -> None:
    assert client.get("/accounts/login/")[header] == value


def test_pages_may_use_neither_camera_nor_place_nor_microphone(client: Client) -> None:
    policy = client.get("/accounts/login/")["Permissions-Policy"]

    for name in ("camera", "geolocation", "microphone"):
        assert f"{name}=()" in policy


def test_the_log_form_alone_may_use_the_camera(client: Client) -> None:
    member = MembershipFactory()
    client.force_login(member.user)
    spot = SpotFactory(child=ChildFactory(household=member.household))

    of_form = client.get(reverse("spot-log", args=[spot.uuid]))["Permissions-Policy"]
    of_spot = client.get(reverse("spot", args=[spot.uuid]))["Permissions-Policy"]

    assert "camera=(self)" in of_form
    assert "microphone=()" in of_form
    assert "camera=()" in of_spot


def test_an_unknown_host_is_refused(client: Client) -> None:
    answer = client.get("/accounts/login/", headers={"host": "elsewhere.example"})

    assert answer.status_code == HTTPStatus.BAD_REQUEST


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60)
def test_https_alone_is_offered_once_chosen(client: Client) -> None:
    plain = client.get("/accounts/login/")
    secure = client.get("/accounts/login/", secure=True)

    assert plain["Location"].startswith("https://")
    assert secure["Strict-Transport-Security"].startswith("max-age=")


def test_https_makes_cookies_travel_by_it_alone(settings_with: ReadSettings) -> None:
    settings = settings_with(MILKSPOT_HTTPS="true")

    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] > 0


def test_the_checks_for_deployment_find_nothing(tmp_path: Path) -> None:
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "MILKSPOT_DATA": str(tmp_path),
        "MILKSPOT_HTTPS": "true",
    }

    ended = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
