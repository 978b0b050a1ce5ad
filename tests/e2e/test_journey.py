"""The main job, from signing up to the photo that nobody else can see."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.diary.photos.files import chatty_jpeg
from tests.e2e.looking import follow, look
from tests.e2e.site import Site
from tests.processes.running import running

PASSWORD = "a quiet night of sleep"
AGE, LIMIT = 42, 90


@pytest.fixture(params=["page_phone", "page_desktop"])
def page(request: pytest.FixtureRequest) -> Page:
    found: Page = request.getfixturevalue(request.param)
    return found


def test_from_the_first_spot_to_the_doctor(
    page: Page, server: Site, tmp_path: Path
) -> None:
    today = datetime.now(UTC).date()
    born_on = today - timedelta(days=AGE)

    sign_up(page)
    add_child(page, born_on)
    begin_spot(page)
    log_with_photos(page, tmp_path)
    see_the_bar(page)
    photo = page.locator("img[src*='/photos/']").first.get_attribute("src")
    spot = page.url

    server.set_clock(born_on + timedelta(days=LIMIT))
    page.goto("/")
    expect(page.locator(".prompt")).to_have_count(0)
    server.set_clock(born_on + timedelta(days=LIMIT + 1))
    see_the_prompt(page)
    book_a_visit(page, born_on + timedelta(days=LIMIT + 8))

    page.goto(spot)
    look(page, "spot-past-its-time")
    report_holds_everything(page, server)
    assert photo
    sign_out(page)
    assert page.request.get(photo, max_redirects=0).status == 302


def sign_up(page: Page) -> None:
    page.goto("/")
    look(page, "welcome")
    follow(page, page.get_by_role("link", name="Start a diary"))
    look(page, "sign-up")
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.get_by_label("E-mail").fill(f"journey-{width}@example.com")
    page.locator("[name=password1]").fill(PASSWORD)
    page.get_by_label("What the child calls you").fill("Mum")
    page.locator("[name=country]").select_option("GB")
    page.locator("[name=timezone]").select_option("UTC")
    page.get_by_role("button", name="Start the diary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    look(page, "today-without-a-child")


def add_child(page: Page, born_on: date) -> None:
    follow(page, page.get_by_role("link", name="Add a child"))
    look(page, "new-child")
    page.locator("[name=name]").fill("Maya Example")
    page.locator("[name=born_on]").fill(born_on.isoformat())
    follow(page, page.get_by_role("button", name="Save"))
    page.goto("/")
    expect(page.get_by_text("No spots. Long may it last.")).to_be_visible()
    look(page, "today-without-a-spot")


def begin_spot(page: Page) -> None:
    follow(page, page.get_by_role("link", name="New spot").first)
    look(page, "new-spot-where")
    page.get_by_role("button", name="Head and face").click()
    page.get_by_role("button", name="Left cheek").click()
    follow(page, page.get_by_role("button", name="Next: Since when?"))
    look(page, "new-spot-since")
    page.get_by_label(re.compile("Since birth")).check()
    follow(page, page.get_by_role("button", name="Next: What might it be?"))
    look(page, "new-spot-what")
    page.get_by_label(re.compile("Milia in a newborn")).check()
    page.get_by_role("button", name="Next: first photo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Left cheek")


def log_with_photos(page: Page, folder: Path) -> None:
    look(page, "log")
    paths = []
    for number in (1, 2):
        path = folder / f"IMG_{number}.jpg"
        path.write_bytes(chatty_jpeg(orientation=number))
        paths.append(path)
    page.locator("input[type=file]").set_input_files(paths)
    page.get_by_text("Same", exact=True).click()
    page.get_by_text("None of these", exact=True).click()
    page.locator("[name=note]").fill("Two photos by the window.")
    page.get_by_role("button", name="Save for Maya Example").click()
    expect(page.get_by_text("Two photos by the window.")).to_be_visible()


def see_the_bar(page: Page) -> None:
    bar = page.get_by_role("img", name=re.compile(f"Day {AGE}"))
    expect(bar).to_be_visible()
    expect(page.locator(".diary .photo-strip-item")).to_have_count(2)
    look(page, "spot")
    page.goto("/")
    look(page, "today")
    page.go_back()


def see_the_prompt(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".prompt-title")).to_have_text(
        "13 weeks passed: time to book a visit"
    )
    look(page, "today-with-a-prompt")


def book_a_visit(page: Page, day: date) -> None:
    follow(page, page.get_by_role("link", name="I’ve booked a visit"))
    look(page, "booked")
    page.locator("[name=on]").fill(day.isoformat())
    page.get_by_role("button", name="Save the visit").click()
    expect(page.locator(".prompt")).to_have_count(0)


def report_holds_everything(page: Page, server: Site) -> None:
    page.goto("/report/")
    look(page, "report-choose")
    page.get_by_role("button", name="Print page").click()
    expect(page.get_by_text("Maya Example").first).to_be_visible()
    expect(page.get_by_text(re.compile(f"{LIMIT + 1} days")).first).to_be_visible()
    expect(page.locator("img[src*='/photos/']").first).to_be_visible()
    look(page, "report")
    page.goto("/report/")
    with running(server, "-m", "tests.e2e.by_the_clock", "worker"):
        pdf_holds_the_same(page)
    with page.expect_download() as download:
        page.goto("/report/")
        page.get_by_role("button", name="CSV file").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    [row] = csv.DictReader(StringIO(text))
    assert "Maya Example" in row.values()
    assert str(AGE) in row.values()
    assert "Two photos by the window." in row.values()


def pdf_holds_the_same(page: Page) -> None:
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="PDF", exact=True).click()
    pdf = PdfReader(download.value.path())
    text = " ".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Maya Example" in text
    assert f"{LIMIT + 1} days" in text
    assert "Two photos by the window." in text


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page.locator("[name=password]")).to_be_visible()
