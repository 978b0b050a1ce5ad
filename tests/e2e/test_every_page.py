"""Every page fits a narrow phone in either direction, and axe finds nothing on it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site
from tests.e2e.ways import PAGES, visit


@pytest.fixture(scope="module")
def narrow(browser: Browser, running: Site, all_states: StorageState) -> Iterator[Page]:
    """A page of 320 pixels, one for all tests that only look."""
    with quiet_page(browser, running, width=320, height=700) as page:
        page.context.add_cookies(all_states["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.fixture(scope="module")
def laptop(browser: Browser, running: Site, all_states: StorageState) -> Iterator[Page]:
    """A page of 1,280 pixels, one for all tests that only look."""
    with quiet_page(browser, running, width=1280, height=800) as page:
        page.context.add_cookies(all_states["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_320_pixels_and_axe_finds_nothing(narrow: Page, name: str) -> None:
    visit(narrow, *PAGES[name])

    narrow.evaluate("scrollTo(1000, 0)")

    assert narrow.evaluate("scrollX") == 0
    look(narrow, f"state-{name}")
    narrow.evaluate("document.documentElement.dir = 'rtl'")
    narrow.evaluate("scrollTo(-1000, 0)")
    assert narrow.evaluate("scrollX") == 0


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_laptop(laptop: Page, name: str) -> None:
    visit(laptop, *PAGES[name])

    look(laptop, f"state-{name}")


@pytest.mark.parametrize("name", ["today", "emergency", "log", "new-spot"])
def test_text_twice_as_large_fits_320_pixels(narrow: Page, name: str) -> None:
    visit(narrow, *PAGES[name])

    narrow.evaluate("document.documentElement.style.fontSize = '200%'")
    narrow.evaluate("scrollTo(1000, 0)")

    assert narrow.evaluate("scrollX") == 0
