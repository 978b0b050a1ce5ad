"""Every state of the diary's pages: all of it fits, and what matters comes first."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site
from tests.e2e.states import CHILD, ENTRIES, NOTE
from tests.e2e.ways import PAGES, visit

GLASS = "Press a clear glass firmly"
CALL = "Call 999 or go to an emergency"
RING = """() => {
  const focused = document.activeElement;
  const shown = [focused, ...(focused.labels ?? []), focused.closest("label")];
  return shown.some((one) => one && getComputedStyle(one).outlineStyle === "solid");
}"""


@pytest.fixture
def page(browser: Browser, server: Site, all_states: StorageState) -> Iterator[Page]:
    with quiet_page(browser, server, width=390, height=700, touch=True) as page:
        page.context.add_cookies(all_states["cookies"])  # type: ignore[arg-type]
        yield page


@contextmanager
def without_script(
    browser: Browser, site: Site, all_states: StorageState
) -> Iterator[Page]:
    """Yield a signed-in page of a browser that runs no script."""
    context = browser.new_context(
        base_url=site.url,
        storage_state=all_states,
        viewport={"width": 390, "height": 700},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def is_in_view(page: Page, part: Locator) -> bool:
    """Whether all of `part` is seen now, none of it behind the bar at the bottom."""
    box, bar = part.bounding_box(), page.locator(".action-bar:visible").bounding_box()
    return bool(box and bar and box["y"] >= 0 and box["y"] + box["height"] <= bar["y"])


@pytest.mark.parametrize("name", ["today", "emergency"])
def test_an_emergency_is_first_and_fills_the_width(page: Page, name: str) -> None:
    visit(page, *PAGES[name])

    head = page.locator(".emergency")

    box = head.bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"]) == (0, 0, 390)
    assert head.get_by_role("link", name="Call 999").get_attribute("href") == "tel:999"


def test_not_even_the_word_that_it_is_saved_stands_above_an_emergency(
    page: Page,
) -> None:
    visit(page, "Tummy", "Log again")

    page.get_by_role("button", name="Save for").click()

    expect(page.get_by_text("Logged.")).to_be_visible()
    box = page.locator(".emergency").bounding_box()
    assert box
    assert box["y"] == 0


def test_an_emergency_has_the_words_for_the_phone(page: Page) -> None:
    visit(page, "Tummy")

    say = page.locator("section", has_text="Say this on the phone")

    for fact in (CHILD, "13 months", "Tummy", GLASS, "38.4 °C"):
        expect(say).to_contain_text(fact)


def test_of_several_spots_past_their_time_one_asks_in_full(page: Page) -> None:
    visit(page)

    expect(page.locator(".prompt:visible")).to_have_count(1)
    page.get_by_text("2 more spots to show at the visit").click()

    expect(page.locator(".prompt:visible")).to_have_count(3)


def test_hundreds_of_entries_open_with_the_newest(page: Page) -> None:
    visit(page, "Chest")
    entries = page.locator(".diary-entry")
    expect(entries).to_have_count(20)
    expect(entries.first).to_contain_text(f"Night {ENTRIES - 1}.")

    page.get_by_role("link", name="380 older entries").click()

    expect(entries).to_have_count(ENTRIES)


def test_the_camera_on_a_page_of_a_spot_opens_its_log(page: Page) -> None:
    visit(page, "Chest")

    page.get_by_role("link", name="Log an entry").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Chest")


def test_a_note_runs_in_the_direction_of_its_script(page: Page) -> None:
    visit(page, "Back of the neck")

    note = page.get_by_text(NOTE)

    assert note.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_no_sign_looks_ticked_before_it_is(page: Page) -> None:
    visit(page, *PAGES["log"])
    page.emulate_media(forced_colors="active")

    page.get_by_text("Yes, show").click()

    expect(page.locator(".sign-tick > .icon").first).to_be_hidden()


def test_an_instruction_shows_at_the_tick_without_script(
    browser: Browser, server: Site, all_states: StorageState
) -> None:
    with without_script(browser, server, all_states) as page:
        visit(page, *PAGES["log"])
        instruction = page.locator(".sign-instruction", has_text=CALL).first

        page.get_by_text("Yes, show").click()
        expect(instruction).to_be_hidden()
        page.get_by_text(GLASS).click()

        expect(instruction).to_be_visible()
        assert is_in_view(page, instruction)


def test_an_instruction_survives_a_form_that_comes_back(
    browser: Browser, server: Site, all_states: StorageState
) -> None:
    with without_script(browser, server, all_states) as page:
        visit(page, *PAGES["log"])
        page.get_by_text("Yes, show").click()
        page.get_by_text(GLASS).click()
        page.get_by_text("More: temperature").click()
        page.locator("[name=temperature_c]").fill("99")

        page.get_by_role("button", name="Save for").click()

        expect(page.get_by_role("alert")).to_contain_text("What you entered is kept.")
        expect(page.locator("[name=temperature_c]")).to_have_value("99")
        expect(page.locator(".sign-instruction", has_text=CALL).first).to_be_visible()


def test_an_entry_is_logged_by_keyboard_alone(page: Page) -> None:
    visit(page, "Forehead", "Log today")

    walk_to(page, "[name=course]")
    page.keyboard.press("ArrowRight")
    walk_to(page, "[name=sign_state]")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    walk_to(page, "[name=note]")
    page.keyboard.type("By keyboard.")
    walk_to(page, ".action-bar button")
    page.keyboard.press("Enter")

    entry = page.locator(".diary-entry").first
    expect(entry).to_contain_text("By keyboard.")
    expect(entry).to_contain_text("Same")


def walk_to(page: Page, selector: str) -> None:
    """Press Tab until `selector` has the focus; each stop on the way shows its ring."""
    for _stop in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(RING), page.evaluate("document.activeElement.outerHTML")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"{selector} is never reached")
