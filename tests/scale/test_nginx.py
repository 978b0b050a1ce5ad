"""nginx sends the photos, with docs/nginx.conf, to whom Milkspot lets it."""

import os
import re
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.e2e.site import Site, running_site
from tests.scale.families import Told, two_families
from tests.scale.proxy import NAME, Answer, Proxy, ask, nginx_before

ACCEL = "/kept-photos/"
MEGABYTE = 1024 * 1024
# What each hop says of its own connection and of the file it read.
OF_THE_HOP = {"Connection", "Date", "Server", "ETag", "Last-Modified", "Accept-Ranges"}
# What is said to nginx alone, or of the empty answer that it replaces.
FOR_NGINX = {"X-Accel-Redirect", "Content-Length", "Content-Language"}


@pytest.fixture(scope="module")
def site(open_folder: Path) -> Iterator[Site]:
    settings = {
        "MILKSPOT_HOSTS": f"{NAME},127.0.0.1",
        "MILKSPOT_HTTPS": "true",
        "MILKSPOT_TRUST_PROXY": "true",
        "MILKSPOT_PHOTOS_ACCEL": ACCEL,
    }
    with running_site(open_folder, settings) as site:
        yield site


@pytest.fixture(scope="module")
def photos(open_folder: Path) -> Path:
    return open_folder / "data/photos"


@pytest.fixture(scope="module")
def told(site: Site) -> Told:
    return two_families(site)


@pytest.fixture(scope="module")
def nginx(site: Site, photos: Path, open_folder: Path) -> Iterator[Proxy]:
    folder = open_folder / "nginx"
    folder.mkdir(mode=0o711)
    with nginx_before(site.url, photos, folder) as proxy:
        yield proxy


def cookie(session: str) -> str:
    return f"sessionid={session}"


@pytest.mark.parametrize("size", ["original", "large", "small"])
def test_a_parent_gets_the_very_file(
    size: str, nginx: Proxy, told: Told, photos: Path
) -> None:
    answer = nginx.get(told.address(size), Cookie=cookie(told.parent))

    assert answer.status == 200
    assert answer.body == (photos / getattr(told, size)).read_bytes()


def test_the_headers_of_milkspot_survive(nginx: Proxy, site: Site, told: Told) -> None:
    direct = _without_nginx(site, told.address("small"), told.parent).headers

    sent = nginx.get(told.address("small"), Cookie=cookie(told.parent)).headers

    assert direct["X-Accel-Redirect"] == ACCEL + told.small
    assert direct["Content-Length"] == "0"
    assert _but_hops(sent) == _but_hops(direct)
    assert sent["Content-Type"] == "image/webp"
    assert {"private", "no-store"} <= set(sent["Cache-Control"].split(", "))
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "X-Accel-Redirect" not in sent


def test_a_stranger_learns_nothing(nginx: Proxy, told: Told) -> None:
    known = nginx.get(told.address("large"), Cookie=cookie(told.stranger))
    unknown = nginx.get(f"/photos/{told.child}/large/", Cookie=cookie(told.stranger))

    assert known.status == unknown.status == 404
    assert known.headers.keys() == unknown.headers.keys()


def test_who_has_not_signed_in_is_led_to_do_so(nginx: Proxy, told: Told) -> None:
    answer = nginx.get(told.address("large"))

    assert answer.status == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    "path",
    [
        "{name}",
        "{name}?a=b",
        "../kept-photos/{name}",
        "%2e%2e/kept-photos/{name}",
        "./{name}",
        "/{name}",
        "",
        "..",
        "../",
        "../secret_key",
        "..%2fsecret_key",
        "%2e%2e/secret_key",
        "..%5csecret_key",
        "{name}/../../../secret_key",
        "%00",
        "{name}%00.css",
    ],
)
def test_nobody_asks_nginx_itself_for_a_photo(
    path: str, nginx: Proxy, told: Told
) -> None:
    address = ACCEL + path.format(name=told.large)

    answer = nginx.get(address, Cookie=cookie(told.parent))

    assert answer.status in {400, 404}
    assert b"JFIF" not in answer.body


def test_a_browser_cannot_say_what_milkspot_says(nginx: Proxy, told: Told) -> None:
    header = {"X-Accel-Redirect": ACCEL + told.large, "Cookie": cookie(told.stranger)}

    answer = nginx.get(told.address("large"), **header)

    assert answer.status == 404


def test_a_photo_without_its_file_is_missing(
    nginx: Proxy, told: Told, photos: Path
) -> None:
    path = photos / told.small
    content = path.read_bytes()
    path.unlink()

    answer = nginx.get(told.address("small"), Cookie=cookie(told.parent))

    path.write_bytes(content)
    path.chmod(0o640)
    assert answer.status == 404


def test_a_part_of_a_file_is_sent_alone(nginx: Proxy, told: Told, photos: Path) -> None:
    whole = (photos / told.large).read_bytes()

    answer = nginx.get(
        told.address("large"), Cookie=cookie(told.parent), Range="bytes=100-199"
    )

    assert answer.status == 206
    assert answer.body == whole[100:200]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_large_file_passes_python_by(
    nginx: Proxy, site: Site, told: Told, photos: Path
) -> None:
    path = photos / told.original
    os.truncate(path, 200 * MEGABYTE)
    before = _peak_memory(site)

    answer = nginx.get(told.address("original"), Cookie=cookie(told.parent))

    assert len(answer.body) == 200 * MEGABYTE
    assert _peak_memory(site) - before < 8 * MEGABYTE


def test_plain_requests_are_led_to_https(nginx: Proxy) -> None:
    answer = nginx.get_plainly("/")

    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{NAME}/"


def test_the_logs_hold_no_session(nginx: Proxy, site: Site, told: Told) -> None:
    logs = (nginx.folder / "access").read_text() + site.log

    assert told.photo in logs
    assert told.parent not in logs


def _without_nginx(site: Site, path: str, session: str) -> Answer:
    connection = HTTPConnection(urlsplit(site.url).netloc)
    headers = {"Cookie": cookie(session), "X-Forwarded-Proto": "https"}
    return ask(connection, path, headers)


def _but_hops(headers: Mapping[str, str]) -> dict[str, str]:
    left_out = OF_THE_HOP | FOR_NGINX
    return {name: value for name, value in headers.items() if name not in left_out}


def _peak_memory(site: Site) -> int:
    """Return the most that the processes of the site ever held, in bytes."""
    found = [
        path.read_text()
        for path in Path("/proc").glob("[0-9]*/status")
        if f"MILKSPOT_DATA={site.environ['MILKSPOT_DATA']}" in _environ(path)
    ]
    return sum(int(re.findall(r"VmHWM:\s+(\d+)", text)[0]) * 1024 for text in found)


def _environ(status: Path) -> str:
    try:
        return status.with_name("environ").read_bytes().decode(errors="replace")
    except OSError:
        return ""
