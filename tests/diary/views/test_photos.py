"""A photo is handed out with headers that let nobody keep it."""

import pytest
from pytest_django.fixtures import Settings

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from config.photo_places import OPTIONS, in_bucket as place_in_bucket
from diary.models import Photo
from diary.services import photos
from tests.diary.photos.files import chatty_jpeg
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(client: Client) -> Photo:
    member = MembershipFactory()
    client.force_login(member.user)
    spot = SpotFactory(child=ChildFactory(household=member.household))
    upload = SimpleUploadedFile("x.jpg", chatty_jpeg(), "image/jpeg")
    return photos.add(ObservationFactory(spot=spot), upload)


@pytest.mark.parametrize(
    ("size", "kind"),
    [("original", "image/jpeg"), ("large", "image/jpeg"), ("small", "image/webp")],
)
def test_each_size_comes_with_its_type_and_may_not_be_kept(
    size: str, kind: str, photo: Photo, client: Client
) -> None:
    response = client.get(reverse("photo", args=[photo.uuid, size]))

    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert content
    assert response["Content-Type"] == kind
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "x.jpg" not in response["Content-Disposition"]


def test_there_is_no_other_size(photo: Photo, client: Client) -> None:
    address = reverse("photo", args=[photo.uuid, "huge"])

    assert client.get(address).status_code == 404


def test_the_photo_of_a_deleted_entry_is_gone(photo: Photo, client: Client) -> None:
    client.post(reverse("observation-delete", args=[photo.observation.uuid]))

    address = reverse("photo", args=[photo.uuid, "small"])

    assert client.get(address).status_code == 404


def test_after_signing_out_its_address_is_shut(photo: Photo, client: Client) -> None:
    client.post(reverse("account_logout"))

    response = client.get(reverse("photo", args=[photo.uuid, "small"]))

    assert response["Location"].startswith(reverse("account_login"))


def test_nginx_is_told_the_file_and_nothing_is_sent(
    photo: Photo, client: Client, settings: Settings
) -> None:
    settings.PHOTOS_ACCEL = "/kept-photos/"

    response = client.get(reverse("photo", args=[photo.uuid, "small"]))

    assert response["X-Accel-Redirect"] == f"/kept-photos/{photo.small}"
    assert response["Content-Type"] == "image/webp"
    assert response["Content-Disposition"] == "inline"
    assert "no-store" in response["Cache-Control"]
    assert response.content == b""


def test_nginx_is_told_nothing_for_a_stranger(photo: Photo, settings: Settings) -> None:
    settings.PHOTOS_ACCEL = "/kept-photos/"
    stranger = Client()
    stranger.force_login(UserFactory())

    response = stranger.get(reverse("photo", args=[photo.uuid, "small"]))

    assert response.status_code == 404
    assert "X-Accel-Redirect" not in response


@pytest.fixture
def in_bucket(photo: Photo, settings: Settings) -> None:
    """Sign for a bucket from now on; nothing here asks its server."""
    given = dict.fromkeys(OPTIONS, "photos")
    given["MILKSPOT_S3_ENDPOINT"] = "https://s3.example.com"
    settings.STORAGES = {**settings.STORAGES, "default": place_in_bucket(given)}
    settings.PHOTOS_FROM = ["https://s3.example.com/photos/"]


@pytest.mark.usefixtures("in_bucket")
def test_a_parent_is_led_to_the_bucket_and_no_cache_keeps_the_way(
    photo: Photo, client: Client
) -> None:
    response = client.get(reverse("photo", args=[photo.uuid, "small"]))

    place, _question, signed = response["Location"].partition("?")
    assert response.status_code == 302
    assert place == f"https://s3.example.com/photos/{photo.small}"
    assert "X-Amz-Signature=" in signed
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.usefixtures("in_bucket")
def test_a_stranger_is_led_nowhere(photo: Photo) -> None:
    stranger = Client()
    stranger.force_login(UserFactory())

    response = stranger.get(reverse("photo", args=[photo.uuid, "small"]))

    assert response.status_code == 404
    assert "Location" not in response
