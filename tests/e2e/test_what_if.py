"""A curator tries a draft with the what-if page and keeps what it says as a case."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

# A draft of its own for each screen, of what no other test publishes.
PREPARE = """
from conditions.models import Revision
from conditions.services import curation
from tests.factories import CuratorFactory, MembershipFactory
user = CuratorFactory(email="{email}")
MembershipFactory(user=user)
rule = Revision.objects.get(subject__slug="{slug}", status="published")
curation.copy_to_draft(rule, by=user).conditioncontent_set.update(limit_days=9)
"""
SCREENS = {
    "phone": (390, 844, "oral-thrush"),
    "desktop": (1280, 800, "drool-rash"),
    "narrow": (320, 700, "insect-bites"),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_curator_tries_a_draft_and_keeps_a_case(
    browser: Browser, server: Site, screen: str
) -> None:
    width, height, slug = SCREENS[screen]
    email = f"what-if-{screen}@example.com"
    server.manage("shell", "-c", PREPARE.format(email=email, slug=slug))
    signed_in = sign_in(browser, server, email)
    with quiet_page(browser, server, width=width, height=height) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]

        page.goto("/curate/")
        work = page.locator(".curation-work", has=page.locator(f"a[href*='/{slug}/']"))
        expect(work.locator(".pill.level-exceeded")).to_contain_text("fail")
        page.goto(f"/curate/condition/{slug}/draft/cases/")
        expect(page.get_by_text("The draft cannot be published so.")).to_be_visible()
        look(page, f"cases-failing-{screen}")
        follow(page, page.get_by_role("link", name="Try what if"))
        look(page, f"what-if-{screen}")
        ask(page, slug)
        look(page, f"what-if-answered-{screen}")

        page.get_by_label("Name", exact=False).fill("Day 8 is near the new limit")
        follow(page, page.get_by_role("button", name="Save the case"))
        expect(page.get_by_text("The case is saved.")).to_be_visible()
        page.get_by_text("Those that pass").click()
        look(page, f"cases-saved-{screen}")
        follow(page, page.get_by_role("link", name="Day 8 is near the new limit"))
        look(page, f"case-{screen}")


def ask(page: Page, slug: str) -> None:
    """Fill in a spot of eight days, and send it."""
    page.get_by_label("The day it is asked").fill("2026-03-10")
    page.get_by_label("Date of birth").fill("2024-11-15")
    page.get_by_label("First noticed").fill("2026-03-02")
    page.locator("select[name=suspected]").select_option(slug)
    follow(page, page.get_by_role("button", name="What would it say?"))
    expect(page.get_by_role("heading", name="As published")).to_be_visible()
    expect(page.get_by_text("time passed", exact=True).first).to_be_visible()
    expect(page.get_by_text("nearly over", exact=True).first).to_be_visible()
