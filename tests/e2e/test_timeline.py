"""Looking back over a diary: the timeline, and what was new before it got worse."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site
from tests.e2e.timelines import CHILD, EMAIL, NIGHTS, NOTE, NOTHING_EMAIL, TWIN
from tests.factories.accounts import SIGN_IN_WITH

TELL = "from tests.e2e.timelines import tell; tell()"
FILTERED = "/timeline/?exposure=heat_sweat"
ENTRIES = NIGHTS + 12
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


def sign_in(page: Page, email: str) -> StorageState:
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(SIGN_IN_WITH)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    return page.context.storage_state()


@pytest.fixture(scope="module")
def kept(browser: Browser, running: Site) -> StorageState:
    """What a browser keeps once it has signed in to the family with much to tell."""
    running.manage("shell", "-c", TELL)
    with quiet_page(browser, running, width=390, height=844) as page:
        return sign_in(page, EMAIL)


@pytest.fixture(params=[390, 1280], ids=["phone", "laptop"])
def page(
    request: pytest.FixtureRequest, browser: Browser, server: Site, kept: StorageState
) -> Iterator[Page]:
    with quiet_page(browser, server, width=request.param, height=844) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.fixture
def narrow(browser: Browser, server: Site, kept: StorageState) -> Iterator[Page]:
    with quiet_page(browser, server, width=320, height=700) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.fixture
def plain(browser: Browser, server: Site, kept: StorageState) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(
        base_url=server.url,
        storage_state=kept,
        viewport={"width": 390, "height": 700},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def open_exposures(page: Page) -> None:
    """Go from the timeline of the tummy to what was new before it got worse."""
    page.goto("/timeline/")
    spot = page.get_by_label("Spot")
    tummy = spot.locator("option", has_text="Tummy").get_attribute("value")
    page.goto(f"/timeline/?spot={tummy}")
    follow(page, page.get_by_role("link", name="What was new before it got worse"))


def test_a_filter_changes_list_count_and_address_at_once(page: Page) -> None:
    page.goto("/timeline/")
    shown = page.get_by_role("status").filter(has_text="entries")
    expect(shown).to_have_text(f"{ENTRIES} entries")
    said = shown.element_handle()

    page.get_by_label("What was new").select_option(label="Heat or sweat")

    expect(page.locator(".diary-entry")).to_have_count(4)
    expect(shown).to_have_text(f"4 of {ENTRIES} entries")
    assert "exposure=heat_sweat" in page.url
    assert said.evaluate("one => one.isConnected")


def test_the_keyboard_stays_where_a_filter_was_chosen(page: Page) -> None:
    page.goto("/timeline/")
    page.get_by_label("What was new").select_option(label="Vaccine")
    chip = page.get_by_role("link", name="Vaccine")
    expect(chip).to_be_visible()

    chip.press("Enter")

    expect(page.locator(".diary-entry")).to_have_count(25)
    expect(page.get_by_label("What was new")).to_be_focused()


def test_going_back_brings_the_filters_of_before(page: Page) -> None:
    page.goto("/timeline/")
    page.get_by_label("What was new").select_option(label="Vaccine")
    expect(page.locator(".diary-entry")).to_have_count(1)

    page.go_back()

    expect(page.locator(".diary-entry")).to_have_count(25)
    assert "Night" not in page.evaluate(STORED)


def test_words_are_looked_for_in_the_notes(page: Page) -> None:
    page.goto("/timeline/")

    page.get_by_label("Words in the notes").fill("night 399")
    page.keyboard.press("Enter")

    expect(page.locator(".diary-entry")).to_have_count(1)
    expect(page.get_by_label("Words in the notes")).to_have_value("night 399")


def test_hundreds_of_entries_come_page_by_page(page: Page) -> None:
    page.goto("/timeline/")

    page.get_by_role("link", name="Older").click()

    expect(page.get_by_text("Page 2 of 17")).to_be_visible()
    expect(page.get_by_role("link", name="Newer")).to_be_visible()


def test_it_all_works_without_script(plain: Page) -> None:
    plain.goto("/timeline/")

    plain.get_by_label("What was new").select_option(label="Heat or sweat")
    plain.get_by_label("Child").select_option(label=CHILD)
    plain.get_by_role("button", name="Show").click()

    expect(plain.locator(".diary-entry")).to_have_count(4)
    plain.get_by_role("link", name="Heat or sweat").click()
    expect(plain.locator(".diary-entry")).to_have_count(25)
    expect(plain.get_by_role("link", name=CHILD)).to_be_visible()


def test_a_note_runs_in_the_direction_of_its_script(page: Page) -> None:
    page.goto("/timeline/")

    note = page.get_by_text(NOTE).first

    assert note.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_a_row_opens_the_entries_that_it_counts(page: Page) -> None:
    open_exposures(page)
    expect(page.get_by_text("It got worse 2 times")).to_be_visible()
    row = page.get_by_role("row", name="Heat or sweat")
    expect(row).to_contain_text("2 of 2")

    row.get_by_role("link").click()

    expect(page.locator(".diary-entry")).to_have_count(4)


def test_three_days_before_shade_less(page: Page) -> None:
    open_exposures(page)
    wide = page.locator(".ec-before").first.bounding_box()

    page.get_by_role("link", name="3 days before").click()

    expect(page.get_by_role("row", name="Heat or sweat")).to_contain_text("1 of 2")
    slim = page.locator(".ec-before").first.bounding_box()
    assert wide
    assert slim
    assert slim["width"] < wide["width"]


def test_axe_finds_nothing(page: Page) -> None:
    page.goto("/timeline/")
    look(page, "timeline")
    page.goto(FILTERED)
    look(page, "timeline-filtered")
    page.goto("/timeline/?words=nowhere")
    look(page, "timeline-none-found")
    page.goto("/timeline/?spot=nowhere")
    look(page, "timeline-refused")
    open_exposures(page)
    look(page, "exposures")


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_timeline_fits_320_pixels(narrow: Page, size: str) -> None:
    narrow.goto("/timeline/?words=dot")
    expect(narrow.get_by_role("link", name=TWIN)).to_be_visible()

    assert scrolls_sideways(narrow, size) == 0


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_what_was_new_fits_320_pixels(narrow: Page, size: str) -> None:
    open_exposures(narrow)

    assert scrolls_sideways(narrow, size) == 0


def scrolls_sideways(page: Page, size: str) -> int:
    """Set the text to `size`, and say how many pixels the page then scrolls aside."""
    page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    page.evaluate("scrollTo(1000, 0)")
    return int(page.evaluate("scrollX"))


def test_a_diary_without_entries_says_what_to_do(
    page_phone: Page, kept: StorageState
) -> None:
    sign_in(page_phone, NOTHING_EMAIL)

    page_phone.goto("/timeline/")

    expect(page_phone.get_by_text("Nothing is written down yet")).to_be_visible()
    look(page_phone, "timeline-empty")
