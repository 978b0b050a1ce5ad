"""A parent shares a spot, a doctor opens it, the parent sees that and stops it."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect
from pypdf import PdfReader

from diary.models.share import digest_of
from tests.diary.sharing.opening import payload
from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site

EMAIL = "sharing@example.com"
TELL = f"from tests.e2e.one_spot import tell; tell({EMAIL!r}, photo=True)"


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "--no-imports", "-c", TELL)
    return sign_in(browser, running, EMAIL)


@pytest.fixture
def phone(browser: Browser, server: Site, signed_in: StorageState) -> Iterator[Page]:
    with quiet_page(browser, server, width=390, height=844, touch=True) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        yield page


def make(page: Page) -> tuple[str, str]:
    """Make a link with a PDF; return its address and its passcode."""
    page.goto("/report/")
    follow(page, page.get_by_role("button", name="Share a link"))
    look(page, "share-new")
    page.get_by_text("Make a PDF with the QR code").click()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_text("Hold this up to the doctor’s phone")).to_be_visible()
    address = page.locator(".share-address").text_content()
    passcode = page.locator(".passcode").text_content()
    assert address
    assert passcode
    return address, passcode


def kept(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield all that the site keeps: database, files, log, what is temporary."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def test_a_link_from_the_familys_phone_to_the_doctors_and_back(
    phone: Page, page_desktop: Page, server: Site, tmp_path: Path
) -> None:
    address, passcode = make(phone)
    look(phone, "share-made")
    with phone.expect_download() as waiting:
        phone.get_by_role("link", name="PDF with the code").click()
    waiting.value.save_as(tmp_path / "log.pdf")
    assert (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")

    page_desktop.goto(address)
    page_desktop.get_by_label("Passcode").fill(passcode)
    page_desktop.get_by_role("button", name="Open the diary").click()
    expect(page_desktop.locator("main[data-photos=all]")).to_be_visible()
    with page_desktop.expect_download() as waiting:
        page_desktop.get_by_role("button", name="PDF").click()
    waiting.value.save_as(tmp_path / "taken.pdf")
    taken = PdfReader(tmp_path / "taken.pdf")
    assert "Skin diary kept by parents" in taken.pages[0].extract_text()
    assert len(taken.pages[1].images) == 1

    phone.get_by_role("link", name="Who opened it").click()
    expect(phone.get_by_text("A computer, right passcode")).to_be_visible()
    look(phone, "share-link")
    follow(phone, phone.get_by_role("link", name="Stop this link now"))
    look(phone, "share-stop")
    phone.get_by_role("button", name="Stop this link now").click()
    expect(phone.get_by_text("Stopped by the family")).to_be_visible()
    page_desktop.reload()
    heading = page_desktop.get_by_role("heading", name="This link was stopped")
    expect(heading).to_be_visible()


def test_the_server_keeps_neither_key_nor_address(
    phone: Page, page_desktop: Page, server: Site
) -> None:
    address, passcode = make(phone)
    said = payload(address)
    page_desktop.goto(address)
    page_desktop.get_by_label("Passcode").fill("000000")
    page_desktop.get_by_role("button", name="Open the diary").click()
    expect(page_desktop.get_by_role("alert")).to_be_visible()
    page_desktop.get_by_label("Passcode").fill(passcode)
    page_desktop.get_by_role("button", name="Open the diary").click()
    expect(page_desktop.locator("main[data-photos=all]")).to_be_visible()

    raw = urlsafe_b64decode(said["key"] + "=")
    secret = said["url"].rpartition("/")[2]
    traces = {
        "key": said["key"].encode(),
        "key as bytes": raw,
        "key in hex": raw.hex().encode(),
        "key in plain base64": said["key"].translate({45: "+", 95: "/"}).encode(),
        "address": secret.encode(),
        "link": address.partition("shlink:/")[2].encode(),
    }
    files = dict(kept(server.folder))
    if server.environ["DATABASE_URL"]:
        files["dump"] = server.manage("dumpdata", "diary", "sessions").encode()
    found = [
        (name, what)
        for name, content in files.items()
        for what, trace in traces.items()
        if trace in content
    ]

    assert found == []
    assert passcode.replace(" ", "").encode() not in files["log"]
    # The same search finds what is kept: the digest, and the sealed files.
    assert any(digest_of(secret).encode() in content for content in files.values())
    assert any(name.endswith(".jwe") for name in files)
    assert Path(server.environ["TMPDIR"]).is_relative_to(server.folder)


def test_on_paper_there_is_the_code_and_no_passcode(phone: Page) -> None:
    _address, passcode = make(phone)

    phone.emulate_media(media="print")

    code = phone.locator("svg.qr")
    box = code.bounding_box()
    assert box
    assert box["width"] >= 35 / 25.4 * 96
    expect(phone.get_by_text(passcode)).to_be_hidden()
    expect(phone.get_by_text("Point the camera of a phone")).to_be_visible()


def test_a_laptop_shows_it_whole(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with quiet_page(browser, server, width=1280, height=800) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        make(page)
        look(page, "share-made")
        follow(page, page.get_by_role("link", name="Who opened it"))
        look(page, "share-link")


def test_it_all_fits_320_pixels(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with quiet_page(browser, server, width=320, height=700) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        address, passcode = make(page)
        across = [page.evaluate("scrollTo(1000, 0), scrollX")]
        follow(page, page.get_by_role("link", name="Who opened it"))
        across.append(page.evaluate("scrollTo(1000, 0), scrollX"))
        page.goto(address)
        page.get_by_label("Passcode").fill(passcode)
        across.append(page.evaluate("scrollTo(1000, 0), scrollX"))
        page.get_by_role("button", name="Open the diary").click()
        expect(page.locator("main[data-photos=all]")).to_be_visible()
        across.append(page.evaluate("scrollTo(1000, 0), scrollX"))

    assert across == [0, 0, 0, 0]
