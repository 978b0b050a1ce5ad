"""Style sheets and scripts reach the browser, collected or not, and without DEBUG."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.templatetags.static import static
from django.test import Client

from tests.config.conftest import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_served(settings: Settings, tmp_path: Path) -> None:
    """Use the storage of the real settings, with an empty folder to collect into.

    Only our own files are collected: the admin's take seconds.
    """
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.WHITENOISE_AUTOREFRESH = False
    settings.WHITENOISE_USE_FINDERS = True
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "config.static_files.CollectedOrSource"},
    }


@pytest.mark.usefixtures("as_served")
def test_before_collecting_files_come_from_where_they_are_written() -> None:
    address = static("css/base.css")

    assert address == "/static/css/base.css"
    assert (
        Client().get(address).getvalue() == (ROOT / "static/css/base.css").read_bytes()
    )


@pytest.mark.usefixtures("as_served")
def test_after_collecting_an_address_names_its_content_and_is_kept_for_ever() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)

    address = static("css/base.css")
    answer = Client().get(address)

    assert address.startswith("/static/css/base.")
    assert address != "/static/css/base.css"
    assert answer.getvalue()
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.usefixtures("as_served")
def test_after_collecting_a_file_that_is_not_there_is_an_error() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)

    with pytest.raises(ValueError, match=r"nothing\.css"):
        staticfiles_storage.url("css/nothing.css")


@pytest.mark.usefixtures("as_served")
def test_after_collecting_a_script_imports_another_by_its_content() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)

    script = Client().get(static("js/elements/ms-send.js")).getvalue().decode()

    assert f'"../{static("js/post.js").removeprefix("/static/js/")}"' in script
    assert '"../post.js"' not in script
