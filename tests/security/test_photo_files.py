"""A photo is shown while its place takes photos and its file is there."""

from contextlib import closing

import pytest

from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from diary.models import Photo, Spot
from tests.factories import ObservationFactory, PhotoFactory


@pytest.fixture
def photo(spot: Spot) -> Photo:
    return PhotoFactory(observation=ObservationFactory(spot=spot, sites=["neck"]))


def status_of(photo: Photo, client: Client) -> int:
    with closing(client.get(reverse("photo", args=[photo.uuid, "large"]))) as response:
        return response.status_code


def test_a_photo_is_shown(photo: Photo, signed_in: Client) -> None:
    assert status_of(photo, signed_in) == 200


@pytest.mark.parametrize("place", ["buttocks", "no-such-place"])
def test_a_spot_moved_to_a_place_without_photos_shows_none(
    place: str, photo: Photo, spot: Spot, signed_in: Client
) -> None:
    Spot.objects.filter(pk=spot.pk).update(site=place)

    assert status_of(photo, signed_in) == 404


def test_an_entry_that_names_a_place_without_photos_shows_none(
    photo: Photo, signed_in: Client
) -> None:
    photo.observation.sites = ["neck", "nappy_area"]
    photo.observation.save()

    assert status_of(photo, signed_in) == 404


def test_a_photo_without_its_file_is_missing(photo: Photo, signed_in: Client) -> None:
    default_storage.delete(photo.large)

    assert status_of(photo, signed_in) == 404
