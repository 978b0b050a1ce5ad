"""Visits in the browser: booked for several spots, asked about, moved, called off."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.diary.exports.calendars import read
from tests.e2e import appointments
from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

QUESTION = "Did you go? Did they see this? What did the doctor say?"
IN_THREE_DAYS = datetime.now(UTC).date() + timedelta(days=3)


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "-c", "from tests.e2e.appointments import tell; tell()")
    return sign_in(browser, running, appointments.EMAIL)


@pytest.fixture(params=[390, 1280])
def page(
    request: pytest.FixtureRequest,
    browser: Browser,
    server: Site,
    signed_in: StorageState,
) -> Iterator[Page]:
    with quiet_page(browser, server, width=request.param, height=844) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        yield page


def fits_either_way(page: Page) -> bool:
    """Whether nothing is wider than the window, read from left or from right."""
    moved = []
    for direction, far in (("ltr", 1000), ("rtl", -1000)):
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        page.evaluate(f"scrollTo({far}, 0)")
        moved.append(page.evaluate("scrollX"))
    page.evaluate("document.documentElement.dir = 'ltr'")
    return moved == [0, 0]


def test_today_shows_visits_and_asks_about_the_one_that_is_over(page: Page) -> None:
    page.goto("/")

    question = page.locator("section.prompt").first
    expect(question).to_contain_text(QUESTION)
    expect(question).to_contain_text("for 2 spots")
    expect(page.locator(".appointment")).to_contain_text(appointments.WHERE)
    look(page, "visits-today")
    assert fits_either_way(page)


@pytest.mark.parametrize("way", ["We went", "We did not go", "It was moved"])
def test_each_answer_to_the_question_has_a_page_of_its_own(
    page: Page, way: str
) -> None:
    page.goto("/")

    follow(page, page.get_by_role("link", name=way).first)

    expect(page.locator("[name=spots]:checked")).to_have_count(2)
    look(page, f"visits-{way.lower().replace(' ', '-')}")
    assert fits_either_way(page)


@pytest.fixture
def own(browser: Browser, server: Site, request: pytest.FixtureRequest) -> StorageState:
    """What a browser keeps that is signed in to a family of this test's own."""
    email = f"{abs(hash(request.node.name))}@example.com"
    telling = f"from tests.e2e.appointments import tell; tell({email!r})"
    server.manage("shell", "-c", telling)
    return sign_in(browser, server, email)


@pytest.fixture
def phone(browser: Browser, server: Site, own: StorageState) -> Iterator[Page]:
    with quiet_page(browser, server, width=390, height=844, touch=True) as page:
        page.context.add_cookies(own["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.fixture
def without_script(browser: Browser, server: Site, own: StorageState) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.url, storage_state=own, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def press(page: Page, name: str) -> None:
    """Walk to a link or button with the Tab key, and press it."""
    for _step in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent.trim()")
        if focused == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"The Tab key does not lead to {name}")


def book_for_four(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="I’ve booked a visit").first.click()
    page.locator("[name=on]").fill(IN_THREE_DAYS.isoformat())
    page.locator("[name=where]").fill("Dr Lee")
    page.get_by_role("button", name="Save the visit").click()


def test_from_the_prompt_to_what_the_doctor_said(phone: Page, server: Site) -> None:
    book_for_four(phone)
    expect(phone.locator(".appointment", has_text="for 4 spots")).to_be_visible()
    expect(phone.get_by_text("time to book a visit")).to_have_count(0)

    server.set_clock(IN_THREE_DAYS + timedelta(days=1))
    phone.goto("/")
    asked = phone.locator("section.prompt", has_text="for 4 spots")
    expect(asked).to_contain_text(QUESTION)
    follow(phone, asked.get_by_role("link", name="We went"))
    phone.locator("[name=plan]").select_option("change")
    with phone.expect_navigation():
        phone.get_by_role("button", name="Save the visit").click()

    seen = f"Seen on {IN_THREE_DAYS.day} {IN_THREE_DAYS:%B}."
    said = phone.get_by_text(f"{seen} Look again only if it changes.")
    expect(said).to_have_count(4)
    look(phone, "visits-seen")


def test_a_visit_is_called_off_by_the_keyboard_alone(phone: Page) -> None:
    phone.goto("/")

    press(phone, "Call it off")
    press(phone, "Call it off")

    expect(phone.get_by_text("The visit is called off.")).to_be_visible()
    expect(phone.locator(".appointment")).to_have_count(0)


def test_booked_moved_and_told_without_script(without_script: Page) -> None:
    page = without_script
    book_for_four(page)
    card = page.locator(".appointment", has_text="for 4 spots")
    card.get_by_role("link", name="Change").click()
    page.locator("[name=spots]:checked").first.uncheck()

    page.get_by_role("button", name="Save the visit").click()

    expect(page.locator(".appointment", has_text="for 3 spots")).to_be_visible()
    expect(page.get_by_text("time to book a visit")).to_have_count(1)


def test_a_visit_is_saved_as_a_file_for_the_calendar(phone: Page) -> None:
    phone.goto("/")

    with phone.expect_download() as download:
        phone.get_by_role("link", name="Add to calendar").first.click()

    assert download.value.suggested_filename == "milkspot-date.ics"
    [event] = read(download.value.path().read_bytes())
    assert str(event["SUMMARY"]) == "Appointment (Milkspot)"


def fetch(link: str) -> tuple[int, bytes]:
    """Ask as a calendar does; return the status and what came."""
    address = urlsplit(link)
    with closing(HTTPConnection(address.netloc, timeout=10)) as calendar:
        calendar.request("GET", address.path)
        answer = calendar.getresponse()
        return answer.status, answer.read()


def test_a_calendar_is_made_fetched_and_stopped_and_no_log_names_it(
    phone: Page, server: Site
) -> None:
    phone.goto("/family/")
    look(phone, "visits-calendar-none")
    follow(phone, phone.get_by_role("button", name="Make an address"))
    link = phone.locator("ms-copy p").inner_text()
    look(phone, "visits-calendar-made")
    assert fits_either_way(phone)

    status, file = fetch(link)
    phone.goto("/family/")
    expect(phone.get_by_text("not yet")).to_have_count(0)
    look(phone, "visits-calendar-kept")
    follow(phone, phone.get_by_role("button", name="Stop"))

    assert (status, len(read(file))) == (200, 2)
    assert fetch(link) == (404, b"")
    said = (server.folder / "log").read_text()
    assert "Not Found: /calendar/..." in said
    assert link.rpartition("/")[2].removesuffix(".ics") not in said
