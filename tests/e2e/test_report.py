"""A parent chooses the log, sees page 1 follow, and takes the PDF, in two taps."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect
from pypdf import PdfReader

from tests.e2e import many_photos
from tests.e2e.looking import follow, look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site
from tests.processes.running import running as process

EMAIL = "report@example.com"
TELL = f"from tests.e2e.one_spot import tell; tell({EMAIL!r}, photo=True)"
TELL_MANY = "from tests.e2e.many_photos import tell; tell()"
WORKER = ("-m", "tests.e2e.by_the_clock", "worker")
QUESTION = "Is it the new soap?"


@pytest.fixture(scope="module")
def signed_in(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "--no-imports", "-c", TELL)
    return sign_in(browser, running, EMAIL)


@pytest.fixture(scope="module")
def with_many(browser: Browser, running: Site) -> StorageState:
    running.manage("shell", "--no-imports", "-c", TELL_MANY)
    return sign_in(browser, running, many_photos.EMAIL)


@contextmanager
def opened(
    browser: Browser,
    server: Site,
    signed_in: StorageState,
    *,
    width: int = 390,
    script: bool = True,
) -> Iterator[Page]:
    """The page that chooses the log, on a phone or a laptop."""
    with quiet_page(browser, server, width=width, height=844, script=script) as page:
        page.context.add_cookies(signed_in["cookies"])  # type: ignore[arg-type]
        page.goto("/report/")
        yield page


def saved(page: Page, act: str, folder: Path) -> PdfReader:
    """Press a button or a link of that name, and read the file that comes of it."""
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=act, exact=True).or_(
            page.get_by_role("link", name=act, exact=True)
        ).click()
    assert waiting.value.suggested_filename.startswith("milkspot-log-")
    waiting.value.save_as(folder / "log.pdf")
    return PdfReader(folder / "log.pdf")


def words(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_from_the_tab_to_the_file_it_is_two_taps(
    browser: Browser, server: Site, signed_in: StorageState, tmp_path: Path
) -> None:
    with (
        process(server, *WORKER),
        opened(browser, server, signed_in) as page,
    ):
        page.goto("/")
        follow(page, page.get_by_role("link", name="For the doctor").first)

        pdf = saved(page, "PDF", tmp_path)

        assert "Skin diary kept by parents" in words(pdf)
        expect(page.get_by_text("Your PDF is ready.")).to_be_visible()
        look(page, "report-ready")


def test_page_1_follows_a_question_while_it_is_typed(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with opened(browser, server, signed_in) as page:
        field = page.get_by_label("Your questions for the doctor")

        field.press_sequentially(QUESTION)

        asked = page.locator(".report-preview .report-questions")
        expect(asked).to_have_text(QUESTION)
        expect(field).to_be_focused()


def test_on_paper_no_heading_stands_without_what_follows_it(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with opened(browser, server, signed_in) as page:
        follow(page, page.get_by_role("button", name="Print page"))
        page.emulate_media(media="print")

        kept = page.locator(".sheet :is(h1, h2, h3)").evaluate_all(
            "all => all.map(one => getComputedStyle(one).breakAfter)"
        )

    assert set(kept) == {"avoid"}


@pytest.mark.parametrize("width", [390, 1280])
def test_page_1_follows_the_form(
    width: int, browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with opened(browser, server, signed_in, width=width) as page:
        sheet = page.locator(".report-preview .sheet")
        expect(sheet.locator("img")).to_have_count(1)
        look(page, "report-choose")

        page.get_by_label("Your questions for the doctor").fill(QUESTION)
        page.get_by_text("Photos, notes, names").click()
        page.get_by_label("Chin,").check()

        expect(sheet.locator("img")).to_have_count(0)
        expect(page.get_by_text("some left out")).to_be_visible()
        expect(sheet.get_by_text(QUESTION)).to_be_visible()
        expect(sheet.get_by_text("0 photos")).to_be_visible()
        look(page, "report-chosen")


def test_without_script_it_is_chosen_looked_at_waited_for_and_taken(
    browser: Browser, server: Site, signed_in: StorageState, tmp_path: Path
) -> None:
    with opened(browser, server, signed_in, script=False) as page:
        page.get_by_label("Your questions for the doctor").fill(QUESTION)
        follow(page, page.get_by_role("button", name="Show page 1 with this"))
        expect(page.locator(".sheet").get_by_text(QUESTION)).to_be_visible()
        follow(page, page.get_by_role("button", name="PDF", exact=True))
        expect(page.get_by_text("does not answer just now")).to_be_visible()
        with process(server, *WORKER):
            ready = page.get_by_text("Your PDF is ready.")
            for _time in range(60):
                if ready.is_visible():
                    break
                page.wait_for_timeout(1000)
                follow(page, page.get_by_role("link", name="Look again"))

        assert QUESTION in words(saved(page, "Get the PDF", tmp_path))


def test_without_a_worker_a_parent_is_told_and_has_the_print_page(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with opened(browser, server, signed_in) as page:
        follow(page, page.get_by_role("button", name="PDF", exact=True))
        expect(page.get_by_text("does not answer just now")).to_be_visible()
        look(page, "report-waiting")

        follow(page, page.get_by_role("link", name="Print page"))

        expect(page.get_by_role("heading", name="Sources")).to_be_visible()


def test_the_keyboard_leaves_a_photo_out(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with opened(browser, server, signed_in, width=1280) as page:
        page.locator("summary", has_text="Photos, notes, names").focus()
        page.keyboard.press("Enter")
        for _stop in range(3):  # Notes, names, the photo.
            page.keyboard.press("Tab")
        was = page.get_by_label("Chin,").is_checked()
        page.keyboard.press("Space")

        photos = page.locator(".report-preview .sheet img")
        expect(photos).to_have_count(1 if was else 0)


def test_a_phone_with_300_photos_loads_those_it_shows(
    browser: Browser, server: Site, with_many: StorageState
) -> None:
    with opened(browser, server, with_many) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.reload()
        expect(page.locator(".report-preview .sheet")).to_be_visible()
        before = [url for url in loaded if "/photos/" in url]

        page.get_by_text("Photos, notes, names").click()
        page.wait_for_load_state("networkidle")

        after = [url for url in loaded if "/photos/" in url]
        assert len(before) <= 5
        assert len(before) < len(after) < 150
        assert page.evaluate("scrollTo(1000, 0), scrollX") == 0
        look(page, "report-300")


def test_it_fits_320_pixels(
    browser: Browser, server: Site, signed_in: StorageState
) -> None:
    with opened(browser, server, signed_in, width=320) as page:
        page.get_by_text("Spots and days").click()
        page.get_by_text("Photos, notes, names").click()

        assert page.evaluate("scrollTo(1000, 0), scrollX") == 0
