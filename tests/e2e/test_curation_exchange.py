"""A curator takes the data out, changes the file, and brings it in as drafts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

CURATOR = """
from tests.factories import CuratorFactory
CuratorFactory(email="{email}", name="Dr Ada")
"""
# What cites a source that is to be checked, a draft of which no other test starts.
TO_CHECK = {"phone": "milia-en-plaque", "desktop": "traumatic-milia"}


@dataclass(frozen=True)
class Curator:
    """Somebody at a screen; what they change is theirs alone."""

    page: Page
    screen: str
    slug: str

    def go_to(self, place: str) -> None:
        """Go to a place of the menu, which is folded on a phone."""
        if self.screen == "phone":
            self.page.locator(".curation-places summary").click()
        follow(self.page, self.page.get_by_role("link", name=place))


@pytest.fixture(params=[("phone", 390, "scabies"), ("desktop", 1280, "ringworm")])
def curator(
    browser: Browser, server: Site, request: pytest.FixtureRequest
) -> Iterator[Curator]:
    screen, width, slug = request.param
    email = f"{uuid4()}@example.com"
    server.manage("shell", "-c", CURATOR.format(email=email))
    signed_in = sign_in(browser, server, email)
    with quiet_page(browser, server, width=width, height=800) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        yield Curator(page, screen, slug)


def test_a_file_goes_out_is_changed_and_comes_in_as_a_draft(curator: Curator) -> None:
    page, screen = curator.page, curator.screen
    page.goto("/curate/")
    curator.go_to("Import and export")
    look(page, f"exchange-{screen}")
    with page.expect_download() as download:
        page.get_by_role("link", name="As JSON").click()
    data = json.loads(download.value.path().read_text())

    send(page, {**data, "sites": {"sites": [{"code": "chin"}], "site": 1}})
    expect(page.get_by_text("sites[0].name: is missing").first).to_be_visible()
    look(page, f"exchange-faults-{screen}")

    [one] = [x for x in data["conditions"]["conditions"] if x["slug"] == curator.slug]
    one["description"] += " It may begin on the hands."
    one["recurrence"]["within_days"] += 1
    send(page, data)
    expect(page.get_by_role("checkbox")).to_have_count(1)
    expect(page.locator(".changed ins").first).to_be_visible()
    look(page, f"exchange-look-{screen}")
    press(page, "Make drafts")
    expect(page.get_by_text("Say in a sentence what changed").first).to_be_visible()
    look(page, f"exchange-why-{screen}")

    page.get_by_label("What changed and why").fill("From our clinic's set.")
    press(page, "Make drafts")
    expect(page.locator(".messages")).to_contain_text("1 draft was made.")
    page.goto(f"/curate/condition/{curator.slug}/draft/")
    expect(page.locator(".changed")).to_contain_text("It may begin on the hands.")
    look(page, f"exchange-draft-{screen}")


def test_what_is_to_be_checked_again_starts_a_draft(curator: Curator) -> None:
    page = curator.page
    page.goto("/curate/")
    curator.go_to("Sources to re-check")
    look(page, f"rechecks-{curator.screen}")

    start = f"form[action='/curate/condition/{TO_CHECK[curator.screen]}/start/'] button"
    follow(page, page.locator(start).first)
    expect(page.get_by_role("heading", name="Draft revision")).to_be_visible()


def send(page: Page, data: object) -> None:
    content = json.dumps(data).encode()
    file = {"name": "set.json", "mimeType": "application/json", "buffer": content}
    page.get_by_label("The file").set_input_files(file)  # type: ignore[arg-type]
    press(page, "Send and look")


def press(page: Page, button: str) -> None:
    follow(page, page.get_by_role("button", name=button))
