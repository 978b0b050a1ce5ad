"""The camera lines up with the last photo, and stops when it closes.

Chromium brings one of its own for tests: it sees green, and something that turns.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.diary.photos.files import RED
from tests.e2e.chromium import ARGUMENTS, find_chromium
from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

EMAIL = "camera@example.com"
TELL = f"from tests.e2e.one_spot import tell; tell('{EMAIL}', photo=True)"
CAMERA = "--use-fake-device-for-media-stream"
ALLOWED = "--use-fake-ui-for-media-stream"
LINE_UP = "Line up with the last photo"
WATCH_TRACKS = """() => {
  window.tracks = [];
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wishes) => {
    const stream = await ask(wishes);
    tracks.push(...stream.getTracks());
    return stream;
  };
}"""


@pytest.fixture(scope="module")
def kept(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "-c", TELL)
    return sign_in(browser, running, EMAIL)


def a_browser(browser: Browser, *flags: str) -> Browser:
    """Start a second browser of the same kind, with more flags."""
    path = find_chromium()
    return browser.browser_type.launch(executable_path=path, args=[*ARGUMENTS, *flags])


@pytest.fixture(scope="module")
def with_camera(browser: Browser) -> Iterator[Browser]:
    started = a_browser(browser, CAMERA, ALLOWED)
    yield started
    started.close()


def log_form(page: Page, kept: StorageState) -> Page:
    page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
    page.goto("/")
    page.get_by_role("link", name="Log").first.click()
    return page


@pytest.fixture(params=[390, 1280], ids=["phone", "laptop"])
def page(
    with_camera: Browser,
    server: Site,
    kept: StorageState,
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """The log form in a browser whose camera may be used."""
    with quiet_page(with_camera, server, width=request.param, height=844) as page:
        yield log_form(page, kept)


def open_camera(page: Page) -> None:
    page.get_by_role("button", name=LINE_UP).click()
    expect(page.get_by_role("button", name="Take the photo")).to_be_focused()


def test_a_photo_is_lined_up_taken_and_logged(page: Page) -> None:
    open_camera(page)
    dialog = page.get_by_role("dialog", name=LINE_UP)
    expect(dialog.get_by_role("img", name="The last photo")).to_be_visible()
    expect(dialog.locator(".camera-whose")).to_contain_text("Maya")
    look(page, "camera")

    page.get_by_role("button", name="Take the photo").click()
    expect(dialog.get_by_role("img", name="The photo just taken")).to_be_visible()
    look(page, "camera-taken")
    page.get_by_role("button", name="Use this photo").click()

    expect(dialog).to_be_hidden()
    expect(page.locator(".photo-pick")).to_have_count(1)
    look(page, "log-with-camera")
    page.get_by_role("button", name="Save for").click()
    expect(page.get_by_text("Logged.", exact=True)).to_be_visible()
    newest = page.locator(".diary-entry").first
    expect(newest.locator("img:not(.photo-blur)")).to_have_count(1)


def test_what_lies_over_the_picture_is_not_in_the_photo(page: Page) -> None:
    open_camera(page)
    page.get_by_label("How strongly the last photo shows").fill("100")
    ghost = page.locator(".camera-ghost")
    expect(ghost).to_have_css("opacity", "1")

    page.get_by_role("button", name="Take the photo").click()

    taken = page.locator(".camera-taken")
    expect(taken).to_be_visible()
    corner = taken.evaluate(
        "one => [...one.getContext('2d').getImageData(30, 30, 1, 1).data].slice(0, 3)"
    )
    assert corner != pytest.approx(RED, abs=60)
    assert corner[1] == max(corner), "the camera of the tests sees green"


def test_the_last_photo_grows_fainter_with_the_slider(page: Page) -> None:
    open_camera(page)
    ghost = page.locator(".camera-ghost")
    expect(ghost).to_have_css("opacity", "0.4")

    page.get_by_label("How strongly the last photo shows").press("ArrowLeft")

    expect(ghost).to_have_css("opacity", "0.35")


def test_the_camera_is_off_once_it_is_closed(page: Page) -> None:
    open_camera(page)
    page.evaluate(
        "window.track = document.querySelector('video').srcObject.getTracks()[0]"
    )
    assert page.evaluate("track.readyState") == "live"

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("ms-camera video")).to_have_js_property("srcObject", None)
    assert page.evaluate("track.readyState") == "ended"
    expect(page.get_by_role("button", name=LINE_UP)).to_be_focused()


def test_opened_again_while_the_browser_asks_no_camera_is_left_on(page: Page) -> None:
    expect(page.get_by_role("button", name=LINE_UP)).to_be_visible()
    page.evaluate(WATCH_TRACKS)
    page.locator("ms-camera").evaluate("one => { one.open(); one.close(); one.open() }")
    expect(page.get_by_role("button", name="Take the photo")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("tracks.map((one) => one.readyState)") == ["ended"] * 2


def test_the_keyboard_alone_takes_a_photo(page: Page) -> None:
    page.get_by_role("button", name=LINE_UP).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take the photo")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Use this photo")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take the photo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Use this photo")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".photo-pick")).to_have_count(1)


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ([CAMERA], "The camera may not be used here."),
        ([ALLOWED], "No camera was found."),
    ],
)
@pytest.mark.parametrize("width", [390, 1280], ids=["phone", "laptop"])
def test_without_a_camera_a_sentence_leads_to_the_file_input(
    flags: list[str],
    words: str,
    width: int,
    browser: Browser,
    server: Site,
    kept: StorageState,
) -> None:
    other = a_browser(browser, *flags)
    with quiet_page(other, server, width=width, height=844) as page:
        log_form(page, kept).get_by_role("button", name=LINE_UP).click()
        expect(page.get_by_role("alert")).to_contain_text(words)
        look(page, f"camera-{words.split(maxsplit=1)[0].lower()}-{words.split()[2]}")

        with page.expect_file_chooser():
            page.get_by_role("button", name="Choose a photo").click()

        expect(page.get_by_role("dialog")).to_be_hidden()
    other.close()


def test_without_script_nothing_offers_the_camera(
    browser: Browser, server: Site, kept: StorageState
) -> None:
    with quiet_page(browser, server, width=390, height=844, script=False) as page:
        log_form(page, kept)

        expect(page.get_by_role("button", name=LINE_UP)).to_be_hidden()
        expect(page.locator("input[type=file]")).to_be_visible()
