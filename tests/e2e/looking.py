"""Look at a page in both themes: with axe, and with a camera."""

import os
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build/screenshots"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def look(page: Page, name: str) -> None:
    """Fail where axe finds anything on the page, light or dark.

    With MILKSPOT_SCREENSHOTS set, each theme is also kept as
    `build/screenshots/<name>-<width>-<theme>.png`.
    """
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        if os.environ.get("MILKSPOT_SCREENSHOTS"):
            width = page.viewport_size["width"] if page.viewport_size else 0
            picture = SCREENSHOTS / f"{name}-{width}-{theme}.png"
            page.screenshot(path=picture, full_page=True)
        found = Axe().run(page)
        assert not found.violations_count, f"{name}, {theme}: {found.generate_report()}"
    page.emulate_media(color_scheme="light")


def follow(page: Page, link: Locator) -> None:
    """Click `link`, and wait for the page it leads to."""
    with page.expect_navigation():
        link.click()
