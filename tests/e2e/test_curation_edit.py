"""A curator changes a draft: phone and laptop, by keyboard, and without script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.curating import FIRST
from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

DRAFT = "/curate/condition/neonatal-milia/draft/edit/"
SIGNS = "/curate/signs/signs/draft/edit/"
SIZES = {"phone": (390, 844), "laptop": (1280, 800)}


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "-c", "from tests.e2e.curating import tell; tell()")
    return sign_in(browser, running, FIRST)


@pytest.fixture(params=SIZES)
def page(
    request: pytest.FixtureRequest,
    browser: Browser,
    server: Site,
    signed_in: StorageState,
) -> Iterator[Page]:
    width, height = SIZES[request.param]
    with quiet_page(browser, server, width=width, height=height) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.fixture
def scriptless(
    browser: Browser, server: Site, signed_in: StorageState
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.url, storage_state=signed_in, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_the_pages_of_a_draft_are_seen(page: Page) -> None:
    for part in ("numbers", "words", "signs"):
        page.goto(f"{DRAFT}{part}/")
        look(page, f"curation-edit-{part}")


def test_the_lists_and_an_item_are_seen(page: Page) -> None:
    page.goto(SIGNS)
    look(page, "curation-edit-list")

    follow(page, page.locator(".curated-items .row-link").first)

    look(page, "curation-edit-item")


def test_the_bar_and_the_struck_number_follow_what_is_typed(page: Page) -> None:
    page.goto(f"{DRAFT}numbers/")
    limit = page.get_by_label("See a doctor after (days)", exact=True)
    published = limit.input_value()

    limit.fill("91")

    expect(page.locator("#window-bar")).to_contain_text("after day 91")
    expect(page.locator("ms-was del:visible")).to_have_text(f"Published: {published}")


def test_what_is_wrong_is_said_and_what_was_typed_stays(page: Page) -> None:
    page.goto(f"{DRAFT}numbers/")
    page.get_by_label("Usually gone from, days").fill("99")

    follow(page, page.get_by_role("button", name="Save draft").last)

    expect(page.get_by_role("alert")).to_contain_text("Upside down: 99 to")
    expect(page.get_by_label("Usually gone from, days")).to_have_value("99")
    look(page, "curation-edit-wrong")


def test_a_row_is_added_in_place_by_keyboard_alone(page: Page) -> None:
    page.goto(f"{DRAFT}numbers/")
    rows = page.locator("#rows-claims .curated-row")
    before = rows.count()
    page.get_by_label("Where the limit comes from").fill("Typed before.")
    page.locator("#add-claims").focus()

    page.keyboard.press("Enter")

    expect(rows).to_have_count(before + 1)
    expect(page.locator("#add-claims")).to_be_focused()
    expect(page.get_by_label("Where the limit comes from")).to_have_value(
        "Typed before."
    )


def test_enter_in_a_field_saves(page: Page) -> None:
    page.goto(f"{DRAFT}words/")
    name = page.get_by_label("Colour")
    name.fill("white or yellow")

    with page.expect_navigation():
        name.press("Enter")

    expect(page.get_by_text("Draft saved.")).to_be_visible()


def test_a_claim_is_added_moved_and_saved_without_script(scriptless: Page) -> None:
    scriptless.goto(f"{DRAFT}numbers/")
    rows = scriptless.locator("#rows-claims .curated-row")
    before = rows.count()

    follow(scriptless, scriptless.locator("#add-claims"))
    new = rows.nth(before)
    new.get_by_label("Source").select_option(index=1)
    new.get_by_label("Says").fill("gone by about three months")
    follow(scriptless, new.get_by_role("button", name="Move up"))
    follow(scriptless, scriptless.get_by_role("button", name="Save draft").last)

    says = scriptless.locator("#rows-claims").get_by_label("Says")
    expect(says.nth(before - 1)).to_have_value("gone by about three months")


def test_two_curators_see_both(
    browser: Browser, server: Site, signed_in: StorageState, page: Page
) -> None:
    address = f"{DRAFT}words/"
    width = page.evaluate("innerWidth")
    theirs, ours = f"smooth, first at {width}", f"smooth, second at {width}"
    page.goto(address)
    with quiet_page(browser, server, width=1280, height=800) as other:
        other.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        other.goto(address)
        other.get_by_label("Texture").fill(theirs)
        follow(other, other.get_by_role("button", name="Save draft").last)
    page.get_by_label("Texture").fill(ours)

    follow(page, page.get_by_role("button", name="Save draft").last)

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(theirs)
    expect(alert).to_contain_text(ours)
    look(page, "curation-edit-both")
    page.get_by_label(re.compile("^Saved now")).check()
    follow(page, page.get_by_role("button", name="Save draft").last)
    expect(page.get_by_label("Texture")).to_have_value(theirs)
