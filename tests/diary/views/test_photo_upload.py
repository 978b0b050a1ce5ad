"""A photo sent on its own is kept once, or refused with a reason a script can show."""

import uuid
from errno import ENOSPC
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoAssertNumQueries

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from diary.models import Observation, Photo
from tests.diary.photos.files import chatty_jpeg
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = pytest.mark.django_db
NEW = uuid.UUID("5f0c1a52-8f04-4c53-9d2b-1a2b3c4d5e6f")


@pytest.fixture
def entry(client: Client) -> Observation:
    member = MembershipFactory()
    client.force_login(member.user)
    child = ChildFactory(household=member.household)
    made: Observation = ObservationFactory(spot=SpotFactory(child=child))
    return made


def send(
    client: Client,
    entry: Observation,
    content: bytes | None = None,
    *,
    named: uuid.UUID = NEW,
) -> "Response":
    sent = chatty_jpeg() if content is None else content
    file = SimpleUploadedFile("IMG_1.jpg", sent, "image/jpeg")
    response: Response = client.post(address(entry, named), {"file": file})
    return response


def address(entry: Observation, named: uuid.UUID = NEW) -> str:
    return reverse("photo-upload", args=[entry.uuid, named])


def test_a_photo_is_kept_under_the_id_its_maker_chose(
    client: Client, entry: Observation
) -> None:
    response = send(client, entry)

    photo = entry.photos.get()
    assert response.status_code == 201
    assert photo.uuid == NEW
    assert response.json() == {
        "id": str(NEW),
        "width": 320,
        "height": 240,
        "taken_at": "2024-05-06T06:08:09Z",
        "urls": {
            size: reverse("photo", args=[NEW, size])
            for size in ("original", "large", "small")
        },
    }


def test_a_photo_sent_again_is_one_and_has_the_same_answer(
    client: Client, entry: Observation
) -> None:
    first = send(client, entry)

    again = send(client, entry)

    assert again.status_code == 200
    assert again.json() == first.json()
    assert Photo.objects.count() == 1


def test_the_same_picture_under_another_id_is_the_photo_that_is_there(
    client: Client, entry: Observation
) -> None:
    send(client, entry)

    again = send(client, entry, named=uuid.uuid4())

    assert (again.status_code, again.json()["id"]) == (200, str(NEW))
    assert Photo.objects.count() == 1


def test_another_picture_under_the_same_id_is_refused(
    client: Client, entry: Observation
) -> None:
    send(client, entry)

    response = send(client, entry, chatty_jpeg(orientation=6))

    assert (response.status_code, response.json()["code"]) == (409, "id_taken")
    assert Photo.objects.count() == 1


def test_the_id_of_another_entrys_photo_is_taken_too(
    client: Client, entry: Observation
) -> None:
    send(client, ObservationFactory(spot=entry.spot))

    response = send(client, entry)

    assert (response.status_code, response.json()["code"]) == (409, "id_taken")
    assert not entry.photos.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"<html>", "not_a_photo"), (chatty_jpeg()[:2000], "damaged")],
)
def test_a_refusal_has_a_code_and_a_sentence(
    content: bytes, code: str, client: Client, entry: Observation
) -> None:
    response = send(client, entry, content)

    refusal = response.json()
    assert (response.status_code, refusal["code"]) == (422, code)
    assert refusal["message"].startswith("This file")
    assert not Photo.objects.exists()


def test_what_the_storage_does_not_take_may_be_sent_later(
    client: Client, entry: Observation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> str:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)

    response = send(client, entry)

    assert (response.status_code, response.json()["code"]) == (503, "not_stored")
    assert not Photo.objects.exists()


@override_settings(PHOTO_MAX_BYTES=1000)
def test_a_file_that_grows_too_large_is_refused_while_it_arrives(
    client: Client, entry: Observation
) -> None:
    response = send(client, entry)

    assert (response.status_code, response.json()["code"]) == (422, "too_large")


def test_nothing_sent_is_not_a_photo(client: Client, entry: Observation) -> None:
    response = client.post(address(entry))

    assert (response.status_code, response.json()["code"]) == (422, "not_a_photo")


def test_no_photo_is_taken_of_a_place_that_has_none(
    client: Client, entry: Observation
) -> None:
    entry.spot.site = "nappy_area"
    entry.spot.save()

    response = send(client, entry)

    assert (response.status_code, response.json()["code"]) == (
        422,
        "site_without_photos",
    )
    assert not Photo.objects.exists()


def test_a_script_without_the_token_of_the_page_is_refused(entry: Observation) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(MembershipFactory(household=entry.household).user)

    assert send(careful, entry).status_code == 403


def test_a_photo_costs_few_queries(
    client: Client,
    entry: Observation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(16):
        send(client, entry)
