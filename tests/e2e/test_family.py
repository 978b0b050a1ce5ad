"""An owner invites by a link; a second browser joins and sees what it was given."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site
from tests.factories.accounts import SIGN_IN_WITH

TELL = "from tests.e2e.twins import tell; tell('{email}')"
SCREENS = {"phone": (390, 844), "desktop": (1280, 800), "narrow": (320, 700)}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> tuple[int, int]:
    return SCREENS[request.param]


@pytest.fixture
def mum(browser: Browser, server: Site, screen: tuple[int, int]) -> Iterator[Page]:
    """The browser of an owner of twins, signed in."""
    email = f"mum-{uuid4()}@example.com"
    server.manage("shell", "-c", TELL.format(email=email))
    with quiet_page(browser, server, width=screen[0], height=screen[1]) as page:
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(SIGN_IN_WITH)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
        yield page


@pytest.fixture
def dad(browser: Browser, server: Site, screen: tuple[int, int]) -> Iterator[Page]:
    """A browser that knows nobody."""
    with quiet_page(browser, server, width=screen[0], height=screen[1]) as page:
        yield page


def test_a_carer_joins_by_a_link_sees_one_twin_and_is_let_go(
    mum: Page, dad: Page
) -> None:
    email = f"dad-{uuid4()}@example.com"

    link = invite(mum, email)
    join(dad, link, email)

    expect(dad.get_by_text("You have joined the family.")).to_be_visible()
    expect(dad.locator("main")).to_contain_text("Tummy")
    expect(dad.locator("main")).not_to_contain_text("Forehead")
    look(dad, "joined")
    log_for(dad, "Maya")

    let_go(mum, "Papa")
    dad.goto("/family/")
    expect(dad.locator("[name=password]")).to_be_visible()


@pytest.mark.parametrize("screen", [SCREENS["phone"]])
def test_a_code_is_typed_where_no_script_runs(
    browser: Browser, server: Site, mum: Page
) -> None:
    code = invite(mum, "nan@example.com").partition("code=")[2]
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    page = context.new_page()

    page.goto("/")
    page.get_by_role("link", name="I have an invitation").click()
    page.get_by_label("Code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", name="Join a family")).to_be_visible()
    context.close()


@pytest.mark.parametrize("screen", [SCREENS["phone"]])
def test_an_invitation_is_made_by_keyboard_alone(mum: Page) -> None:
    mum.goto("/family/")
    mum.get_by_role("link", name="Invite someone").focus()
    mum.keyboard.press("Enter")
    mum.get_by_label("E-mail").focus()

    mum.keyboard.type("nan@example.com")
    mum.keyboard.press("Tab")
    mum.keyboard.press("ArrowDown")
    mum.keyboard.press("Tab")
    mum.keyboard.press("ArrowDown")
    mum.keyboard.press("Tab")
    mum.keyboard.press("Space")
    mum.keyboard.press("Enter")

    expect(mum.get_by_role("heading", name="The invitation is ready")).to_be_visible()
    mum.goto("/family/")
    expect(mum.get_by_text("Invited as viewer")).to_be_visible()


@pytest.mark.parametrize("screen", [SCREENS["narrow"], SCREENS["desktop"]])
def test_an_owner_asks_to_delete_a_diary_and_stops_it(mum: Page) -> None:
    mum.goto("/family/")
    follow(mum, mum.get_by_role("link", name="Noah"))
    follow(mum, mum.get_by_role("link", name="Edit"))
    fits(mum, "child-with-delete")
    follow(mum, mum.get_by_role("link", name="Delete the diary of Noah"))
    fits(mum, "delete-child")

    mum.get_by_role("button", name="Delete the diary of Noah").click()

    notice = mum.locator(".notice", has_text="is deleted for good on")
    expect(notice).to_contain_text("Noah")
    fits(mum, "family-before-the-end")
    mum.goto("/")
    expect(notice).to_be_visible()
    fits(mum, "today-before-the-end")
    mum.get_by_role("button", name="Stop it and keep everything").click()
    expect(mum.get_by_text("Stopped. Nothing is deleted.")).to_be_visible()
    expect(notice).to_have_count(0)


def fits(page: Page, name: str) -> None:
    """Look at the page; nothing of it may stand beyond its edge."""
    page.evaluate("scrollTo(1000, 0)")
    assert page.evaluate("scrollX") == 0
    look(page, name)


def invite(page: Page, email: str) -> str:
    page.goto("/family/")
    fits(page, "family")
    page.get_by_role("link", name="Invite someone").click()
    page.get_by_role("button", name="Make the invitation").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the e-mail address")
    page.locator("[name=email]").fill(email)
    page.get_by_label("Only these").check()
    fits(page, "invite")
    page.locator(".chip", has_text="Maya").click()
    page.get_by_role("button", name="Make the invitation").click()
    expect(page.get_by_role("heading", name="The invitation is ready")).to_be_visible()
    fits(page, "invited")
    return page.locator("ms-copy p").inner_text()


def join(page: Page, link: str, email: str) -> None:
    page.goto(link)
    expect(page.get_by_label("Code")).to_have_value(link.partition("code=")[2])
    assert "#" not in page.url
    fits(page, "invitation")
    follow(page, page.get_by_role("button", name="Go on"))
    fits(page, "invited-sign-up")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password1]").fill(SIGN_IN_WITH)
    follow(page, page.get_by_role("button", name="Make the account"))
    fits(page, "join")
    page.get_by_label("What the child calls you").fill("Papa")
    page.get_by_role("button", name="Join").click()


def log_for(page: Page, name: str) -> None:
    page.get_by_role("link", name="Log today").click()
    expect(page.locator(".child-mark")).to_have_text(f"{name[0]}{name}")
    fits(page, "log-for-a-twin")
    page.get_by_role("button", name=f"Save for {name}").click()
    expect(page.get_by_text("Logged.")).to_be_visible()


def let_go(page: Page, name: str) -> None:
    page.goto("/family/")
    follow(page, page.get_by_role("link", name=name))
    fits(page, "member")
    follow(page, page.get_by_role("link", name=f"Remove {name}"))
    fits(page, "member-remove")
    page.get_by_role("button", name=f"Remove {name}").click()
    expect(page.get_by_text(f"{name} no longer belongs to the family.")).to_be_visible()
