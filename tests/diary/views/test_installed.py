"""What a browser needs to install Milkspot, and to show messages."""

import re
from pathlib import Path

import pytest

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_service_worker_serves_every_page_and_is_never_old(client: Client) -> None:
    answer = client.get("/sw.js")

    assert answer["Content-Type"] == "text/javascript"
    assert answer["Service-Worker-Allowed"] == "/"
    assert "no-cache" in answer["Cache-Control"]
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert 'addEventListener("push"' in answer.content.decode()


def test_the_service_worker_knows_the_addresses_that_it_asks(client: Client) -> None:
    script = client.get("/sw.js").content.decode()

    assert f'fetch("{reverse("push-key")}")' in script
    assert f'fetch("{reverse("push-subscribe")}"' in script


def test_the_service_worker_shows_an_icon_that_is_there(client: Client) -> None:
    script = client.get("/sw.js").content.decode()

    [icon] = re.findall(r'"/static/(icons/[\w.-]+)"', script)
    assert finders.find(icon)


def test_each_page_names_the_manifest(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()

    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    assert '<link rel="apple-touch-icon" href="/static/icons/milkspot-180.png">' in page


def test_the_manifest_lets_a_phone_install_it(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    said = answer.json()

    assert answer["Content-Type"] == "application/manifest+json"
    assert (said["start_url"], said["scope"], said["display"]) == (
        "/",
        "/",
        "standalone",
    )
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in said["icons"]}


def test_each_icon_is_there_in_its_size(client: Client) -> None:
    for icon in client.get("/manifest.webmanifest").json()["icons"]:
        found = finders.find(icon["src"].removeprefix("/static/"))

        assert isinstance(found, str)
        if icon["type"] == "image/png":
            width, height = map(int, icon["sizes"].split("x"))
            assert png_size(Path(found)) == (width, height)


def png_size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])
