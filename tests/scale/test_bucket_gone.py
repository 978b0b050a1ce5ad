"""What a family meets while the S3 server is not there."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.photo_bucket import PhotoBucket
from diary.models import Observation, Photo, Spot
from diary.services import photos
from tests.diary.photos.files import chatty_jpeg
from tests.diary.waiting import ask
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)
from tests.scale.conftest import keep_photos_in
from tests.scale.s3_server import S3Server, running_s3
from tests.working import work_off

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with running_s3(tmp_path_factory.mktemp("fragile")) as server:
        yield server


@pytest.fixture
def server(fragile: S3Server, settings: Settings) -> S3Server:
    """A server that a test may stop; it starts again with what it kept."""
    if not fragile.is_up:
        fragile.start()
    keep_photos_in(fragile, settings)
    return fragile


@pytest.fixture
def spot(client: Client, server: S3Server) -> Spot:
    member = MembershipFactory()
    client.force_login(member.user)
    today = member.household.day(timezone.now())
    child = ChildFactory(household=member.household, born_on=today)
    return SpotFactory(child=child, noticed_on=today)


@pytest.fixture
def photo(spot: Spot) -> Photo:
    entry = ObservationFactory(spot=spot, observed_at=NOW, observed_on=spot.noticed_on)
    return photos.add(entry, upload())


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.jpg", chatty_jpeg(), "image/jpeg")


def log(client: Client, spot: Spot) -> str:
    """Log an entry with a photo; return the page that follows."""
    said = {
        "uuid": uuid4(),
        "observed_at": f"{timezone.localtime(NOW, spot.household.zone):%Y-%m-%dT%H:%M}",
        "note": "Redder tonight.",
        "photos": [upload()],
    }
    response = client.post(reverse("spot-log", args=[spot.uuid]), said, follow=True)
    return response.content.decode()


def before_the_third(do: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Call `do` when two of the three objects are written."""
    written: list[str] = []
    save = PhotoBucket._save

    def save_until(storage: PhotoBucket, name: str, content: File[bytes]) -> str:
        if len(written) == 2:
            do()
        written.append(name)
        return save(storage, name, content)

    monkeypatch.setattr(PhotoBucket, "_save", save_until)


def refuse() -> None:
    raise OSError


def test_a_refused_object_takes_the_others_of_its_photo_along(
    server: S3Server, client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = server.objects()
    before_the_third(refuse, monkeypatch)

    page = log(client, spot)

    assert "It could not be stored just now" in page
    assert Observation.objects.get().note == "Redder tonight."
    assert not Photo.objects.exists()
    assert server.objects() == before


def test_a_server_that_dies_meanwhile_costs_the_photo_and_not_the_entry(
    server: S3Server,
    client: Client,
    spot: Spot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = server.objects()
    before_the_third(server.stop, monkeypatch)

    page = log(client, spot)

    assert not server.is_up
    assert "It could not be stored just now. Your entry is kept" in page
    assert Observation.objects.get().note == "Redder tonight."
    assert not Photo.objects.exists()
    assert "could not be stored" in caplog.text
    assert "Signature" not in caplog.text
    server.start()
    # Nothing could take these two back then: `check_photos` finds them.
    sizes = [re.findall(r"-(\w+)\.", name)[0] for name in server.objects() - before]
    assert sorted(sizes) == ["large", "original"]


def test_what_is_deleted_meanwhile_is_shown_to_nobody(
    server: S3Server,
    photo: Photo,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    server.stop()

    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()

    assert not Photo.objects.exists()
    assert all(f"{name} stays" in caplog.text for name in photo.files)


def test_a_pdf_meanwhile_is_refused(
    server: S3Server, client: Client, photo: Photo
) -> None:
    server.stop()
    file = ask(client, photo.observation.spot.child)
    work_off()

    response = client.get(reverse("report-making", args=[file.uuid]))

    assert b"The photos cannot be read just now" in response.content
