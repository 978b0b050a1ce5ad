"""How Milkspot reaches a person: the page, and the letter as it is shown."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site

# Rendered by the site itself, of a family whose spots are in every state.
LETTER = """

from django.utils import timezone
from accounts.models import Membership
from conditions.queries import published
from diary.models import PromptEvent, Telling
from diary.notifications import email
from diary.services.telling.composing import compose
from diary.services.telling.present import present
from tests.e2e.states import EMAIL

now, data = timezone.now(), published()
member = Membership.objects.select_related("user", "household").get(user__email=EMAIL)
raised = PromptEvent.objects.filter(what="raised", prompt__household=member.household)
same = {"channel": "email", "user": member.user, "pace": "3_digest"}
needed = [Telling(pk=event.pk, event=event, **same) for event in raised]
so = present(needed, member, now, data)
needed = [one for one in needed if so.needs(one)]
print(email.letter(EMAIL, compose(needed, so, member, now, data)).alternatives[0][0])
"""
SCREENS = {"narrow": (320, 700), "phone": (390, 844), "desktop": (1280, 800)}


@pytest.mark.usefixtures("all_states")
@pytest.mark.parametrize("screen", SCREENS)
def test_a_letter_fits_its_screen_in_the_dark_too(
    browser: Browser, server: Site, screen: str
) -> None:
    width, height = SCREENS[screen]
    letter = server.manage("shell", "--no-imports", "-c", LETTER)

    with quiet_page(browser, server, width=width, height=height) as page:
        page.set_content(letter)

        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.evaluate("scrollTo(1000, 0)")
        assert page.evaluate("scrollX") == 0
        look(page, f"letter-{screen}")


@pytest.fixture
def parent(browser: Browser, server: Site, all_states: StorageState) -> Iterator[Page]:
    with quiet_page(browser, server, width=390, height=844) as page:
        page.context.add_cookies(all_states["cookies"])  # type: ignore[arg-type]
        yield page


def test_quiet_hours_are_chosen_with_the_keyboard_and_kept(parent: Page) -> None:
    parent.goto("/family/")
    parent.locator("main").get_by_role("link", name="How Milkspot reaches you").click()

    parent.get_by_label("By e-mail").press("Space")
    parent.get_by_label("Quiet from").fill("22:30")
    parent.get_by_label("Quiet until").fill("06:00")
    parent.get_by_role("button", name="Save").press("Enter")

    expect(parent.get_by_text("Saved.")).to_be_visible()
    expect(parent.get_by_label("Quiet from")).to_have_value("22:30")
    expect(parent.get_by_label("By e-mail")).not_to_be_checked()
