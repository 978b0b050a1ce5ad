"""Measure the pages a parent opens most, as a phone on a slow line sees them.

    python -m tests.e2e.lighthouse

Lighthouse (through npx) drives the Chromium of the tests, signed in to the demo
family. Its scores must reach LEAST, and what a first visit loads must fit MOST_KB.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, expect, sync_playwright

from tests.e2e.chromium import ARGUMENTS, NONE_FOUND, find_chromium
from tests.e2e.site import Site, free_port, running_site

LIGHTHOUSE = "lighthouse@12.8.2"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100}
MOST_KB = {"total": 120, "script": 40}
EMAIL, FIRST_SPOT = "parent@example.com", ".spot-card-name a"


@contextmanager
def signed_in(site: Site, password: str) -> Iterator[tuple[int, BrowserContext]]:
    """Yield the port of a browser that has signed in, and the browser."""
    port = free_port()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        browser = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=find_chromium(),
            args=[*ARGUMENTS, f"--remote-debugging-port={port}"],
        )
        page = browser.pages[0]
        page.goto(site.url)
        page.locator("[name=login]").fill(EMAIL)
        page.locator("[name=password]").fill(password)
        page.locator("[name=password]").press("Enter")
        expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
        yield port, browser
        browser.close()


def measured(address: str, port: int) -> dict[str, Any]:
    """Return Lighthouse's report of one page at its settings for a phone."""
    kinds = ",".join(LEAST)
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"]
        command += [f"--output-path={report.name}", f"--only-categories={kinds}"]
        command += [f"--port={port}", "--disable-storage-reset"]
        subprocess.run(command, check=True, env=os.environ)
        found: dict[str, Any] = json.loads(Path(report.name).read_text())
    return found


def scores(report: dict[str, Any]) -> dict[str, int]:
    kinds = report["categories"].items()
    return {kind: round(100 * category["score"]) for kind, category in kinds}


def kilobytes(report: dict[str, Any], site: Site) -> dict[str, float]:
    """Sum up what was sent, photos left out: all of it, and the scripts."""
    sent = report["audits"]["network-requests"]["details"]["items"]
    foreign = [item["url"] for item in sent if foreign_to(site, item["url"])]
    assert not foreign, foreign
    ours = [item for item in sent if "/photos/" not in item["url"]]
    scripts = [item for item in ours if item.get("resourceType") == "Script"]
    return {
        name: round(sum(item["transferSize"] for item in items) / 1000, 1)
        for name, items in (("total", ours), ("script", scripts))
    }


def foreign_to(site: Site, url: str) -> bool:
    return not url.startswith((site.url, "data:"))


def main() -> int:
    assert find_chromium(), NONE_FOUND
    with tempfile.TemporaryDirectory() as folder, running_site(Path(folder)) as site:
        password = site.manage("demo").split()[-1]
        with signed_in(site, password) as (port, browser):
            poor = 0
            for path in pages(browser):
                forget_what_was_loaded(browser)
                poor += not is_good(measured(site.url + path, port), path, site)
    return poor


def pages(browser: BrowserContext) -> tuple[str, ...]:
    spot = browser.pages[0].locator(FIRST_SPOT).first.get_attribute("href")
    return ("/", f"{spot}", f"{spot}log/", "/conditions/neonatal-milia/")


def forget_what_was_loaded(browser: BrowserContext) -> None:
    """Make the next page a first visit, still signed in."""
    page = browser.pages[0]
    browser.new_cdp_session(page).send("Network.clearBrowserCache")


def is_good(report: dict[str, Any], path: str, site: Site) -> bool:
    """Print what was found of a page; return whether it is good enough."""
    reached, weight = scores(report), kilobytes(report, site)
    sys.stdout.write(f"{path} {reached} {weight} kB\n")
    return all(reached[kind] >= least for kind, least in LEAST.items()) and all(
        weight[name] <= most for name, most in MOST_KB.items()
    )


if __name__ == "__main__":
    sys.exit(main())
