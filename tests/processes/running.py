"""Start, watch and end processes of a site."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tests.e2e.site import ROOT, Site

SECONDS = 60
Found = TypeVar("Found")


@contextmanager
def running(site: Site, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a script or a command of the site in the background until the block ends."""
    with (site.folder / "log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=site.environ,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def soon(ask: Callable[[], Found], site: Site) -> Found:
    """Ask until the answer is true; say what the site said where it never is."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if answer := ask():
            return answer
        time.sleep(0.2)
    raise AssertionError(f"It never came to that:\n{site.log}")


def python(site: Site, code: str) -> str:
    """Run lines of Python in the site, and return what they printed."""
    return site.manage("shell", "--no-imports", "-c", code).strip()


def health(site: Site) -> dict[str, Any]:
    """Ask how the site is; empty where no web server answers."""
    page = HTTPConnection(urlsplit(site.url).netloc, timeout=5)
    try:
        page.request("GET", "/healthz")
        answer = page.getresponse()
        return {"status": answer.status, **json.loads(answer.read())}
    except OSError:
        return {}
    finally:
        page.close()


def children(process: int) -> dict[int, str]:
    """Return the command line of each child of a process, by its id (Linux)."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            if parent == process:
                line = (stat.parent / "cmdline").read_bytes()
                found[int(stat.parent.name)] = line.replace(b"\0", b" ").decode()
        except (OSError, ProcessLookupError):
            continue
    return found
