"""Send the file of a diary, look, and say yes or no."""

import os
from pathlib import Path

import pytest

from django.conf import LazySettings, settings as django_settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Household, Membership, User
from diary.models import Observation
from diary.services import waiting_files
from tests.diary.archive.diaries import NOON
from tests.diary.archive.hostile import (
    HOSTILE,
    HOSTILE_AT_LAST,
    files_of,
    with_manifest,
    zipped,
)
from tests.factories import ChildFactory, MembershipFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON)]
UPLOAD, LOOK = "/bring-in/", "/bring-in/look/"


@pytest.fixture
def user(client: Client) -> User:
    user: User = UserFactory()
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: LazySettings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)


def waiting() -> list[Path]:
    return list(Path(django_settings.FILE_UPLOAD_TEMP_DIR).iterdir())


def send(client: Client, file: bytes, into: str = "new") -> HttpResponse:
    upload = SimpleUploadedFile("diary.zip", file, "application/zip")
    answer: HttpResponse = client.post(UPLOAD, {"file": upload, "into": into})  # type: ignore[assignment]
    return answer


def test_a_diary_is_sent_looked_at_and_brought_in(user: User, client: Client) -> None:
    sent = send(client, zipped(files_of()))
    look = client.get(LOOK)
    done = client.post(LOOK)

    assert (sent["Location"], done["Location"]) == (LOOK, reverse("family"))
    assert (look.context["coming"].entries, look.context["coming"].photos) == (3, 1)
    assert Membership.objects.get(user=user).household.name == "Al-Ahmad"
    assert Observation.objects.count() == 3
    assert waiting() == []


def test_the_file_waits_for_its_sender_alone(user: User, client: Client) -> None:
    send(client, zipped(files_of()))

    [path] = waiting()
    client.force_login(UserFactory())

    assert path.stat().st_mode & 0o777 == 0o600
    assert client.get(LOOK)["Location"] == UPLOAD
    assert client.post(LOOK)["Location"] == UPLOAD
    assert not Observation.objects.exists()


def test_who_says_no_has_the_file_deleted(user: User, client: Client) -> None:
    send(client, zipped(files_of()))

    client.post(reverse("bring-in-cancel"))

    assert waiting() == []
    assert not Household.objects.exists()


def test_a_second_file_takes_the_place_of_the_first(user: User, client: Client) -> None:
    send(client, zipped(files_of()))
    send(client, zipped(files_of()))

    assert len(waiting()) == 1


def test_after_an_hour_the_file_is_gone(user: User, client: Client) -> None:
    send(client, zipped(files_of()))
    [path] = waiting()
    an_hour_ago = NOON.timestamp() - waiting_files.KEPT_SECONDS - 60
    os.utime(path, (an_hour_ago, an_hour_ago))

    answer = client.get(LOOK)
    waiting_files.tidy()

    assert answer["Location"] == UPLOAD
    assert waiting() == []


def test_saying_yes_twice_is_saying_it_once(user: User, client: Client) -> None:
    send(client, zipped(files_of()))

    client.post(LOOK)
    client.post(LOOK)

    assert Household.objects.count() == 1


@pytest.mark.parametrize("name", ["a photo", "path upwards", "a bomb", "wrong hash"])
def test_a_hostile_file_is_refused_at_once_and_does_not_wait(
    name: str, user: User, client: Client
) -> None:
    response = send(client, HOSTILE[name][1]())

    assert response.status_code == 422
    assert "Nothing was brought in." in response.content.decode()
    assert waiting() == []


def test_an_unknown_version_is_told_with_the_one_that_is_read(
    user: User, client: Client
) -> None:
    page = send(client, with_manifest(version=7)).content.decode()

    assert "This file is of version 7 of the format." in page
    assert "This server reads versions up to 2" in page


def test_a_file_that_is_too_large_is_cut_off(
    user: User, client: Client, settings: LazySettings
) -> None:
    settings.IMPORT_MAX_BYTES = 2**10

    response = send(client, zipped(files_of()))

    assert response.status_code == 422
    assert "more than this server takes" in response.content.decode()


def test_a_diary_larger_than_a_photo_may_be_is_taken(
    user: User, client: Client, settings: LazySettings
) -> None:
    settings.PHOTO_MAX_BYTES = settings.REQUEST_MAX_BYTES = 1024

    response = send(client, zipped(files_of()))

    assert response["Location"] == LOOK


def test_without_a_file_the_form_says_so(user: User, client: Client) -> None:
    response = client.post(UPLOAD, {"into": "new"})

    assert response.status_code == 422
    assert "Choose the file." in response.content.decode()


def test_only_owners_bring_something_into_a_family(user: User, client: Client) -> None:
    mine = MembershipFactory(user=user)
    other = MembershipFactory(user=user, role="carer")
    mine.household.children.add(ChildFactory(household=mine.household))

    into_mine = send(client, zipped(files_of()), str(mine.household.uuid))
    into_other = send(client, zipped(files_of()), str(other.household.uuid))

    assert into_mine["Location"] == LOOK
    assert into_other.status_code == 422


def test_a_form_from_elsewhere_is_refused(user: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)

    assert send(client, zipped(files_of())).status_code == 403
    assert client.post(LOOK).status_code == 403
    assert waiting() == []


def test_a_photo_that_is_none_ends_it_and_the_file_is_deleted(
    user: User, client: Client
) -> None:
    _flaw, made = HOSTILE_AT_LAST["a photo that is none"]
    send(client, made())

    response = client.post(LOOK, follow=True)

    assert "A photo in it is none that can be read." in response.content.decode()
    assert waiting() == []
    assert not Household.objects.exists()


def test_while_photos_cannot_be_stored_the_file_waits_on(
    user: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(name: str, content: object) -> str:
        raise OSError(name)

    send(client, zipped(files_of()))
    with monkeypatch.context() as patch:
        patch.setattr(default_storage, "save", full)
        refused = client.post(LOOK)
    done = client.post(LOOK)

    assert (refused["Location"], done["Location"]) == (LOOK, reverse("family"))
    assert Household.objects.count() == 1
