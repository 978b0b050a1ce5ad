"""What docs/nginx.conf says fits what Milkspot does; `make test-scale` runs it."""

import re

import pytest

from django.conf import settings
from django.urls import reverse

from tests.config.conftest import ROOT, ReadSettings

MEGABYTE = 1024 * 1024
DOCUMENTED = (ROOT / "docs/nginx.conf").read_text()


def test_nginx_takes_uploads_as_large_as_milkspot_does() -> None:
    most, diary = re.findall(r"client_max_body_size (\d+)m;", DOCUMENTED)

    assert int(most) * MEGABYTE >= settings.REQUEST_MAX_BYTES
    assert int(diary) * MEGABYTE > settings.IMPORT_MAX_BYTES


def test_the_address_that_the_example_names_is_the_one_in_nginx() -> None:
    [named] = re.findall(
        r"Empty: .* (/\S+/) lets nginx", (ROOT / ".env.example").read_text()
    )

    assert f"location {named} {{\n        internal;" in DOCUMENTED


def test_nginx_finds_the_photos_of_the_documented_service(
    settings_with: ReadSettings,
) -> None:
    read = settings_with()

    kept_at = read["MEDIA_ROOT"].relative_to(read["DATA_DIR"])
    assert f"alias /srv/milkspot/data/{kept_at}/;" in DOCUMENTED


@pytest.mark.parametrize("name", ["calendar-feed", "mail-stop", "share-file"])
def test_nginx_writes_no_address_down_that_is_a_secret(name: str) -> None:
    [(where, rules)] = re.findall(r"location ~ (\S+) {(.*?)}", DOCUMENTED, re.DOTALL)

    assert "access_log off;" in rules
    assert "error_log /dev/null;" in rules
    assert re.match(where, reverse(name, args=["A"]))
