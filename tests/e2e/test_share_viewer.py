"""A doctor opens a link in a browser that knows nobody, under its own policy."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.shares import HOSTILE, NAMES, PDF, shared
from tests.e2e.site import Site

TITLE = "A skin diary, shared with you by a parent"


@pytest.fixture(scope="module")
def made(running: Site) -> dict[str, str]:
    """A link of the day on which the tests run."""
    return shared(running)


@pytest.fixture
def laptop(browser: Browser, server: Site) -> Iterator[Page]:
    with quiet_page(browser, server, width=1280, height=800) as page:
        yield page


def enter(page: Page, made: dict[str, str]) -> None:
    """Open the link with its passcode, and wait until the last photo is there."""
    page.goto(made["address"])
    page.get_by_label("Passcode").fill(made["passcode"])
    page.get_by_role("button", name="Open the diary").click()
    expect(page.locator("main[data-photos=all]")).to_be_visible()


def test_the_passcode_opens_summary_chart_and_photos(
    page_phone: Page, made: dict[str, str]
) -> None:
    page_phone.goto(made["address"])
    expect(page_phone.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page_phone.get_by_text(re.compile("This link ends on"))).to_be_visible()
    look(page_phone, "share-ask")

    enter(page_phone, made)

    expect(page_phone.get_by_role("heading", level=1)).to_contain_text("Maya, 6 weeks")
    ends = datetime.now(UTC).date() + timedelta(days=7)
    expect(page_phone.get_by_text(f"ends {ends.day} {ends:%b}")).to_be_visible()
    expect(page_phone.locator(".verdict")).to_contain_text("Not seen by a doctor yet.")
    expect(page_phone.locator(".verdict")).to_contain_text("31 days")
    expect(page_phone.locator(".course-chart:visible .cc-point")).to_have_count(3)
    bar = page_phone.get_by_role("img", name=re.compile("Day 31"))
    expect(bar.locator(".wb-dot")).to_have_count(3)
    shaded = bar.locator(".wb-window").evaluate("it => getComputedStyle(it).fill")
    assert shaded.startswith('url("#bar-')
    expect(page_phone.get_by_text("Not recorded:").first).to_be_visible()
    photos = page_phone.locator("img")
    expect(photos).to_have_count(6)
    widths = photos.evaluate_all("all => all.map(each => each.naturalWidth)")
    assert min(widths) > 0
    assert page_phone.context.cookies() == []
    page_phone.evaluate("scrollTo(1000, 0)")
    assert page_phone.evaluate("scrollX") == 0
    look(page_phone, "share-open")


def test_it_fits_a_laptop(laptop: Page, made: dict[str, str]) -> None:
    laptop.goto(made["address"])
    look(laptop, "share-ask")

    enter(laptop, made)

    look(laptop, "share-open")


def test_with_the_keyboard_alone_a_wrong_and_then_the_right_passcode(
    page_phone: Page, server: Site
) -> None:
    made = shared(server)
    page_phone.goto(made["address"])
    expect(page_phone.get_by_label("Passcode")).to_be_focused()

    wrong = f"{(int(made['passcode']) + 1) % 10**6:06}"
    page_phone.keyboard.type(wrong)
    page_phone.keyboard.press("Enter")

    words = page_phone.get_by_role("alert")
    expect(words).to_have_text("That is not the passcode. 9 tries in all are left.")
    expect(page_phone.get_by_label("Passcode")).to_be_focused()
    look(page_phone, "share-wrong")
    page_phone.keyboard.insert_text(f"{made['passcode'][:3]} {made['passcode'][3:]}")
    page_phone.keyboard.press("Enter")
    expect(page_phone.locator("main[data-photos=all]")).to_be_visible()
    expect(page_phone.get_by_role("heading", level=1)).to_be_focused()


def test_a_photo_that_cannot_be_fetched_costs_only_itself(
    page_phone: Page, made: dict[str, str]
) -> None:
    fetched: list[str] = []

    def nothing_embedded(route: Route) -> None:
        said = json.loads(route.request.post_data or "{}")
        route.continue_(post_data=json.dumps(said | {"embeddedLengthMax": 0}))

    def second_fails(route: Route) -> None:
        fetched.append(route.request.url)
        if len(fetched) == 2:
            route.fulfill(status=503)
        else:
            route.continue_()

    page_phone.goto(made["address"])
    page_phone.route(made["url"], nothing_embedded)
    page_phone.route("**/s/files/*", second_fails)
    page_phone.get_by_label("Passcode").fill(made["passcode"])
    page_phone.get_by_role("button", name="Open the diary").click()
    expect(page_phone.locator("main[data-photos=all]")).to_be_visible()

    expect(page_phone.get_by_role("alert")).to_contain_text("Not everything")
    there = page_phone.locator("img").evaluate_all("all => all.map(i => !!i.src)")
    assert sorted(there) == [False, False, True, True, True, True]


def test_the_pdf_is_offered(
    page_phone: Page, made: dict[str, str], tmp_path: Path
) -> None:
    enter(page_phone, made)

    with page_phone.expect_download() as waiting:
        page_phone.get_by_role("button", name="PDF").click()

    waiting.value.save_as(tmp_path / "log.pdf")
    assert waiting.value.suggested_filename.endswith(".pdf")
    assert (tmp_path / "log.pdf").read_bytes() == PDF


def test_without_a_passcode_it_opens_at_once(page_phone: Page, server: Site) -> None:
    made = shared(server, "passcode=False")

    page_phone.goto(made["address"])

    expect(page_phone.locator("main[data-photos=all]")).to_be_visible()


def test_what_a_family_wrote_is_text_and_nothing_else(
    page_phone: Page, server: Site
) -> None:
    made = shared(server, "of='hostile'")

    enter(page_phone, made)

    expect(page_phone.get_by_role("heading", level=1)).to_contain_text(HOSTILE)
    expect(page_phone.locator(".report-note").first).to_have_text(HOSTILE)
    assert page_phone.locator("article script, article img[onerror]").count() == 0


def test_no_html_can_be_made_of_text_in_the_viewer(
    browser: Browser, made: dict[str, str]
) -> None:
    with browser.new_context() as context:  # The refusal is told on the console.
        page = context.new_page()
        page.goto(made["address"])

        refused = page.evaluate(
            "() => { try { document.body.innerHTML = '<b>x</b>'; return '' }"
            " catch (error) { return error.name } }"
        )

    assert refused == "TypeError"


def test_a_name_from_right_to_left_stays_so(page_phone: Page, server: Site) -> None:
    made = shared(server, "of='arabic'")

    enter(page_phone, made)

    name = page_phone.get_by_role("heading", level=1).locator("bdi")
    expect(name).to_have_text(NAMES["arabic"])
    assert name.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
    page_phone.evaluate("document.documentElement.dir = 'rtl'")
    page_phone.evaluate("document.querySelector('[data-page]').dir = 'rtl'")
    page_phone.evaluate("scrollTo(-1000, 0)")
    assert page_phone.evaluate("scrollX") == 0
    look(page_phone, "share-arabic")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("ended='stopped'", "This link was stopped"),
        ("ended='used_up'", "This link is closed"),
    ],
)
def test_what_has_ended_says_so_before_anything_is_typed(
    how: str, words: str, page_phone: Page, server: Site
) -> None:
    made = shared(server, how)

    page_phone.goto(made["address"])

    expect(page_phone.get_by_role("heading", name=words)).to_be_visible()
    expect(page_phone.get_by_label("Passcode")).to_be_hidden()
    look(page_phone, f"share-{how[7:-1]}")


def test_a_link_whose_days_are_over_says_so(
    page_phone: Page, made: dict[str, str], server: Site
) -> None:
    server.set_clock((datetime.now(UTC) + timedelta(days=8)).date())

    page_phone.goto(made["address"])

    expect(
        page_phone.get_by_role("heading", name="This link has ended")
    ).to_be_visible()


@pytest.mark.parametrize("after", ["", "#shlink:/eyJ1cmwi", "#shlink:/bm8gbGluaw"])
def test_an_address_without_a_whole_link_says_what_to_do(
    after: str, page_phone: Page, server: Site
) -> None:
    page_phone.goto(f"/s/{after}")

    words = "There is no diary behind this address"
    expect(page_phone.get_by_role("heading", name=words)).to_be_visible()


def test_without_script_it_says_what_is_needed(
    browser: Browser, server: Site, made: dict[str, str]
) -> None:
    with quiet_page(browser, server, width=390, height=844, script=False) as page:
        page.goto(made["address"])

        words = "This page needs JavaScript"
        expect(page.get_by_role("heading", name=words)).to_be_visible()
        expect(page.locator("noscript p")).to_contain_text("ask the family")
