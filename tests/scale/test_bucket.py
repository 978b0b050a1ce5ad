"""Photos in a bucket: kept whole, shown for a minute to whom they may be shown."""

import re
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from multiprocessing.pool import ThreadPool
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from pytest_django import DjangoCaptureOnCommitCallbacks

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diary.models import Photo
from diary.services import photos
from tests.diary.photos.files import SECRETS, chatty_jpeg
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
    UserFactory,
)
from tests.scale.proxy import Answer
from tests.scale.s3_server import BUCKET, S3Server

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def photo(client: Client, bucket: S3Server) -> Photo:
    member = MembershipFactory()
    client.force_login(member.user)
    spot = SpotFactory(child=ChildFactory(household=member.household))
    upload = SimpleUploadedFile("maya-at-home.jpg", chatty_jpeg(), "image/jpeg")
    return photos.add(ObservationFactory(spot=spot), upload)


def fetch(address: str, method: str = "GET", **headers: str) -> Answer:
    """Ask the server itself, as a browser does that was led there."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    found = Answer(answer.status, dict(answer.getheaders()), answer.read())
    connection.close()
    return found


def address_of(photo: Photo, size: str, client: Client) -> str:
    return client.get(reverse("photo", args=[photo.uuid, size]))["Location"]


def test_three_objects_are_kept_without_anything_the_phone_told(
    photo: Photo, bucket: S3Server
) -> None:
    assert bucket.objects() >= set(photo.files)
    for name in photo.files:
        with default_storage.open(name) as file:
            content = file.read()
        assert content
        assert not any(secret in content for secret in SECRETS)
        assert "maya" not in name


@pytest.mark.parametrize(
    ("size", "kind"),
    [("original", "image/jpeg"), ("large", "image/jpeg"), ("small", "image/webp")],
)
def test_a_parent_is_led_to_each_size_and_no_cache_keeps_it(
    size: str, kind: str, photo: Photo, client: Client
) -> None:
    response = client.get(reverse("photo", args=[photo.uuid, size]))
    answer = fetch(response["Location"])

    with default_storage.open(getattr(photo, size)) as file:
        assert answer.body == file.read()
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_an_address_is_signed_for_one_minute(photo: Photo, client: Client) -> None:
    signed = parse_qs(urlsplit(address_of(photo, "large", client)).query)

    assert signed["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert signed["X-Amz-Expires"] == ["60"]


def test_after_that_minute_it_opens_nothing(photo: Photo) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(seconds=62)):
        address = default_storage.url(photo.large)

    assert fetch(address).status == 403


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        ("-large.jpg", "-original.jpg"),
        ("image%2Fjpeg", "text%2Fhtml"),
        ("=inline", "=attachment"),
        ("Expires=60", "Expires=600"),
    ],
)
def test_an_address_opens_nothing_but_what_it_was_signed_for(
    pattern: str, instead: str, photo: Photo, client: Client
) -> None:
    address = address_of(photo, "large", client)

    assert pattern in address
    assert fetch(address.replace(pattern, instead)).status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_an_address_changes_nothing(
    method: str, photo: Photo, client: Client, bucket: S3Server
) -> None:
    answer = fetch(address_of(photo, "large", client), method)

    assert answer.status in {403, 405}
    assert photo.large in bucket.objects()


def test_a_part_of_an_object_can_be_asked_for(photo: Photo, client: Client) -> None:
    answer = fetch(address_of(photo, "large", client), Range="bytes=0-2")

    assert (answer.status, answer.body) == (206, b"\xff\xd8\xff")


def test_without_a_signature_the_bucket_says_nothing(
    photo: Photo, bucket: S3Server
) -> None:
    for path in ("", "/", f"/{BUCKET}", f"/{BUCKET}/", f"/{BUCKET}/{photo.large}"):
        assert fetch(f"{bucket.url}{path}").status == 403


def test_a_stranger_is_led_nowhere(photo: Photo) -> None:
    stranger = Client()
    stranger.force_login(UserFactory())

    response = stranger.get(reverse("photo", args=[photo.uuid, "large"]))

    assert response.status_code == 404
    assert "Location" not in response


def test_a_photo_on_a_page_of_its_own_comes_from_milkspot(
    photo: Photo, client: Client
) -> None:
    address = reverse("photo", args=[photo.uuid, "large"])

    response = client.get(address, headers={"sec-fetch-dest": "document"})

    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response).startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize("owner", ["observation", "household"])
def test_no_object_outlives_what_its_photo_belongs_to(
    owner: str,
    photo: Photo,
    bucket: S3Server,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        getattr(photo, owner).delete()

    assert not bucket.objects() & set(photo.files)


def test_the_bucket_can_be_looked_through(photo: Photo) -> None:
    folder, _slash, name = photo.large.partition("/")

    folders, files_above = default_storage.listdir("")
    folders_below, files = default_storage.listdir(folder)

    assert folder in folders
    assert files_above == folders_below == []
    assert name in files
    assert all(re.fullmatch(r"[0-9a-f]{2}", one) for one in folders)
    age = datetime.now(UTC) - default_storage.get_modified_time(photo.large)
    assert -HOUR < age < HOUR


def test_an_object_goes_once_and_is_missing_then(photo: Photo) -> None:
    default_storage.delete(photo.large)
    default_storage.delete(photo.large)

    assert not default_storage.exists(photo.large)
    assert default_storage.exists(photo.small)
    about = default_storage.size, default_storage.get_modified_time
    for ask in (default_storage.open, *about):
        with pytest.raises(FileNotFoundError):
            ask(photo.large)


def test_a_name_that_is_taken_is_not_written_over(photo: Photo) -> None:
    kept = default_storage.size(photo.large)

    name = default_storage.save(photo.large, ContentFile(b"other"))

    assert name != photo.large
    assert default_storage.size(photo.large) == kept


def test_a_folder_of_more_than_a_thousand_is_listed_to_its_end(
    bucket: S3Server,
) -> None:
    names = {f"many/{number}" for number in range(1_001)}
    client = bucket.client(bucket.admin)
    with ThreadPool(16) as pool:
        pool.map(lambda name: client.put_object(Bucket=BUCKET, Key=name), names)

        _folders, files = default_storage.listdir("many")

        pool.map(lambda name: client.delete_object(Bucket=BUCKET, Key=name), names)
    assert {f"many/{name}" for name in files} == names


def test_threads_share_one_client(bucket: S3Server) -> None:
    def write_and_read(number: int) -> bytes:
        name = default_storage.save(f"threads/{number}", ContentFile(b"%d" % number))
        with default_storage.open(name) as file:
            content: bytes = file.read()
        default_storage.delete(name)
        return content

    with ThreadPool(16) as pool:
        found = pool.map(write_and_read, range(64))

    assert found == [b"%d" % number for number in range(64)]
