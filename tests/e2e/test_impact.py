"""A curator sees what a draft would do to families, counted while they look."""

import pytest
from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from tests.e2e import counted
from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

DRAFT = f"/curate/condition/{counted.SLUG}/draft/"
CHANGED = ["passed becomes nearing 6", "nearing becomes usual 9"]


def run(site: Site, what: str) -> None:
    site.manage("shell", "-c", f"from tests.e2e.counted import {what}; {what}()")


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running: Site) -> StorageState:
    run(running, "tell")
    return sign_in(browser, running, counted.CURATOR)


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="If you publish this")


def changed(page: Page) -> list[str]:
    """What the table says but for its last row: spots of other tests do not change."""
    told = card(page).locator("tbody tr").all()
    *rows, last = [" ".join(row.inner_text().split()) for row in told]
    assert last.startswith("No change")
    return rows


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_what_is_counted_comes_into_the_page_by_itself(
    browser: Browser, server: Site, signed_in: StorageState, width: int, height: int
) -> None:
    run(server, "ask_anew")
    with quiet_page(browser, server, width=width, height=height) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        page.goto(DRAFT)
        expect(card(page).get_by_role("progressbar")).to_be_visible()
        look(page, "curation-impact-counting")

        run(server, "count")

        expect(card(page).get_by_role("table")).to_be_visible()
        assert changed(page) == CHANGED
        expect(card(page)).to_contain_text("For 6 of these spots parents were told")
        expect(card(page)).to_contain_text("No family will hear of it.")
        look(page, "curation-impact")


def test_without_script_it_is_looked_at_again(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    run(server, "ask_anew")
    with quiet_page(browser, server, width=390, height=844, script=False) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        page.goto(DRAFT)
        expect(card(page)).to_contain_text("0 % done")

        run(server, "count")
        follow(page, page.get_by_role("link", name="Look again"))

        assert changed(page) == CHANGED
