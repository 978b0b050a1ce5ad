"""Draw the icons of the installed app from the one of the pages.

    .venv/bin/python scripts/draw_icons.py

Opaque, as iPhones make what is clear black, and within the circle that is left of an
icon on any Android.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).resolve().parent.parent / "static/icons"
SIZES = (180, 192, 512)
PAGE = """
<style>
  body { background: #faf6f0; display: grid; place-items: center; margin: 0 }
  body { height: 100vh }
  svg { width: 76%; height: 76% }
</style>
"""


def main(chromium: str) -> None:
    drawing = (ICONS / "milkspot.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(PAGE + drawing)
            page.screenshot(path=ICONS / f"milkspot-{size}.png")
        browser.close()


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["/usr/bin/chromium"]))
