"""Then and now: any two days under one line, however many there are."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.looking import follow, look
from tests.e2e.many_photos import A_DAY, DAYS, EMAIL
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

TELL = "from tests.e2e.many_photos import tell; tell()"
# How far all moved without being asked to: while the page was read, and since then.
SHIFTS = """() => new Promise((tell) => {
  const [page] = performance.getEntriesByType("navigation");
  const sums = [0, 0];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      sums[Number(one.startTime > page.domContentLoadedEventEnd)] += one.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sums), 500);
})"""


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
        address = page.locator(".spot-card-name a").first.get_attribute("href")
        page.goto(f"{address}")
        yield page


def captions(page: Page) -> list[str]:
    return [
        page.locator(f".then-now-{one} figcaption").inner_text()
        for one in ("then", "now")
    ]


def test_the_first_and_the_last_day_lie_under_the_line(page: Page) -> None:
    first, last = captions(page)

    assert first.endswith("day 0")
    assert last.endswith(f"day {DAYS - 1}")
    look(page, "then-now")


def test_the_arrows_walk_the_strip_and_choose_a_day(page: Page) -> None:
    page.locator(".then-now-handle").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".photo-strip-link").nth(DAYS * A_DAY - 1)).to_be_focused()

    page.keyboard.press("Home")
    for _step in range(2 * A_DAY):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")

    assert [one.rpartition("· ")[2] for one in captions(page)] == ["day 2", "day 59"]
    photo = page.locator(".then-now-then img:not(.photo-blur)")
    expect(photo).to_have_attribute("alt", f"Tummy, {captions(page)[0]}")
    expect(page.locator("[aria-pressed=true]")).to_have_count(2)


def test_the_arrows_move_the_line(page: Page) -> None:
    handle = page.locator(".then-now-handle")
    handle.focus()

    page.keyboard.press("ArrowRight")

    expect(handle).to_have_value("51")


def test_a_finger_moves_the_line(
    browser: Browser, server: Site, kept: StorageState
) -> None:
    with quiet_page(browser, server, width=390, height=844, touch=True) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        page.goto("/")
        follow(page, page.locator(".spot-card-name a").first)
        handle = page.locator(".then-now-handle")
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        assert box

        drag(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, by=90)

        assert int(handle.input_value()) > 70


def drag(page: Page, x: float, y: float, *, by: int) -> None:
    """Draw a finger sideways over the screen."""
    devtools = page.context.new_cdp_session(page)
    touch = "Input.dispatchTouchEvent"
    start = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    devtools.send(touch, start)
    for step in range(10, by + 1, 10):
        move = {"type": "touchMove", "touchPoints": [{"x": x + step, "y": y}]}
        devtools.send(touch, move)
    devtools.send(touch, {"type": "touchEnd", "touchPoints": []})


def test_paper_shows_the_two_side_by_side(page: Page) -> None:
    page.emulate_media(media="print")

    then = page.locator(".then-now-then").bounding_box()
    now = page.locator(".then-now-now").bounding_box()

    assert then
    assert now
    assert then["x"] + then["width"] <= now["x"]
    assert then["y"] == now["y"]


def test_of_300_photos_only_those_near_are_loaded(page: Page) -> None:
    page.wait_for_load_state("networkidle")

    loaded = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter((one) => one.name.includes('/photos/')).length"
    )

    assert page.locator(".photo-strip-link img").count() > DAYS * A_DAY
    assert 2 < loaded < 100


def test_nothing_moves_while_photos_arrive(page: Page) -> None:
    strip = page.locator(".photo-strip").first
    for link in (A_DAY * 10, A_DAY * 40, A_DAY * DAYS - 1):
        strip.locator("img").nth(link).scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
    expect(strip.locator("img").last).to_have_js_property("naturalWidth", 300)
    page.locator(".diary-entry").last.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")

    while_read, since = page.evaluate(SHIFTS)
    assert since == 0
    # A machine without time for it shows an element before all of it was read: less
    # than a thousandth. A photo whose place is not kept moves the page by tenths.
    assert while_read < 0.01


def test_without_script_each_photo_of_the_strip_opens(
    browser: Browser, server: Site, kept: StorageState
) -> None:
    context = browser.new_context(
        base_url=server.url, storage_state=kept, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/")
    page.locator(".spot-card-name a").first.click()

    with page.expect_navigation() as opened:
        page.locator(".photo-strip-link").nth(3).click()

    assert opened.value.headers["content-type"] == "image/jpeg"
    context.close()
