"""Logging at night: few taps, and a photo that cannot be read costs only itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.diary.photos.files import chatty_jpeg
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

TELL = "from tests.e2e.one_spot import tell; tell()"
EMAIL = "logging@example.com"


@pytest.fixture(scope="module")
def kept(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "-c", TELL)
    return sign_in(browser, running, EMAIL)


@pytest.fixture(params=[390, 1280], ids=["phone", "laptop"])
def page(
    browser: Browser, server: Site, kept: StorageState, request: pytest.FixtureRequest
) -> Iterator[Page]:
    with quiet_page(browser, server, width=request.param, height=844) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        page.goto("/")
        yield page


@pytest.fixture
def plain_page(browser: Browser, server: Site, kept: StorageState) -> Iterator[Page]:
    """Today in a browser that runs no script."""
    with quiet_page(browser, server, width=390, height=844, script=False) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        page.goto("/")
        yield page


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(chatty_jpeg())
    return path


def test_an_entry_with_a_photo_takes_four_taps(page: Page, photo: Path) -> None:
    page.get_by_role("link", name="Log").first.click()
    with page.expect_file_chooser() as opened:
        page.locator(".photo-add").click()
    opened.value.set_files(photo)  # the third: the photo in the library
    page.get_by_role("button", name="Save for").click()

    expect(page.get_by_text("Logged.")).to_be_visible()
    expect(
        page.locator(".diary-entry").first.locator("img:not(.photo-blur)")
    ).to_have_count(1)


def test_without_script_a_photo_that_cannot_be_read_costs_only_itself(
    plain_page: Page, photo: Path, tmp_path: Path
) -> None:
    page, cut = plain_page, tmp_path / "IMG_2.jpg"
    cut.write_bytes(chatty_jpeg()[:2000])
    page.get_by_role("link", name="Log").first.click()
    page.locator("input[type=file]").set_input_files([photo, cut])
    page.locator("[name=note]").fill("By lamp light.")

    page.get_by_role("button", name="Save for").click()

    expect(page.get_by_text("Photo 2: This file has arrived broken.")).to_be_visible()
    page.get_by_role("link", name="Leave it so").click()
    entry = page.locator(".diary-entry", has_text="By lamp light.").first
    expect(entry.locator("img:not(.photo-blur)")).to_have_count(1)


def test_paper_shows_the_diary_without_its_bars(page: Page) -> None:
    page.locator(".spot-card-name a").first.click()

    page.emulate_media(media="print")

    for bar in (".tab-bar", ".top-bar"):
        expect(page.locator(bar)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_moves_for_whoever_asked_for_stillness(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")

    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => {"
        " const style = getComputedStyle(one);"
        " return parseFloat(style.transitionDuration) > 0.001"
        " || parseFloat(style.animationDuration) > 0.001;"
        "}).map((one) => one.outerHTML.slice(0, 80))"
    )

    assert moving == []
