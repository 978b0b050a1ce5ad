"""Sign a member of a made-up family in, once for the tests of a module."""

from playwright.sync_api import Browser, StorageState, expect

from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site
from tests.factories.accounts import SIGN_IN_WITH


def sign_in(browser: Browser, site: Site, email: str) -> StorageState:
    """Return what a browser keeps once `email` has signed in."""
    with quiet_page(browser, site, width=390, height=844) as page:
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(SIGN_IN_WITH)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
        return page.context.storage_state()
