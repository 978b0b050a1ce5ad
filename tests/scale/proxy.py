"""nginx with the documented configuration, before a site of the tests."""

import grp
import os
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from tests.certificate import write_certificate
from tests.e2e.site import ROOT, free_port
from tests.scale.nginx_program import NONE_FOUND, find_nginx

NAME = "diary.example.com"
SECONDS_TO_START = 10
# Everything else that nginx needs, and an operator's nginx has: places of its own.
MAIN = """
daemon off;
{user}
pid {folder}/pid;
events {{}}
http {{
    access_log {folder}/access;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Proxy:
    """A running nginx: its ports on 127.0.0.1, and its folder (certificate, logs)."""

    port: int
    plain_port: int
    folder: Path

    def get(self, path: str, **headers: str) -> Answer:
        """Ask over HTTPS for `path`, exactly as it is written."""
        trusted = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        connection = HTTPSConnection("127.0.0.1", self.port, context=trusted)
        return ask(connection, path, headers)

    def get_plainly(self, path: str) -> Answer:
        return ask(HTTPConnection("127.0.0.1", self.plain_port), path, {})


def ask(connection: HTTPConnection, path: str, headers: Mapping[str, str]) -> Answer:
    with closing(connection):
        connection.request("GET", path, headers={"Host": NAME, **headers})
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())


@contextmanager
def nginx_before(site_url: str, photos: Path, folder: Path) -> Iterator[Proxy]:
    """Run nginx with docs/nginx.conf before the site until the block ends."""
    program = find_nginx()
    assert program, NONE_FOUND
    proxy = Proxy(free_port(), free_port(), folder)
    write_certificate(folder, NAME)
    (folder / "site.conf").write_text(documented(proxy, site_url, photos))
    (folder / "main.conf").write_text(MAIN.format(user=user(), folder=folder))
    options = ["-e", f"{folder}/errors", "-p", f"{folder}", "-c", f"{folder}/main.conf"]
    process = subprocess.Popen([program, *options])
    try:
        wait_until_it_listens(proxy, process)
        yield proxy
    finally:
        process.terminate()
        process.wait(timeout=30)


def documented(proxy: Proxy, site_url: str, photos: Path) -> str:
    """Return docs/nginx.conf with the names and paths of an operator put in."""
    text = (ROOT / "docs/nginx.conf").read_text()
    for example, own in {
        "listen 80;": f"listen 127.0.0.1:{proxy.plain_port};",
        "listen 443 ssl;": f"listen 127.0.0.1:{proxy.port} ssl;",
        f"/etc/ssl/{NAME}/": f"{proxy.folder}/",
        "http://127.0.0.1:8000": site_url,
        "/srv/milkspot/data/photos/": f"{photos}/",
    }.items():
        assert example in text
        text = text.replace(example, own)
    return text


def user() -> str:
    """Let root's nginx work as somebody who is of our group and no more."""
    if os.geteuid() != 0:
        return ""
    return f"user nobody {grp.getgrgid(os.getegid()).gr_name};"


def wait_until_it_listens(proxy: Proxy, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            proxy.get_plainly("/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    errors = (proxy.folder / "errors").read_text()
    raise RuntimeError(f"nginx did not start:\n{errors}")
