"""A family takes its diary along, to another server with a database of its own."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.e2e.looking import look
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.site import Site, running_site

EMAIL = "elsewhere@example.com"
A_PHOTO = """
from django.core.files.uploadedfile import SimpleUploadedFile
from diary.models import Observation
from diary.services.photos import add
from tests.diary.photos.files import a_picture, encoded
add(Observation.objects.last(), SimpleUploadedFile("a.jpg", encoded(a_picture())))
"""
SOMEBODY = f"""
from tests.factories import UserFactory
UserFactory(email="{EMAIL}")
"""
NOTES = """child_first_name,note,time
Zoë,Red and dry,2026-11-01 06:37:12
Zoë,بقع حمراء على الخد,2026-11-02 07:00:00
Zoë,Broken,never
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("elsewhere")) as site:
        site.manage("shell", "-c", SOMEBODY)
        yield site


@pytest.fixture(scope="module")
def signed_in(browser: Browser, elsewhere: Site) -> StorageState:
    return sign_in(browser, elsewhere, EMAIL)


def taken_out(page: Page, to: Path) -> Path:
    page.goto("/family/")
    page.get_by_role("link", name="Take everything with you").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the whole diary").click()
    download.value.save_as(to)
    return to


def data_of(file: Path) -> bytes:
    with ZipFile(file) as archive:
        return archive.read("data.json")


def known(browser: Browser, site: Site, state: StorageState) -> Iterator[Page]:
    with quiet_page(browser, site, width=390, height=844) as page:
        page.context.add_cookies(state["cookies"])  # type: ignore[arg-type]
        yield page


@pytest.fixture
def here(browser: Browser, server: Site, all_states: StorageState) -> Iterator[Page]:
    yield from known(browser, server, all_states)


@pytest.fixture
def there(browser: Browser, elsewhere: Site, signed_in: StorageState) -> Iterator[Page]:
    yield from known(browser, elsewhere, signed_in)


def test_a_diary_moves_to_another_server_and_comes_out_the_same(
    here: Page, there: Page, server: Site, tmp_path: Path
) -> None:
    server.manage("shell", "-c", A_PHOTO)
    before = taken_out(here, tmp_path / "before.zip")
    there.goto("/bring-in/")

    there.get_by_label("The file of the diary").set_input_files(before)
    there.get_by_role("button", name="Send and look").click()
    expect(there.get_by_role("heading", name="What will come")).to_be_visible()
    look(there, "bring-in-look")
    there.set_viewport_size({"width": 1280, "height": 800})
    look(there, "bring-in-look")
    there.get_by_role("button", name="Bring it in").click()

    expect(there.get_by_text("The diary is here.")).to_be_visible()
    after = taken_out(there, tmp_path / "after.zip")
    assert b"photos" in data_of(before)
    assert data_of(after) == data_of(before)


def test_a_file_that_is_none_is_said_so_and_read_out(
    there: Page, tmp_path: Path
) -> None:
    file = tmp_path / "diary.zip"
    file.write_bytes(b"not a zip")
    there.goto("/bring-in/")

    there.get_by_label("The file of the diary").set_input_files(file)
    there.get_by_role("button", name="Send and look").press("Enter")

    expect(there.get_by_role("alert").first).to_be_focused()
    expect(there.get_by_role("alert").first).to_contain_text("Nothing was brought in.")
    look(there, "bring-in-refused")


def test_without_signal_it_says_so_and_can_be_sent_again(
    there: Page, tmp_path: Path
) -> None:
    file = tmp_path / "diary.zip"
    file.write_bytes(b"not a zip")
    there.goto("/bring-in/")
    there.get_by_label("The file of the diary").set_input_files(file)

    there.context.set_offline(offline=True)
    there.get_by_role("button", name="Send and look").click()
    expect(there.get_by_text("It could not be sent")).to_be_visible()
    there.context.set_offline(offline=False)
    there.get_by_role("button", name="Send and look").click()

    refused = there.get_by_text("This is not the file of a diary")
    expect(refused.first).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_notes_come_with_and_without_script(
    browser: Browser,
    server: Site,
    all_states: StorageState,
    tmp_path: Path,
    *,
    script: bool,
) -> None:
    file = tmp_path / "note.csv"
    file.write_text(NOTES)
    with quiet_page(browser, server, width=390, height=844, script=script) as page:
        page.context.add_cookies(all_states["cookies"])  # type: ignore[arg-type]
        page.goto("/bring-in/notes/")
        page.get_by_label("The CSV file").set_input_files(file)
        page.get_by_role("button", name="Send and look").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("2 notes can come")
        if script:
            look(page, "notes-look")
        page.get_by_label("Notes about Zoë").select_option(index=2)
        page.get_by_role("button", name="Bring them in").click()

        told = "2 notes are here." if script else "All of them were here already."
        expect(page.get_by_text(told)).to_be_visible()
