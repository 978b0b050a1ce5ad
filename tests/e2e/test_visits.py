"""Visits in the browser: booked for several spots, asked about, moved, called off."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

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
