"""The instruments notice what they are there to notice."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site

SIGN_IN = "/accounts/login/"
# In the dark, words take the colour of the card that they stand on.
PALE_IN_THE_DARK = """document.styleSheets[0].insertRule(`
  @media (prefers-color-scheme: dark) { * { color: #1d2525 !important } }
`)"""


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('a mishap')", "console: a mishap"),
        ("setTimeout(() => { throw new Error('a slip') })", "a slip"),
        ("document.body.setAttribute('style', 'color: red')", "Content Security"),
        ("location.assign('http://127.0.0.2:9/')", "foreign host"),
        ("document.body.append(Object.assign(new Image(), {src: '/no'}))", "404"),
    ],
)
def test_a_page_on_which_something_goes_wrong_fails_its_test(
    browser: Browser, server: Site, script: str, complaint: str
) -> None:
    def visit() -> None:
        with quiet_page(browser, server, width=390, height=844) as page:
            page.goto(SIGN_IN)
            page.evaluate(script)
            page.wait_for_timeout(200)

    with pytest.raises(AssertionError, match=complaint):
        visit()


def test_a_page_that_axe_finds_fault_with_fails_its_test(page_desktop: Page) -> None:
    page_desktop.goto(SIGN_IN)
    page_desktop.evaluate("document.documentElement.removeAttribute('lang')")

    with pytest.raises(AssertionError, match="html-has-lang"):
        look(page_desktop, "without-a-language")


def test_the_clock_of_the_server_can_pass(page_phone: Page, server: Site) -> None:
    day = (datetime.now(UTC) + timedelta(days=29)).date()

    server.set_clock(day)
    page_phone.goto(SIGN_IN)

    cookie = page_phone.request.get(SIGN_IN).headers["expires"]
    assert parsedate_to_datetime(cookie).date() >= day


def test_the_sign_in_page_is_fit_for_everyone_on_a_phone(page_phone: Page) -> None:
    page_phone.goto(SIGN_IN)

    look(page_phone, "sign-in")


def test_the_sign_in_page_is_fit_for_everyone_on_a_desktop(page_desktop: Page) -> None:
    page_desktop.goto(SIGN_IN)

    look(page_desktop, "sign-in")


def test_the_browser_does_without_all_that_playwright_turns_off(
    browser: Browser,
) -> None:
    page = browser.new_page()

    page.goto("chrome://version")
    line = page.locator("#command_line").inner_text()
    page.close()

    *earlier, last = re.findall(r"--disable-features=(\S+)", line)
    assert earlier
    assert set(",".join(earlier).split(",")) <= set(last.split(","))


def test_a_page_that_is_hard_to_read_in_the_dark_fails_its_test(
    page_desktop: Page,
) -> None:
    page_desktop.goto(SIGN_IN)
    page_desktop.evaluate(PALE_IN_THE_DARK)

    with pytest.raises(AssertionError, match=r"dark: (.|\n)*color-contrast"):
        look(page_desktop, "pale")
