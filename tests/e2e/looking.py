"""Look at a page in both themes: with axe, and with a camera."""

import os
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Locator, Page

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build/screenshots"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Dark is light in other colours (`test_dark_changes_nothing_but_colours` holds it to
# that), so all that can have become worse there is what rests on colours.
RULES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
}
ASK_AXE = """async (rules) => {
  const { violations } = await axe.run({ resultTypes: ["violations"], ...rules });
  return { violations };
}"""


def look(page: Page, name: str) -> None:
    """Fail where axe finds anything on the page, light or dark.

    With MILKSPOT_SCREENSHOTS set, each theme is also kept as
    `build/screenshots/<name>-<width>-<theme>.png`.
    """
    page.evaluate(AXE_SCRIPT)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        if os.environ.get("MILKSPOT_SCREENSHOTS"):
            width = page.viewport_size["width"] if page.viewport_size else 0
            picture = SCREENSHOTS / f"{name}-{width}-{theme}.png"
            page.screenshot(path=picture, full_page=True)
        found = AxeResults(page.evaluate(ASK_AXE, RULES[theme]))
        assert not found.violations_count, f"{name}, {theme}: {found.generate_report()}"
    page.emulate_media(color_scheme="light")


def follow(page: Page, link: Locator) -> None:
    """Click `link`, and wait for the page it leads to."""
    with page.expect_navigation():
        link.click()
