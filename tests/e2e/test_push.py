"""Messages are turned on, arrive, lead to their page, and are turned off again."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.looking import look
from tests.e2e.pushing import Phone
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site, running_site
from tests.push.browser import SubscribedBrowser
from tests.push.service import PushService, running_push_service

ALARM = "from tests.e2e.alarm import sound; sound('{email}')"
TELL = "from tests.e2e.twins import tell; tell('{email}')"
REACH = "/settings/reach/"
SWITCH = "Messages in this browser"
SCREENS = {"phone": (390, 844), "desktop": (1280, 800)}
# What browsers that cannot show messages are like.
IS = "Object.defineProperty({}, '{}', {{get: () => {}}})".format
UNABLE = {
    "blocked": IS("Notification", "permission", "'denied'"),
    "unsupported": "delete window.PushManager",
    "iphone": "delete window.PushManager; navigator.standalone = false",
    "insecure": IS("window", "isSecureContext", "false"),
}
SAID = {
    "blocked": "This browser blocks messages from Milkspot.",
    "unsupported": "This browser cannot show them.",
    "iphone": "iOS 16.4 or newer, and Milkspot on the home screen",
    "insecure": "an address that begins with https://",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PushService]:
    with running_push_service(tmp_path_factory.mktemp("push")) as service:
        yield service


@pytest.fixture(scope="module")
def site(
    service: PushService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site that may send to that push service."""
    settings = {
        "MILKSPOT_TEST_PUSH_SERVICE": service.host,
        "SSL_CERT_FILE": str(service.certificate),
    }
    with running_site(tmp_path_factory.mktemp("site"), settings) as site:
        yield site


@pytest.fixture
def email() -> str:
    return f"mum-{uuid4()}@example.com"


@pytest.fixture
def screen() -> str:
    """A phone's, where a test says no other."""
    return "phone"


@pytest.fixture
def page(browser: Browser, site: Site, email: str, screen: str) -> Iterator[Page]:
    """The page of a parent who has signed in, before it has gone anywhere."""
    site.manage("shell", "-c", TELL.format(email=email))
    width, height = SCREENS[screen]
    cookies = sign_in(browser, site, email)["cookies"]
    with quiet_page(browser, site, width=width, height=height) as page:
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        yield page


@pytest.fixture
def phone(page: Page, service: PushService) -> Phone:
    service.received.clear()
    phone = Phone(page, SubscribedBrowser(f"{service.url}/send/{uuid4()}"))
    page.goto(REACH)
    return phone


def switch(page: Page) -> None:
    page.get_by_role("switch", name=SWITCH).click()


@pytest.mark.parametrize("screen", SCREENS)
def test_messages_are_turned_on_arrive_and_are_turned_off(
    phone: Phone, site: Site, service: PushService
) -> None:
    page = phone.page
    expect(page.get_by_text("They are off in this browser.")).to_be_visible()
    look(page, "push-off")

    switch(page)
    expect(page.get_by_text("Messages will show in this browser.")).to_be_visible()
    expect(page.get_by_role("switch", name=SWITCH)).to_be_checked()
    expect(page.get_by_text("(this browser)")).to_be_visible()
    look(page, "push-on")

    page.get_by_role("button", name="Send a test message").click()
    expect(page.get_by_text("on its way to 1 browser")).to_be_visible()
    site.manage("db_worker", "--batch", "--no-startup-delay")
    [received] = service.received
    sent = phone.receive(received.body)
    [shown] = phone.notifications()
    assert (shown["title"], shown["tag"]) == ("Milkspot", "test")
    assert shown["body"] == sent["body"]
    assert shown["body"].startswith("This is a test.")
    assert phone.click() == shown["data"]["path"] == REACH

    page.reload()
    expect(page.get_by_text("Last message on")).to_be_visible()
    switch(page)
    expect(page.get_by_text("No more messages will show there.")).to_be_visible()
    expect(page.get_by_role("switch", name=SWITCH)).not_to_be_checked()
    expect(page.get_by_text("(this browser)")).to_be_hidden()


def test_news_shows_what_to_do_and_leads_there(
    phone: Phone, site: Site, service: PushService, email: str
) -> None:
    switch(phone.page)
    expect(phone.page.get_by_text("(this browser)")).to_be_visible()

    site.manage("shell", "-c", ALARM.format(email=email))

    [received] = service.received
    sent = phone.receive(received.body)
    [shown] = phone.notifications()
    buttons = [(one["title"], one["action"]) for one in shown["actions"]]
    assert (shown["body"], shown["tag"]) == ("Something needs a look now.", sent["tag"])
    assert [words for words, _path in buttons] == [
        "A doctor has seen this",
        "Other answer",
    ]
    assert phone.click() == buttons[1][1]
    phone.receive(received.body)
    phone.page.goto(phone.click(buttons[0][1]))
    expect(phone.page.get_by_role("button", name="Save the visit")).to_be_visible()
    phone.page.goto("/")
    expect(phone.page.locator(".emergencies")).to_be_visible()


@pytest.mark.parametrize("state", UNABLE)
def test_a_browser_that_cannot_is_told_what_to_do(state: str, page: Page) -> None:
    page.add_init_script(UNABLE[state])

    page.goto(REACH)

    expect(page.get_by_text(SAID[state])).to_be_visible()
    expect(page.get_by_role("switch", name=SWITCH)).to_be_hidden()
    look(page, f"push-{state}")


def test_a_browser_with_a_new_address_says_so_by_itself(
    phone: Phone, service: PushService
) -> None:
    page, new = phone.page, SubscribedBrowser(f"{service.url}/send/{uuid4()}")
    switch(page)
    expect(page.get_by_text("(this browser)")).to_be_visible()

    phone.worker.evaluate(
        """
        ([before, { endpoint, ...keys }]) => renew({
          oldSubscription: { endpoint: before },
          newSubscription: { toJSON: () => ({ endpoint, keys }) },
        })
        """,
        [phone.keys.endpoint, new.gives],
    )
    page.reload()

    expect(page.get_by_text("(this browser)")).to_have_count(1)
    expect(page.get_by_role("button", name="Stop")).to_have_count(1)


def test_without_script_a_browser_is_stopped_all_the_same(
    phone: Phone, browser: Browser, site: Site
) -> None:
    switch(phone.page)
    expect(phone.page.get_by_text("(this browser)")).to_be_visible()
    cookies = phone.page.context.cookies()

    with quiet_page(browser, site, width=390, height=844, script=False) as page:
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        page.goto(REACH)
        expect(page.get_by_text("takes JavaScript")).to_be_visible()
        expect(page.get_by_role("switch", name=SWITCH)).to_be_hidden()
        page.get_by_role("button", name="Stop").click()

        expect(page.get_by_text("No more messages will show there.")).to_be_visible()
        expect(page.get_by_role("button", name="Stop")).to_be_hidden()
