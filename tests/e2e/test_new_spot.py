"""A new spot, step by step: since when, and what it might be."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

EMAIL = "beginning@example.com"
AGE = 42
TODAY = datetime.now(UTC).date()
FAMILY = f"""
from datetime import date
from tests.factories import ChildFactory, MembershipFactory
member = MembershipFactory(user__email="{EMAIL}", household__timezone="UTC")
born_on = date.fromisoformat("{TODAY - timedelta(days=AGE)}")
ChildFactory(household=member.household, born_on=born_on)
"""


@pytest.fixture(scope="module")
def kept(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "-c", FAMILY)
    return sign_in(browser, running, EMAIL)


@pytest.fixture(params=[390, 1280])
def page(
    request: pytest.FixtureRequest, browser: Browser, server: Site, kept: StorageState
) -> Iterator[Page]:
    with quiet_page(browser, server, width=request.param, height=800) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        page.goto("/spots/new/")
        page.locator(".body-map [data-place='tummy:']").click()
        page.get_by_role("button", name="Next: Since when?").click()
        yield page


@pytest.fixture
def what(page: Page) -> Page:
    """The page at its last step."""
    page.get_by_label("Today").check()
    page.get_by_role("button", name="Next: What might it be?").click()
    return page


def test_age_and_day_count_are_said_at_once(page: Page) -> None:
    said = page.locator("ms-since output")
    expect(said).to_be_hidden()

    page.get_by_label("Since birth").check()
    expect(said).to_contain_text(f"Maya\u2069, 0 days old. Today is day {AGE}.")
    page.get_by_label("Pick a date").check()
    page.get_by_label("First noticed").fill(str(TODAY - timedelta(days=AGE - 11)))

    expect(said).to_contain_text("Maya\u2069, 11 days old. Today is day 31.")
    look(page, "new-spot-since-day")


def test_a_day_that_cannot_be_holds_the_step_but_not_the_others(page: Page) -> None:
    page.get_by_label("Pick a date").check()
    page.get_by_label("First noticed").fill(str(TODAY + timedelta(days=1)))
    onward = page.get_by_role("button", name="Next: What might it be?")

    onward.click()
    expect(page.locator("ms-since output")).to_be_hidden()
    expect(onward).to_be_visible()
    page.get_by_label("I don’t know").check()
    onward.click()

    expect(onward).to_be_hidden()


def test_not_sure_and_a_name_exclude_each_other(what: Page) -> None:
    first = what.locator("[name=suspected]").first
    first.check()

    what.get_by_label("Not sure").check()
    expect(first).not_to_be_checked()
    first.check()

    expect(what.get_by_label("Not sure")).not_to_be_checked()


def test_several_ticks_are_counted(what: Page) -> None:
    for tick in what.locator("[name=suspected]").all()[:2]:
        tick.check()

    expect(
        what.get_by_text("Ticked: 2. The most urgent answer counts.")
    ).to_be_visible()
    look(what, "new-spot-what-ticked")


@pytest.mark.parametrize("typed", ["Milk spots", "mílk spóts", "milc spo"])
def test_parents_words_are_found_despite_a_slip(what: Page, typed: str) -> None:
    what.get_by_label("Search in your own words").fill(typed)

    expect(what.get_by_label(re.compile("Milia in a newborn"))).to_be_visible()
    expect(what.get_by_label(re.compile("Chickenpox"))).to_be_hidden()


def test_a_search_without_a_find_says_so_and_keeps_what_is_ticked(what: Page) -> None:
    first = what.locator("[name=suspected]").first
    first.check()

    what.get_by_label("Search in your own words").fill("qqqqqq")

    expect(what.get_by_text("Nothing like it in the list.")).to_be_visible()
    expect(first).to_be_visible()
    look(what, "new-spot-search")


def test_what_is_usual_at_the_place_comes_first(what: Page) -> None:
    what.get_by_role("button", name="Back", exact=True).click()
    what.get_by_role("button", name="Back", exact=True).click()

    what.get_by_role("button", name="Nappy area").click()

    offer = what.locator(".offers-first .offer").first
    expect(offer).to_have_attribute("data-sites", re.compile(r"nappy_area|\bany\b"))


def test_a_doctor_s_word_asks_for_the_day(what: Page) -> None:
    day = what.get_by_label("When did the doctor see it?")
    expect(day).to_be_hidden()

    what.get_by_text("A doctor said", exact=True).click()

    expect(day).to_have_value(str(TODAY))
    look(what, "new-spot-doctor")
    what.get_by_label(re.compile("Chickenpox")).check()
    what.get_by_role("button", name="Next: first photo").click()
    expect(what.get_by_role("heading", level=1)).to_have_text("Tummy")


def test_without_script_the_whole_list_stands_there(
    browser: Browser, server: Site, kept: StorageState
) -> None:
    context = browser.new_context(
        base_url=server.url, storage_state=kept, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/spots/new/")

    page.get_by_text("Chin", exact=True).click()
    page.get_by_label(re.compile(r"^\s*Today")).check()
    page.get_by_text("All others, by name").click()
    page.locator(".offers-rest [name=suspected]").last.check()
    expect(page.get_by_label("Search in your own words")).to_be_hidden()
    page.get_by_role("button", name="Next: first photo").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Chin")
    context.close()


def test_without_signal_a_new_spot_stays_as_it_was_told(what: Page) -> None:
    what.get_by_label("Not sure").check()
    what.context.set_offline(True)
    what.get_by_role("button", name="Next: first photo").click()
    notice = what.get_by_role("alert")
    expect(notice).to_have_text("Not sent yet. It stays here; try again.")
    expect(notice).to_be_in_viewport()
    what.context.set_offline(False)
    look(what, "new-spot-not-sent")

    what.get_by_role("button", name="Next: first photo").click()

    expect(what.get_by_role("heading", level=1)).to_have_text("Tummy")
    expect(what.get_by_text("day 0")).to_be_visible()
