"""Parents look a condition up by their own words, on any screen, script or none."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site

LIST, MILIA, SIGNS = "/conditions/", "/conditions/neonatal-milia/", "/conditions/signs/"
PAGES = {"conditions": LIST, "condition": MILIA, "warning-signs": SIGNS}
FOLDED = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture(params=["page_phone", "page_desktop"])
def page(request: pytest.FixtureRequest) -> Page:
    found: Page = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def scriptless(browser: Browser, server: Site) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": 390, "height": 844},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_with_all_that_is_folded_open(page: Page, name: str) -> None:
    page.goto(PAGES[name])

    page.evaluate(FOLDED)

    look(page, name)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_page_fits_320_pixels_however_large_the_text(
    browser: Browser, server: Site, name: str, size: str
) -> None:
    with quiet_page(browser, server, width=320, height=700) as page:
        page.goto(PAGES[name])
        page.evaluate(FOLDED)
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")

        page.evaluate("scrollTo(1000, 0)")

        assert page.evaluate("scrollX") == 0


def test_what_is_found_shows_while_typing_and_is_read_out(page: Page) -> None:
    page.goto(LIST)
    count = page.get_by_role("status").filter(has_text="55 conditions.")
    expect(count).to_be_visible()

    page.get_by_role("searchbox").press_sequentially("cradel cap")

    expect(page.locator("#count")).to_have_text(re.compile("1 found for “cradel cap”"))
    expect(page.locator("#found a").first).to_contain_text("Cradle cap")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?q=cradel(\+|%20)cap$"))


def test_coming_back_from_a_page_keeps_what_was_found(page: Page) -> None:
    page.goto(LIST)
    page.get_by_role("searchbox").press_sequentially("exema")
    expect(page.locator("#count")).to_contain_text("1 found")
    page.locator("#found a", has_text="Eczema").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Eczema")

    page.go_back()

    expect(page.locator("#count")).to_contain_text("1 found for “exema”")


def test_a_search_works_without_script(scriptless: Page) -> None:
    scriptless.goto(LIST)

    scriptless.get_by_role("searchbox").fill("milk spts")
    scriptless.get_by_role("button", name="Search").click()

    expect(scriptless.locator("#count")).to_contain_text("1 found for “milk spts”")
    expect(scriptless.locator("#found a").first).to_contain_text("Milia in a newborn")


def test_a_miss_says_what_to_do(page: Page) -> None:
    page.goto(LIST)

    page.get_by_role("searchbox").press_sequentially("qwerty")

    expect(page.get_by_text("Nothing here goes by these words.")).to_be_visible()
    expect(page.get_by_role("link", name="Rash, not sure what it is")).to_be_visible()


def test_a_page_opens_all_it_holds_without_script(scriptless: Page) -> None:
    scriptless.goto("/conditions/hives/")
    supports = scriptless.get_by_text("Three bouts", exact=True)
    expect(supports).to_be_hidden()

    scriptless.get_by_text("Read as well, for words").click()

    expect(supports).to_be_visible()


def test_a_condition_is_found_and_read_by_keyboard_alone(page: Page) -> None:
    page.goto(LIST)
    page.get_by_role("searchbox").focus()

    page.keyboard.type("hives")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("found for “hives”")
    page.locator("#found a").first.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Hives")
    summary = page.locator("summary", has_text="Read as well")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cited")).to_be_visible()


def test_one_press_calls_where_it_cannot_wait(page: Page) -> None:
    page.goto("/conditions/petechiae-purpura/")

    call = page.get_by_role("link", name="Call 112").first

    expect(call).to_be_in_viewport()
    assert call.get_attribute("href") == "tel:112"
