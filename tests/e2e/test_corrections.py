"""Two who change one entry, an undo, a merge: in a browser, on a phone and a laptop."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.corrections import DAD, MUM
from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site
from tests.factories.accounts import SIGN_IN_WITH

TELL = "from tests.e2e.corrections import tell; tell()"
WIDTHS = {"phone": 390, "laptop": 1280}


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest, server: Site) -> int:
    server.manage("shell", "-c", TELL)
    return WIDTHS[request.param]


@contextmanager
def signed_in(browser: Browser, site: Site, email: str, width: int) -> Iterator[Page]:
    with quiet_page(browser, site, width=width, height=800) as page:
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(SIGN_IN_WITH)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Today")
        yield page


def open_spot(page: Page, place: str) -> None:
    page.goto("/")
    page.locator(".spot-card-name a", has_text=place).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(place)


def choose(page: Page, part: str, item: str) -> None:
    """Open the menu of a part of the page and follow its `item`."""
    page.locator(f"{part} > .menu > summary").first.click()
    follow(page, page.locator(".menu-item:visible", has_text=item))


def change_entry(page: Page, place: str) -> None:
    open_spot(page, place)
    choose(page, ".diary-entry", "Change the entry")
    expect(page.get_by_role("heading", level=1)).to_have_text("Change the entry")


def test_the_second_of_two_who_change_an_entry_sees_both_and_chooses(
    browser: Browser, server: Site, width: int
) -> None:
    with (
        signed_in(browser, server, MUM, width) as mum,
        signed_in(browser, server, DAD, width) as dad,
    ):
        change_entry(mum, "Cheek")
        look(mum, "entry-edit")
        mum.locator("[name=note]").fill("Mum’s words.")
        change_entry(dad, "Cheek")
        dad.locator("[name=note]").fill("Dad’s words.")
        dad.get_by_role("button", name="Save for Maya").click()
        expect(dad.locator(".diary")).to_contain_text("by Dad")

        mum.get_by_role("button", name="Save for Maya").click()

        beside = mum.get_by_role("alert")
        expect(beside).to_contain_text("Dad changed this entry")
        expect(beside).to_contain_text("Dad’s words.")
        expect(mum.locator("[name=note]")).to_have_value("Mum’s words.")
        look(mum, "entry-edit-both")
        mum.get_by_role("button", name="Save for Maya").click()
        expect(mum.locator(".diary")).to_contain_text("Mum’s words.")
        mum.get_by_role("link", name="History").click()
        expect(mum.locator(".diary")).to_contain_text("Dad’s words.")
        look(mum, "spot-history")


def test_a_tick_stays_and_the_page_leads_to_where_it_is_taken_back(
    browser: Browser, server: Site, width: int
) -> None:
    with signed_in(browser, server, MUM, width) as page:
        change_entry(page, "Chin")

        expect(page.locator("[name=kept]:checked:disabled")).to_have_count(1)
        look(page, "entry-edit-ticked")
        page.get_by_role("link", name="Ticked by mistake, or gone").click()

        expect(page.get_by_role("heading", level=1)).to_contain_text(
            "Ticked by mistake"
        )


def test_a_deleted_entry_and_a_deleted_spot_come_back(
    browser: Browser, server: Site, width: int
) -> None:
    with signed_in(browser, server, DAD, width) as page:
        open_spot(page, "Cheek")
        choose(page, ".diary-entry", "Delete the entry")
        expect(page.get_by_text("The entry is deleted.")).to_be_visible()
        page.get_by_text("1 deleted entry").click()
        look(page, "entry-deleted")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".diary")).to_contain_text("Dry.")

        choose(page, ".page-head", "Delete this spot")
        look(page, "spot-delete")
        page.get_by_role("button", name="Delete Cheek").click()
        expect(page.locator(".spot-card-name")).to_have_count(1)
        page.goto("/family/")
        page.locator(".row-link[href^='/children/']").first.click()
        follow(page, page.get_by_role("link", name="Deleted spots"))
        look(page, "spots-deleted")
        page.get_by_role("button", name="Put back").click()

        expect(page.locator(".diary")).to_contain_text("Dry.")


def test_two_spots_become_one_and_two_again(
    browser: Browser, server: Site, width: int
) -> None:
    with signed_in(browser, server, MUM, width) as page:
        open_spot(page, "Cheek")
        choose(page, ".page-head", "Merge with another spot")
        look(page, "spot-merge-choose")
        follow(page, page.get_by_role("link", name="Chin"))
        look(page, "spot-merge")
        page.get_by_role("button", name="Make them one").click()
        expect(page.locator(".diary-entry")).to_have_count(2)
        expect(page.locator(".day-number")).to_have_text("20")
        look(page, "spot-merged")

        choose(page, ".page-head", "Split into two spots")
        look(page, "spot-split")
        page.locator(".choice", has_text="Small.").click()
        page.locator("[name=place]").select_option(label="Chin")
        page.get_by_role("button", name="Make two of it").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Chin")
        expect(page.locator(".diary-entry")).to_have_count(1)


def test_an_entry_is_moved_to_another_spot(
    browser: Browser, server: Site, width: int
) -> None:
    with signed_in(browser, server, MUM, width) as page:
        open_spot(page, "Cheek")
        choose(page, ".diary-entry", "Move to another spot")
        look(page, "entry-move")
        page.locator(".choice", has_text="Chin").click()
        page.get_by_role("button", name="Move the entry").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Chin")
        expect(page.locator(".diary-entry")).to_have_count(2)
