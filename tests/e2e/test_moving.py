"""A phone abroad offers its time zone, and a thumb sets a reminder."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site
from tests.factories.accounts import SIGN_IN_WITH

TELL = "from tests.e2e.twins import tell; tell('{email}')"
PHONE, LAPTOP, NARROW = (390, 844), (1280, 800), (320, 700)
LONDON, LISBON, AUCKLAND = "Europe/London", "Europe/Lisbon", "Pacific/Auckland"


@pytest.fixture
def mum(
    request: pytest.FixtureRequest, browser: Browser, server: Site
) -> Iterator[Page]:
    """The browser, of a size and in a zone, of an owner of twins in London."""
    (width, height), zone = request.param
    email = f"mum-{uuid4()}@example.com"
    server.manage("shell", "-c", TELL.format(email=email))
    with quiet_page(browser, server, width=width, height=height, zone=zone) as page:
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(SIGN_IN_WITH)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
        yield page


@pytest.mark.parametrize("mum", [(PHONE, AUCKLAND), (LAPTOP, AUCKLAND)], indirect=True)
def test_the_zone_of_a_phone_abroad_becomes_the_diarys(mum: Page) -> None:
    mum.goto("/family/")
    expect(mum.get_by_text("This device is in Auckland time.")).to_be_visible()
    look(mum, "zone-offered")
    mum.get_by_role("button", name="Change the diary’s time zone").click()
    expect(mum.get_by_label("Time zone")).to_have_value("Pacific/Auckland")
    look(mum, "zone-chosen")
    mum.get_by_role("button", name="Save").click()

    expect(mum.get_by_text("Saved.")).to_be_visible()
    expect(mum.get_by_text("Pacific/Auckland")).to_be_visible()
    expect(mum.get_by_text("This device is in")).to_be_hidden()


@pytest.mark.parametrize("mum", [(PHONE, LISBON)], indirect=True)
def test_a_phone_at_home_is_offered_nothing(mum: Page) -> None:
    mum.goto("/family/")

    expect(mum.get_by_text("Europe/London")).to_be_visible()
    expect(mum.get_by_text("This device is in")).to_be_hidden()


@pytest.mark.parametrize("mum", [(PHONE, LONDON), (NARROW, LONDON)], indirect=True)
def test_a_reminder_is_set_and_turned_off(mum: Page) -> None:
    mum.locator("main a", has_text="Tummy").first.click()
    mum.get_by_role("link", name="Remind me to log").click()
    mum.get_by_label("How often?").select_option("2")
    mum.get_by_label("At what time?").fill("18:30")
    look(mum, "reminder")
    mum.get_by_role("button", name="Remind me").click()
    # This server sends no letters, and no browser takes messages yet.
    expect(mum.get_by_text("No message can reach you yet.")).to_be_visible()
    mum.get_by_role("link", name="Back to the spot").click()

    own = mum.get_by_role("link", name="Remind me to log")
    expect(own).to_contain_text("Every 2 days at 18:30")
    own.scroll_into_view_if_needed()
    look(mum, "reminder-set")
    own.click()
    mum.get_by_role("button", name="Turn the reminder off").click()

    expect(mum.get_by_role("link", name="Remind me to log")).to_contain_text("Off")
