"""A place is chosen on the body map by finger, by keyboard, or from the list."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

EMAIL = "places@example.com"
FAMILY = f"""
from tests.factories import ChildFactory, MembershipFactory, SpotFactory
member = MembershipFactory(user__email="{EMAIL}")
child = ChildFactory(household=member.household)
SpotFactory(child=child, site="forearm", side="left")
"""
SIDEWAYS = "scrollTo(1000, 0), scrollTo(-1000, 0), scrollX"


@pytest.fixture(scope="module")
def kept(browser: Browser, running: Site) -> StorageState:
    """What a browser keeps once it has signed in."""
    running.manage("shell", "-c", FAMILY)
    return sign_in(browser, running, EMAIL)


@pytest.fixture(params=[390, 1280])
def page(
    request: pytest.FixtureRequest, browser: Browser, server: Site, kept: StorageState
) -> Iterator[Page]:
    with quiet_page(browser, server, width=request.param, height=800) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        page.goto("/spots/new/")
        yield page


@pytest.fixture
def narrow(browser: Browser, server: Site, kept: StorageState) -> Iterator[Page]:
    with quiet_page(browser, server, width=320, height=700, touch=True) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        page.goto("/spots/new/")
        yield page


def test_a_tap_chooses_and_a_second_takes_it_back(narrow: Page) -> None:
    tummy = narrow.get_by_role("button", name="Tummy", exact=True)

    tummy.tap()
    expect(tummy).to_have_attribute("aria-pressed", "true")
    expect(narrow.get_by_role("button", name="Take away Tummy")).to_be_visible()
    tummy.tap()

    expect(tummy).to_have_attribute("aria-pressed", "false")
    expect(narrow.get_by_role("button", name="Take away Tummy")).to_have_count(0)


def test_a_spot_is_in_one_place(narrow: Page) -> None:
    narrow.get_by_role("button", name="Tummy", exact=True).tap()
    narrow.get_by_role("button", name="Left knee", exact=True).tap()

    expect(narrow.locator(".body-map [aria-pressed=true]")).to_have_count(1)
    expect(narrow.locator("[name=place]:checked")).to_have_value("knee:left")


def test_the_same_place_from_behind_follows(narrow: Page) -> None:
    narrow.get_by_role("button", name="Left shoulder", exact=True).tap()

    narrow.get_by_role("button", name="Back", exact=True).tap()

    behind = narrow.get_by_role("button", name="Left shoulder, from behind")
    expect(behind).to_have_attribute("aria-pressed", "true")


def test_the_head_opens_the_face(page: Page) -> None:
    page.get_by_role("button", name="Head and face").click()

    expect(page.get_by_role("button", name="Face", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Left cheek")).to_be_visible()
    look(page, "body-map-face")


def test_front_and_back_stand_side_by_side_on_a_laptop(page: Page) -> None:
    is_laptop = page.evaluate("innerWidth") > 768

    behind = page.get_by_role("group", name="Back", exact=True)

    expect(behind).to_be_visible(visible=is_laptop)


def test_an_open_spot_is_striped_and_said(page: Page) -> None:
    region = page.locator(".body-map-front .bm-striped")

    expect(region).to_have_attribute(
        "aria-label", "Left forearm and wrist (a spot is open here)"
    )


def test_a_place_is_chosen_and_sent_by_keyboard_alone(page: Page) -> None:
    walk_to(page, ".body-map-front [data-place='chest:']")
    look(page, "body-map-focus")
    page.keyboard.press("Space")
    walk_to(page, ".steps-bar .button-main")
    page.keyboard.press("Enter")
    walk_to(page, "[name=since]")
    page.keyboard.press("Space")
    walk_to(page, ".steps-bar .button-main")
    page.keyboard.press("Enter")
    walk_to(page, ".steps-bar [type=submit]")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Chest")


def test_the_edge_of_the_focus_is_not_covered(page: Page) -> None:
    walk_to(page, ".body-map-front [data-place='thigh:left']")

    ring = page.locator(".body-map-front g > :last-child.bm-ring")
    expect(ring).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(".bm-ring")).to_have_count(1)
    page.get_by_role("button", name="Face", exact=True).focus()

    expect(page.locator(".bm-ring")).to_have_count(0)


def test_taking_the_choice_away_keeps_the_focus_near(page: Page) -> None:
    page.get_by_role("button", name="Tummy", exact=True).click()

    page.get_by_role("button", name="Take away Tummy").click()

    expect(page.locator("[name=place]:checked")).to_have_count(0)
    expect(page.locator("ms-body-map summary")).to_be_focused()


def test_the_list_and_the_map_are_one_choice(page: Page) -> None:
    page.get_by_text("Choose from a list").click()

    page.get_by_text("Left armpit", exact=True).click()

    expect(page.get_by_role("button", name="Take away Left armpit")).to_be_visible()
    look(page, "body-map-list")


def test_without_script_the_list_stands_there(
    browser: Browser, server: Site, kept: StorageState
) -> None:
    context = browser.new_context(
        base_url=server.url, storage_state=kept, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/spots/new/")

    expect(page.locator(".body-map")).to_be_hidden()
    page.get_by_text("Left armpit", exact=True).click()
    page.get_by_label(re.compile(r"^\s*Today")).check()
    page.get_by_role("button", name="Next: first photo").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Left armpit")
    context.close()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_map_fits_320_pixels_in_either_direction(
    narrow: Page, direction: str
) -> None:
    narrow.evaluate(f"document.dir = '{direction}'")

    right, left = narrow.locator(".body-map-front .bm-word").all()

    assert narrow.evaluate(SIDEWAYS) == 0
    box, other = right.bounding_box(), left.bounding_box()
    assert box
    assert other
    assert box["x"] < other["x"]
    look(narrow, f"body-map-{direction}")


def test_the_smallest_region_can_be_hit_with_a_thumb(narrow: Page) -> None:
    boxes = narrow.evaluate(
        "[...document.querySelectorAll('.body-map-front [role=button]')]"
        ".map((one) => one.getBoundingClientRect())"
        ".map(({ width, height }) => Math.min(width, height))"
    )

    assert min(boxes) >= 27


def walk_to(page: Page, selector: str) -> None:
    """Press Tab until `selector` has the focus."""
    for _stop in range(90):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"{selector} is never reached")
