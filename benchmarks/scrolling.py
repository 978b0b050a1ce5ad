"""Measures how evenly a spot with 300 photos scrolls: `python -m benchmarks.scrolling`.

Chromium on a phone's screen, slowed down four times as Lighthouse does it, scrolls the
whole page and the whole strip of photos by touch. The yardstick is the list of
conditions, text alone, scrolled the same way in the same run. What counts is the share
of frames that come more than a frame late (33 ms).
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.e2e.chromium import ARGUMENTS, NONE_FOUND, find_chromium  # noqa: E402 (Django first)
from tests.e2e.many_photos import EMAIL  # noqa: E402
from tests.e2e.quiet_page import quiet_page  # noqa: E402
from tests.e2e.signing_in import sign_in  # noqa: E402
from tests.e2e.site import Site, running_site  # noqa: E402

TELL = "from tests.e2e.many_photos import tell; tell()"
MIDDLE = """(el) => {
  const box = el.getBoundingClientRect();
  return Math.min(box.top + box.height / 2, 600);
}"""
ROUNDS, SLOWER, SPEED, LATE_MS = 3, 4, 2000, 33.4
WATCH = """() => {
  window.frames_ms = [];
  let last = performance.now();
  const next = (now) => {
    frames_ms.push(now - last);
    last = now;
    frame = requestAnimationFrame(next);
  };
  let frame = requestAnimationFrame(next);
  window.stop = () => { cancelAnimationFrame(frame); return frames_ms; };
}"""


@contextmanager
def a_phone(site: Site) -> Iterator[tuple[Page, CDPSession]]:
    """Yield a slow phone's page, signed in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=ARGUMENTS
        )
        kept = sign_in(browser, site, EMAIL)
        with quiet_page(browser, site, width=390, height=844, touch=True) as page:
            page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
            devtools = page.context.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            yield page, devtools
        browser.close()


def scroll(page: Page, devtools: CDPSession, *, of: str, sideways: bool) -> float:
    """Scroll the element to its end; return the share of frames that came late."""
    extent = "scrollWidth - el.clientWidth" if sideways else "scrollHeight"
    far = min(page.locator(of).first.evaluate(f"(el) => el.{extent}"), 12_000)
    page.evaluate(WATCH)
    devtools.send(
        "Input.synthesizeScrollGesture",
        {
            "x": 195,
            "y": page.locator(of).first.evaluate(MIDDLE),
            "xDistance": -far if sideways else 0,
            "yDistance": 0 if sideways else -far,
            "speed": SPEED,
            "gestureSourceType": "touch",
        },
    )
    frames: list[float] = page.evaluate("stop()")
    return sum(ms > LATE_MS for ms in frames) / len(frames)


def measure(
    page: Page, devtools: CDPSession, address: str, of: str, *, sideways: bool = False
) -> float:
    """Return the median over some first visits, each photo met for the first time."""
    shares = []
    for _ in range(ROUNDS):
        devtools.send("Network.clearBrowserCache")
        page.goto(address)
        page.locator(of).first.scroll_into_view_if_needed()
        shares.append(scroll(page, devtools, of=of, sideways=sideways))
    return median(shares)


def main() -> None:
    if not find_chromium():
        sys.exit(NONE_FOUND)
    with tempfile.TemporaryDirectory() as folder, running_site(Path(folder)) as site:
        site.manage("shell", "-c", TELL)
        with a_phone(site) as (page, devtools):
            page.goto("/")
            spot = page.locator(".spot-card-name a").first.get_attribute("href")
            bare = measure(page, devtools, "/conditions/", "body")
            whole = measure(page, devtools, f"{spot}?all", "body")
            strip = measure(page, devtools, f"{spot}", ".photo-strip", sideways=True)
    sys.stdout.write(
        f"frames more than {LATE_MS:.0f} ms after the last one, slowed {SLOWER} times\n"
        f"  conditions, text alone: {bare:.1%}\n"
        f"  spot with 300 photos:   {whole:.1%}\n"
        f"  its strip of photos:    {strip:.1%}\n"
    )


if __name__ == "__main__":
    main()
