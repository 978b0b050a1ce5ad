"""A whole site with its photos in a bucket, as a browser meets it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    sync_playwright,
)
from pypdf import PdfReader

from tests.e2e.chromium import ARGUMENTS, NONE_FOUND, find_chromium
from tests.e2e.quiet_page import quiet_page
from tests.e2e.site import Site, running_site
from tests.processes.running import running
from tests.scale.families import Told, two_families
from tests.scale.s3_server import BUCKET, S3Server

# The pictures of a page that are there and are not the blur before them.
SHOWN = """() => [...document.querySelectorAll("img:not(.photo-blur)")]
    .filter(image => image.complete && image.naturalWidth).length"""
PHOTOS = "img:not(.photo-blur)"


@pytest.fixture(scope="module")
def endpoint(s3: S3Server) -> str:
    """Another name than the site's: to one name, cookies go whatever the port."""
    return s3.url.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def site(
    s3: S3Server, endpoint: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    settings = {**s3.settings, "MILKSPOT_S3_ENDPOINT": endpoint}
    with running_site(tmp_path_factory.mktemp("site"), settings) as site:
        yield site


@pytest.fixture(scope="module")
def told(site: Site) -> Told:
    return two_families(site)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    assert path, NONE_FOUND
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: Site, told: Told) -> Iterator[Page]:
    """A parent's browser, in which nothing may go wrong unnoticed."""
    with quiet_page(browser, site, width=1280, height=800) as page:
        sign_in(page.context, told, site)
        yield page


def sign_in(context: BrowserContext, told: Told, site: Site) -> None:
    context.add_cookies([{"name": "sessionid", "value": told.parent, "url": site.url}])


def shown_on(page: Page, path: str) -> int:
    """Open a page and wait; return how many photos show."""
    page.goto(path)
    page.locator(PHOTOS).first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    shown: int = page.evaluate(SHOWN)
    return shown


def test_photos_show_on_the_page_of_a_spot(page: Page, told: Told) -> None:
    assert shown_on(page, f"/spots/{told.spot}/") >= 1


def test_photos_show_on_the_page_for_printing(page: Page, told: Told) -> None:
    assert shown_on(page, f"/children/{told.child}/report/") >= 1


def test_the_bucket_hears_neither_who_asks_nor_from_where(
    page: Page, told: Told, endpoint: str
) -> None:
    with page.expect_request(lambda asked: asked.url.startswith(endpoint)) as heard:
        page.goto(f"/spots/{told.spot}/")

    assert not {"referer", "cookie", "origin"} & heard.value.all_headers().keys()


def test_a_photo_opened_by_itself_has_an_address_that_is_not_signed(
    browser: Browser, site: Site, told: Told
) -> None:
    # Not on a quiet page: Chromium styles a lone picture inline, which is refused.
    page = browser.new_page(base_url=site.url)
    sign_in(page.context, told, site)

    answer = page.goto(told.address("large"))

    assert answer
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert page.url == f"{site.url}{told.address('large')}"
    page.close()


def test_another_bucket_of_the_same_server_shows_nothing(
    browser: Browser, site: Site, endpoint: str
) -> None:
    refused: list[str] = []
    page = browser.new_page(base_url=site.url)
    page.on("console", lambda message: refused.append(message.text))
    page.goto("/accounts/login/")

    for bucket in (BUCKET, "other"):
        page.evaluate(
            "src => document.body.append(Object.assign(new Image(), {src}))",
            f"{endpoint}/{bucket}/picture.jpg",
        )
    page.wait_for_load_state("networkidle")
    page.close()

    policy = [text for text in refused if "Content Security Policy" in text]
    assert len(policy) == 1
    assert f"{endpoint}/other/" in policy[0]


def test_a_pdf_holds_the_photo(page: Page, site: Site, told: Told) -> None:
    page.goto(f"/report/?child={told.child}")

    with (
        running(site, "-m", "tests.e2e.by_the_clock", "worker"),
        page.expect_download(timeout=60_000) as download,
    ):
        page.get_by_role("button", name="PDF", exact=True).click()
        pdf = PdfReader(download.value.path())

    assert sum(len(part.images) for part in pdf.pages) >= 1


def test_no_photo_stands_on_the_disk_of_the_site(site: Site, told: Told) -> None:
    assert not (site.folder / "data/photos").exists()


def test_the_log_of_the_site_holds_no_signature(
    page: Page, site: Site, told: Told
) -> None:
    shown_on(page, f"/spots/{told.spot}/")

    assert "Signature" not in site.log
    assert "X-Amz" not in site.log
