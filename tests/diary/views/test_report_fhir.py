"""The FHIR document of the log, as its readers get it."""

import json
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from errno import EIO
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diary.models import Observation, Spot
from diary.services import photos
from tests.diary.exports.fhir.reading import complaints, resources
from tests.diary.photos.files import a_picture, encoded
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
QUERIES = 13
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory(called="Mum", user__email="secret@example.com")
    client.force_login(member.user)
    child = ChildFactory(household=member.household)
    return SpotFactory(child=child, noticed_on=(NOW - timedelta(days=31)).date())


def add_photo(entry: Observation) -> None:
    jpeg = encoded(a_picture())
    photos.add(entry, SimpleUploadedFile("photo.jpg", jpeg, "image/jpeg"))


def fetch(client: Client, spot: Spot) -> dict[str, Any]:
    response = client.get(reverse("report-fhir", args=[spot.child.uuid]))
    assert response.status_code == 200
    found: dict[str, Any] = json.loads(b"".join(response))
    return found


def test_the_file_is_fhir_named_for_its_day(client: Client, spot: Spot) -> None:
    response = client.get(reverse("report-fhir", args=[spot.child.uuid]))
    response.close()

    assert response["Content-Type"] == "application/fhir+json"
    assert response["Content-Disposition"] == (
        'attachment; filename="milkspot-log-2026-11-21.fhir.json"'
    )


def test_a_familys_log_is_a_sound_document(client: Client, spot: Spot) -> None:
    ObservationFactory(spot=spot, note="Paler", course="better", itch=3)

    bundle = fetch(client, spot)

    assert complaints(bundle) == []
    assert "secret" not in json.dumps(bundle)


def test_photos_are_inside_and_small(client: Client, spot: Spot) -> None:
    add_photo(ObservationFactory(spot=spot))

    [photo] = resources(fetch(client, spot), "Media")

    with Image.open(BytesIO(b64decode(photo["content"]["data"]))) as image:
        assert image.format == "JPEG"
        assert max(image.size) <= 640


def test_only_so_many_photos_come_along(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.exports.fhir.files.MOST_PHOTOS", 1)
    for _number in range(2):
        add_photo(ObservationFactory(spot=spot))

    found = resources(fetch(client, spot), "Media")

    assert ["data" in photo["content"] for photo in found] == [True, False]


def test_a_photo_that_is_no_picture_leaves_its_place(
    client: Client, spot: Spot
) -> None:
    PhotoFactory(observation=ObservationFactory(spot=spot))

    [photo] = resources(fetch(client, spot), "Media")

    assert list(photo["content"]) == ["title"]


def test_no_document_is_made_without_photos_that_are_there(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_photo(ObservationFactory(spot=spot))

    def fail(_name: str, *_given: object) -> None:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(default_storage, "_open", fail)

    response = client.get(reverse("report-fhir", args=[spot.child.uuid]))

    assert response.status_code == 503
    assert b"The photos cannot be read just now" in response.content


def test_who_asks_for_one_after_the_other_leaves_room_for_others(
    client: Client, spot: Spot
) -> None:
    address = reverse("report-fhir", args=[spot.child.uuid])

    responses = [client.get(address) for _time in range(13)]

    for response in responses:
        response.close()
    assert [response.status_code for response in responses] == [*12 * [200], 429]


def test_the_page_offers_it_beside_the_other_files(client: Client, spot: Spot) -> None:
    address = reverse("report-fhir", args=[spot.child.uuid])

    offered = client.get(reverse("report")).content.decode()
    printed = client.get(reverse("report-print", args=[spot.child.uuid]))

    assert 'name="then" value="fhir"' in offered
    assert "FHIR (for clinic systems)" in offered
    assert f'href="{address}"' in printed.content.decode()


@pytest.mark.parametrize("entries", [2, 20])
def test_queries_do_not_grow_with_photos(
    entries: int,
    client: Client,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(entries):
        PhotoFactory(observation=ObservationFactory(spot=spot))
    fetch(client, spot)

    with django_assert_num_queries(QUERIES):
        fetch(client, spot)
