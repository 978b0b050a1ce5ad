"""An entry and its photos get through a weak line whole, once, and in sight."""

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Route, StorageState, expect

from diary.photos.ingest import ingest
from tests.diary.photos.files import (
    a_picture,
    chatty_jpeg,
    decoded,
    display_p3_profile,
    encoded,
    exif_with,
)
from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site
from tests.factories.accounts import SIGN_IN_WITH

EMAIL = "sending@example.com"
TELL = f"from tests.e2e.one_spot import tell; tell('{EMAIL}')"
UPLOAD, LOG, SPOT = "**/entries/*/photos/*/", "**/log/", "**/spots/*-*/"
BROUGHT_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
PICTURES = "img:not(.photo-blur)"
# How much of X it holds, as a colour profile writes numbers.
RED_OF_DISPLAY_P3 = struct.pack(">i", round(0.5151 * 65536))
Make = Callable[..., Path]


@pytest.fixture(scope="module")
def kept(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "-c", TELL)
    return sign_in(browser, running, EMAIL)


@pytest.fixture(params=[390, 1280], ids=["phone", "laptop"])
def page(
    browser: Browser, server: Site, kept: StorageState, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The log form of the one spot, with a line of its own in its note."""
    with quiet_page(browser, server, width=request.param, height=844) as page:
        page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
        page.goto("/")
        page.get_by_role("link", name="Log").first.click()
        page.locator("[name=note]").fill(request.node.name)
        yield page


@pytest.fixture
def photo(tmp_path: Path) -> Make:
    """Write a photo of noise, so that no two are the same; return its path."""

    def make(name: str = "a.jpg", size: tuple[int, int] = (320, 240)) -> Path:
        path = tmp_path / name
        noise = Image.effect_noise(size, 80).convert("RGB")
        path.write_bytes(encoded(noise, exif=exif_with(orientation=6)))
        return path

    return make


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    path = tmp_path / "cut.jpg"
    path.write_bytes(chatty_jpeg()[:2000])
    return path


def choose(page: Page, *paths: Path) -> None:
    page.locator("input[type=file]").set_input_files(paths)


def row(page: Page, number: int) -> Locator:
    """The row of one photo, by its place among the chosen."""
    return page.locator(".photo-pick").nth(number - 1)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save for").click()


def expect_logged_once(page: Page, request: pytest.FixtureRequest, photos: int) -> None:
    expect(page.get_by_text("Logged.", exact=True).first).to_be_visible()
    entry = page.locator(".diary-entry", has_text=request.node.name)
    expect(entry).to_have_count(1)
    expect(entry.locator(PICTURES)).to_have_count(photos)


def lose_answers(page: Page, address: str, *, times: int) -> None:
    """Let requests reach the server and their answers get lost on the way."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(address, lose, times=times)


@contextmanager
def slow_line(page: Page) -> Iterator[None]:
    """Let 100 kB a second leave the browser."""
    line: dict[str, Any] = {"offline": False, "latency": 20, "downloadThroughput": -1}
    session = page.context.new_cdp_session(page)
    emulate = "Network.emulateNetworkConditions"
    session.send(emulate, {**line, "uploadThroughput": 100_000})
    yield
    session.send(emulate, {**line, "uploadThroughput": -1})


def test_every_photo_shows_how_far_it_has_got(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo("a.jpg", (900, 900)), photo("b.jpg", (900, 900)))

    with slow_line(page):
        save(page)

        expect(row(page, 1).get_by_text("On its way")).to_be_visible()
        expect(row(page, 2).get_by_text("Waits its turn")).to_be_visible()
        bar = row(page, 1).get_by_role("progressbar")
        expect(bar).not_to_have_js_property("value", 0)
        assert bar.evaluate("bar => bar.value") < 1
        look(page, "photos-on-their-way")
    expect_logged_once(page, request, photos=2)


def test_a_photo_whose_answer_was_lost_is_sent_again_and_is_one(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo("a.jpg"), photo("b.jpg"))
    lose_answers(page, UPLOAD, times=1)

    save(page)

    expect(row(page, 1).get_by_text("It goes by itself once there")).to_be_visible()
    look(page, "photo-not-sent")
    page.get_by_role("button", name="Try again photo 1").click()
    expect_logged_once(page, request, photos=2)


def test_a_photo_the_server_cannot_take_now_is_sent_later(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())
    later = {"code": "busy", "message": "Send this one again in a few minutes."}
    page.route(UPLOAD, lambda route: route.fulfill(status=503, json=later), times=1)

    save(page)

    expect(row(page, 1).get_by_text(later["message"])).to_be_visible()
    page.get_by_role("button", name="Try again photo 1").click()
    expect_logged_once(page, request, photos=1)


def test_a_photo_that_meets_a_server_starting_again_is_sent_again(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())
    by_a_proxy = "<h1>Service Unavailable</h1>"
    page.route(
        UPLOAD,
        lambda route: route.fulfill(
            status=503, content_type="text/html", body=by_a_proxy
        ),
        times=1,
    )

    save(page)

    expect(row(page, 1).get_by_text("Not sent yet")).to_be_visible()
    expect(row(page, 1).get_by_text("You may have been signed out")).to_be_hidden()
    page.get_by_role("button", name="Try again photo 1").click()
    expect_logged_once(page, request, photos=1)


def test_photos_go_by_themselves_once_there_is_signal(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())
    page.route(UPLOAD, lambda route: route.abort(), times=1)
    save(page)
    expect(row(page, 1).get_by_text("Not sent yet")).to_be_visible()

    page.context.set_offline(True)
    page.context.set_offline(False)

    expect_logged_once(page, request, photos=1)


def test_without_signal_the_form_stays_as_it_is(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())
    page.context.set_offline(True)

    save(page)

    notice = page.get_by_role("alert")
    expect(notice).to_have_text("Not sent yet. It stays here; try again.")
    expect(notice).to_be_in_viewport()
    expect(page.locator("[name=note]")).to_have_value(request.node.name)
    page.context.set_offline(False)
    look(page, "form-not-sent")
    save(page)
    expect_logged_once(page, request, photos=1)


def test_an_entry_whose_answer_was_lost_is_one(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())
    lose_answers(page, LOG, times=1)
    save(page)
    expect(page.get_by_text("It stays here; try again.")).to_be_visible()

    save(page)

    expect_logged_once(page, request, photos=1)


def test_a_double_tap_is_one_entry(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())

    page.get_by_role("button", name="Save for").dblclick()

    expect_logged_once(page, request, photos=1)


def test_a_photo_that_cannot_be_read_costs_only_itself(
    page: Page, photo: Make, cut: Path
) -> None:
    choose(page, photo(), cut)

    save(page)

    expect(row(page, 2).get_by_text("This file has arrived broken.")).to_be_visible()
    expect(row(page, 1).get_by_text("Saved", exact=True)).to_be_visible()
    look(page, "photo-refused")


def test_a_refused_photo_is_left_out(
    page: Page, photo: Make, cut: Path, request: pytest.FixtureRequest
) -> None:
    choose(page, photo(), cut)
    save(page)

    page.get_by_role("button", name="Leave it out photo 2").click()

    expect_logged_once(page, request, photos=1)


def test_another_photo_is_chosen_in_place_of_a_refused_one(
    page: Page, photo: Make, cut: Path, request: pytest.FixtureRequest
) -> None:
    choose(page, cut)
    save(page)
    expect(row(page, 1).get_by_text("This file has arrived broken.")).to_be_visible()

    choose(page, photo())
    expect(row(page, 2).get_by_text("Saved", exact=True)).to_be_visible()
    page.get_by_role("link", name="Leave it so").click()

    expect_logged_once(page, request, photos=1)


def test_a_form_that_comes_back_keeps_words_and_photos(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())
    page.get_by_text("More: temperature").click()
    page.locator("[name=temperature_c]").fill("99")

    save(page)

    expect(page.get_by_role("alert")).to_contain_text("What you entered is kept.")
    expect(page.locator("[name=note]")).to_have_value(request.node.name)
    expect(page.locator(".photo-pick")).to_have_count(1)
    expect(page.get_by_text("Please choose the photos again")).to_be_hidden()
    page.locator("[name=temperature_c]").fill("37.5")
    save(page)
    expect_logged_once(page, request, photos=1)


def test_a_parent_signed_out_meanwhile_loses_nothing(
    page: Page, photo: Make, request: pytest.FixtureRequest
) -> None:
    choose(page, photo())
    page.context.clear_cookies()
    save(page)
    link = page.get_by_role("link", name="sign in in another tab")

    with page.expect_popup() as opened:
        link.click()
    other = opened.value
    other.locator("[name=login]").fill(EMAIL)
    other.locator("[name=password]").fill(SIGN_IN_WITH)
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("heading", name="Today")).to_be_visible()
    save(page)

    expect_logged_once(page, request, photos=1)


def test_a_photo_above_16_megapixels_is_made_smaller_before_it_travels(
    page: Page, tmp_path: Path
) -> None:
    path, answers = tmp_path / "large.jpg", list[dict[str, Any]]()
    picture, exif = a_picture(5600, 4200), exif_with(orientation=6)
    profile = display_p3_profile()
    path.write_bytes(encoded(picture, exif=exif, icc_profile=profile))

    def read(route: Route) -> None:
        answer = route.fetch()
        answers.append(answer.json())
        route.fulfill(response=answer)

    page.route(UPLOAD, read)
    choose(page, path)

    save(page)

    logged = page.get_by_text("Logged.", exact=True)
    expect(logged).to_be_visible(timeout=30_000)
    [kept] = answers
    assert 15_900_000 < kept["width"] * kept["height"] <= 16_000_000
    assert kept["taken_at"] == "2024-05-06T06:08:09Z"
    original = page.request.get(kept["urls"]["original"]).body()
    assert RED_OF_DISPLAY_P3 in decoded(original).info["icc_profile"]
    shown = page.request.get(kept["urls"]["large"]).body()
    assert corners(shown) == pytest.approx(corners(ingest(path).large), abs=3)


def corners(jpeg: bytes) -> list[int]:
    """The colours near the four corners of an upright 1200 by 1600 picture."""
    picture = decoded(jpeg).convert("RGB")
    assert picture.size == (1200, 1600)
    places = [(100, 100), (1100, 100), (100, 1500), (1100, 1500)]
    return [value for place in places for value in colour_at(picture, place)]


def colour_at(picture: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    colour = picture.getpixel(place)
    assert isinstance(colour, tuple)
    return colour


def test_an_instruction_stays_in_view_while_the_photos_travel(
    page: Page, photo: Make
) -> None:
    page.get_by_text("Yes, show").click()
    page.get_by_text("Press a clear glass firmly").click()
    choose(page, photo())
    page.route(UPLOAD, lambda route: route.abort())

    save(page)

    expect(row(page, 1).get_by_text("Not sent yet")).to_be_visible()
    expect(page.locator(".sign-instruction:visible")).to_contain_text("Call 999")
    expect(page.locator("[name=note]")).to_be_hidden()


def test_a_saved_form_that_the_browser_kept_starts_afresh(page: Page) -> None:
    page.route(SPOT, lambda route: route.fulfill(status=204))  # The form stays open.
    with page.expect_response(SPOT):
        save(page)

    page.evaluate(BROUGHT_BACK)

    expect(page.locator("[name=note]")).to_have_value("")
