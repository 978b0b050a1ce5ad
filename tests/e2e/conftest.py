"""A running site and a real browser, one of each for all the tests here."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from tests.e2e import states
from tests.e2e.chromium import ARGUMENTS, NONE_FOUND, find_chromium
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site, running_site

FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def server(running: Site) -> Iterator[Site]:
    """The running site, whose clock is right again after each test."""
    yield running
    running.set_clock(datetime.now(UTC).date())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    assert path, NONE_FOUND
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page_phone(browser: Browser, server: Site) -> Iterator[Page]:
    with quiet_page(browser, server, width=390, height=844, touch=True) as page:
        yield page


@pytest.fixture
def page_desktop(browser: Browser, server: Site) -> Iterator[Page]:
    with quiet_page(browser, server, width=1280, height=800) as page:
        yield page


@pytest.fixture(scope="session")
def all_states(browser: Browser, running: Site) -> StorageState:
    """What a browser keeps once it has signed in to the family of all states."""
    running.manage("shell", "-c", "from tests.e2e.states import tell; tell()")
    return sign_in(browser, running, states.EMAIL)
