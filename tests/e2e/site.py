"""Start the whole site as an operator would, in a folder and a database of its own."""

import atexit
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from subprocess import PIPE
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 30
PREPARE = (("migrate",), ("load_conditions",), ("collectstatic", "--no-input"))
# Each site makes its own.
KEYS = shutil.ignore_patterns("secret_key", "vapid_key")


@dataclass(frozen=True)
class Site:
    """A running server: its address, its folder (data, clock, log), its environment."""

    url: str
    folder: Path
    environ: Mapping[str, str]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its pages may fetch from: itself, and the bucket of its photos."""
        bucket = self.environ.get("MILKSPOT_S3_ENDPOINT")
        return (f"{self.url}/", *([f"{bucket}/"] if bucket else []))

    def set_clock(self, day: date) -> None:
        """Let it be `day` for the server (UTC), at the present time of day."""
        self._set_ahead(day - datetime.now(UTC).date())

    def set_time(self, moment: datetime) -> None:
        """Let it be `moment` for the server; time goes on from there."""
        self._set_ahead(moment - datetime.now(UTC))

    def _set_ahead(self, ahead: timedelta) -> None:
        written = self.folder / "clock.new"
        written.write_text(str(round(ahead.total_seconds())))
        written.replace(self.folder / "clock")  # Never seen half written.

    def manage(self, *command: str) -> str:
        """Run a management command on the data of the site; return what it printed."""
        manage = [sys.executable, "manage.py", *command, "--verbosity", "0"]
        done = subprocess.run(
            manage, cwd=ROOT, env=self.environ, check=True, stdout=PIPE, text=True
        )
        return done.stdout

    @property
    def pid(self) -> int:
        """The process whose children answer."""
        return int((self.folder / "pid").read_text())

    @property
    def log(self) -> str:
        """The end of what the server has said."""
        return (self.folder / "log").read_text()[-4000:]


@contextmanager
def running_site(
    folder: Path, settings: Mapping[str, str] | None = None, *, workers: int = 1
) -> Iterator[Site]:
    """Prepare and serve the site from `folder` until the block ends.

    One worker, so that one clock is the clock; more where no test moves it.
    `settings` are variables as an operator would set them.
    """
    port = free_port()
    with database_of_its_own(os.environ.get("DATABASE_URL", "")) as database:
        environ = {
            **os.environ,
            **(settings or {}),
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "tests.e2e.settings",
            "MILKSPOT_DATA": str(folder / "data"),
            "MILKSPOT_PORT": str(port),
            "MILKSPOT_TEST_CLOCK": str(folder / "clock"),
            "TMPDIR": str(folder / "tmp"),
        }
        site = Site(f"http://127.0.0.1:{port}", folder, environ)
        site.set_clock(datetime.now(UTC).date())
        (folder / "tmp").mkdir()
        prepare(site)
        with serving(site, workers=workers):
            yield site


def prepare(site: Site) -> None:
    """Give `site` tables, conditions and collected files, as an operator would.

    With SQLite they are a copy of what has been made once for all sites.
    """
    if site.environ["DATABASE_URL"]:
        make(site)
    else:
        shutil.copytree(made_once(), site.environ["MILKSPOT_DATA"], ignore=KEYS)


def make(site: Site) -> None:
    for command in PREPARE:
        site.manage(*command)


@cache
def made_once() -> Path:
    """Return the data folder of a site that nobody has used; it goes at the end."""
    folder = Path(tempfile.mkdtemp(prefix="milkspot-site-"))
    atexit.register(shutil.rmtree, folder)
    environ = {
        **os.environ,
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "tests.e2e.settings",
        "MILKSPOT_DATA": str(folder / "data"),
    }
    make(Site("", folder, environ))
    return folder / "data"


@contextmanager
def serving(site: Site, *, workers: int) -> Iterator[None]:
    """Run gunicorn."""
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    options = ["--config", "config/gunicorn.py", "--workers", str(workers)]
    options += ["--pid", str(site.folder / "pid")]
    with (site.folder / "log").open("w") as log:
        process = subprocess.Popen(
            [gunicorn, *options, "tests.e2e.server:application"],
            cwd=ROOT,
            env=site.environ,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_it_answers(site, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_it_answers(site: Site, process: subprocess.Popen[bytes]) -> None:
    """Return once a page comes. Raises RuntimeError with the log where none does."""
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        page = HTTPConnection(urlsplit(site.url).netloc, timeout=5)
        with suppress(OSError), closing(page):
            page.request("GET", "/accounts/login/")
            if page.getresponse().status < HTTPStatus.BAD_REQUEST:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{site.log}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def database_of_its_own(url: str) -> Iterator[str]:
    """Yield a database address: SQLite's default, or a fresh database beside `url`."""
    if not url.startswith("postgres"):
        yield ""
        return
    name = f"milkspot_site_{secrets.token_hex(8)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{url.rpartition('/')[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
