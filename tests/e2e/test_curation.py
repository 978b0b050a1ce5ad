"""Two curators bring a change to parents: written, reviewed, published, read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e import curators
from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

SUBJECT = f"/curate/condition/{curators.SLUG}/"
DRAFT = f"{SUBJECT}draft/"


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running: Site) -> dict[str, StorageState]:
    running.manage("shell", "-c", "from tests.e2e.curators import tell; tell()")
    emails = (curators.ADA, curators.BEN)
    return {email: sign_in(browser, running, email) for email in emails}


@pytest.fixture
def ada(
    browser: Browser, server: Site, signed_in: dict[str, StorageState]
) -> Iterator[Page]:
    """The author, at a laptop."""
    with quiet_page(browser, server, width=1280, height=800) as page:
        page.context.add_cookies(signed_in[curators.ADA]["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.fixture
def ben(
    browser: Browser, server: Site, signed_in: dict[str, StorageState]
) -> Iterator[Page]:
    """The second curator, on a phone."""
    with quiet_page(browser, server, width=390, height=844) as page:
        page.context.add_cookies(signed_in[curators.BEN]["cookies"])  # type: ignore[arg-type]
        yield page


def press(page: Page, button: str) -> None:
    """Press a button that leads to another page."""
    follow(page, page.get_by_role("button", name=button, exact=True))


def change(ada: Page) -> None:
    """Type a new limit and a new word, and expect of each case what now comes."""
    follow(ada, ada.get_by_role("link", name="Edit", exact=True))
    ada.get_by_label("See a doctor after (days)", exact=True).fill("10")
    save(ada)
    follow(ada, ada.get_by_role("link", name="Names and words"))
    described = ada.get_by_label("Description")
    described.fill(described.input_value().replace(".", ", or after shaving.", 1))
    save(ada)
    ada.goto(f"{DRAFT}cases/")
    adopt = ada.get_by_role("button", name="This is right: expect it")
    assert adopt.count() > 0
    while adopt.count():
        follow(ada, adopt.first)
    ada.goto(DRAFT)


def save(ada: Page) -> None:
    follow(ada, ada.get_by_role("button", name="Save draft").last)
    expect(ada.get_by_text("Draft saved.")).to_be_visible()


def write(ada: Page) -> None:
    ada.goto("/")
    ada.locator(".menu > summary").first.click()
    follow(ada, ada.get_by_role("link", name="Curation"))
    look(ada, "curation")
    ada.goto(SUBJECT)
    press(ada, "Start a draft")
    change(ada)
    expect(ada.locator(".changed")).to_contain_text("See a doctor after:")
    expect(ada.locator(".changed ins").first).to_be_visible()
    look(ada, "curation-draft")
    ada.get_by_label("Why").fill("A newer page gives more time.")
    press(ada, "Submit for review")
    expect(ada.get_by_text("waiting for another curator")).to_be_visible()
    expect(ada.get_by_role("link", name="Approve…")).to_have_count(0)


def approve(ben: Page) -> None:
    ben.goto("/curate/")
    look(ben, "curation")
    follow(ben, ben.locator(f"a[href='{DRAFT}']"))
    look(ben, "curation-draft")
    follow(ben, ben.get_by_role("link", name="Approve…"))
    look(ben, "curation-approve")
    ben.get_by_label("Why, if you like").fill("Read both pages.")
    press(ben, "Approve")


def publish(ada: Page) -> None:
    ada.goto(DRAFT)
    follow(ada, ada.get_by_role("link", name="Publish…").first)
    look(ada, "curation-publish")
    press(ada, "Publish")
    expect(ada.locator(".messages")).to_contain_text("Published.")
    look(ada, "curation-subject")
    follow(ada, ada.get_by_role("link", name="Revision 2"))
    look(ada, "curation-revision")


def test_a_change_needs_two_curators_and_parents_read_it(
    ada: Page, ben: Page, page_phone: Page
) -> None:
    write(ada)
    approve(ben)
    publish(ada)

    page_phone.goto(f"/conditions/{curators.SLUG}/")
    expect(page_phone.get_by_text("still there 10 days after")).to_be_visible()
    expect(page_phone.get_by_text(", or after shaving.")).to_be_visible()
    follow(page_phone, page_phone.get_by_role("link", name="What changed and when"))
    expect(page_phone.get_by_text("A newer page gives more time.")).to_be_visible()
    look(page_phone, "condition-history")
    follow(page_phone, page_phone.get_by_role("link", name="Revision 1"))
    expect(page_phone.get_by_text("This is revision 1")).to_be_visible()
    look(page_phone, "condition-revision")


def test_a_reason_is_asked_for_and_nothing_typed_is_lost(ada: Page) -> None:
    ada.goto(f"/curate/condition/{curators.SLUG}/retire/")
    look(ada, "curation-retire")
    press(ada, "Offer it no more")
    expect(ada.get_by_text("Say why: it stays in the history.")).to_be_visible()
    look(ada, "curation-retire-refused")

    ada.goto("/curate/new/")
    ada.get_by_label("Name").fill("Warts and all")
    ada.get_by_label("Address").fill(curators.SLUG)
    press(ada, "Start the draft")
    expect(ada.get_by_label("Name")).to_have_value("Warts and all")
    expect(ada.get_by_text("There is a condition at").first).to_be_visible()
    look(ada, "curation-new-refused")


def test_menu_is_folded_on_a_phone_and_opens_without_script(ben: Page) -> None:
    ben.goto("/curate/")
    place = ben.get_by_role("link", name="Sources to re-check", exact=True)
    expect(place).to_be_hidden()

    ben.locator("summary", has_text="Curation: Conditions").press("Enter")
    look(ben, "curation-menu")
    follow(ben, place)

    expect(ben.locator("summary", has_text="Curation: Sources")).to_be_visible()


def test_every_list_tells_what_changed(page_phone: Page) -> None:
    page_phone.goto("/conditions/signs/history/")
    look(page_phone, "signs-history")

    follow(page_phone, page_phone.get_by_role("link", name="Body sites"))

    expect(page_phone.get_by_text("The first that was published.")).to_be_visible()
    look(page_phone, "sites-history")


@pytest.mark.parametrize("page", ["/curate/", "/curate/history/", SUBJECT])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_page_fits_320_pixels_in_either_direction(
    browser: Browser,
    server: Site,
    signed_in: dict[str, StorageState],
    page: str,
    size: str,
) -> None:
    with quiet_page(browser, server, width=320, height=700) as narrow:
        narrow.context.add_cookies(signed_in[curators.BEN]["cookies"])  # type: ignore[arg-type]
        narrow.goto(page)
        narrow.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        narrow.evaluate("scrollTo(1000, 0)")
        assert narrow.evaluate("scrollX") == 0

        narrow.evaluate("document.documentElement.dir = 'rtl'")
        narrow.evaluate("scrollTo(-1000, 0)")
        assert narrow.evaluate("scrollX") == 0
