"""A wrong value stops the start, and the sentence names it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from django.core.exceptions import ImproperlyConfigured

from tests.config.conftest import ROOT, ReadSettings

WRONG = [
    ("MILKSPOT_PORT", "eight"),
    ("MILKSPOT_PORT", "0"),
    ("MILKSPOT_PORT", "65536"),
    ("MILKSPOT_PHOTO_WORKERS", "0"),
    ("MILKSPOT_IMPORT_MAX", "4096"),
    ("MILKSPOT_SIGNUP", "closed"),
    ("MILKSPOT_HTTPS", "perhaps"),
    ("MILKSPOT_TRUST_PROXY", "2"),
    ("MILKSPOT_PHOTOS_OF_PRIVATE_SITES", "some"),
    ("MILKSPOT_PHOTOS_ACCEL", "kept-photos"),
    ("MILKSPOT_PHOTOS_ACCEL", "/kept-photos"),
    ("MILKSPOT_PHOTOS_ACCEL", "/"),
    ("MILKSPOT_PHOTOS_ACCEL", "/kept/../photos/"),
    ("MILKSPOT_S3_BUCKET", "My photos"),
    ("MILKSPOT_S3_ENDPOINT", "s3.example.com"),
    ("MILKSPOT_S3_ENDPOINT", "http://s3.example.com"),
    ("MILKSPOT_S3_ENDPOINT", "https://s3.example.com/photos"),
    ("MILKSPOT_S3_ENDPOINT", "https://me:word@s3.example.com"),
    ("DEBUG", "verbose"),
    ("MILKSPOT_FROM", "Milkspot"),
    ("MILKSPOT_ADDRESS", "diary.example.com"),
    ("MILKSPOT_ADDRESS", "https://diary.example.com/"),
    ("MILKSPOT_ORIGINS", "diary.example.com"),
    ("DATABASE_URL", "nonsense"),
    ("DATABASE_URL", "mysql://root@localhost/milkspot"),
    ("DATABASE_URL", "postgres://me@localhost:port/milkspot"),
    ("CACHE_URL", "memory"),
    ("CACHE_URL", "redis://localhost:port/0"),
    ("EMAIL_URL", "mail.example.com"),
    ("MILKSPOT_DATA", "/dev/null"),
    ("MILKSPOT_VAPID_KEY", "s3cret"),
    ("MILKSPOT_VAPID_KEY", "A" * 43),
    ("MILKSPOT_VAPID_KEY", "_" * 43),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_named(
    settings_with: ReadSettings, name: str, value: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{name}\\b.*\\.$"):
        settings_with(**{name: value})


@pytest.mark.parametrize("name", ["DATABASE_URL", "CACHE_URL", "EMAIL_URL"])
def test_a_wrong_address_keeps_its_password(
    settings_with: ReadSettings, name: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        settings_with(**{name: "odd://someone:s3cret@localhost/place"})

    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("key", ["s3cret", "s3cret" * 7 + "x", "s3cret" * 8])
def test_a_wrong_key_is_not_shown(settings_with: ReadSettings, key: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        settings_with(MILKSPOT_VAPID_KEY=f"{key}é")

    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("name", ["MILKSPOT_PORT", "CACHE_URL", "DATABASE_URL"])
def test_an_empty_value_is_the_same_as_none(
    settings_with: ReadSettings, name: str
) -> None:
    assert settings_with(**{name: ""})["PORT"] == 8000


@pytest.mark.parametrize("command", [["manage.py", "migrate"], ["scripts/start.py"]])
def test_a_wrong_value_ends_a_command_with_one_sentence(
    command: list[str], tmp_path: Path
) -> None:
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "MILKSPOT_DATA": str(tmp_path),
        "MILKSPOT_SIGNUP": "closed",
    }

    ended = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr == "MILKSPOT_SIGNUP must be open or invited, not 'closed'.\n"
