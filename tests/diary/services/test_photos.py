"""Photos are kept whole or not at all, and never under the sender's name for them."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from errno import EIO, ENOSPC
from operator import attrgetter
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, transaction
from django.test import override_settings

from conditions.queries import published
from diary.models import Photo
from diary.photos import PhotoRefused, Pool, Refusal
from diary.services import observations, photo_files, photos
from tests.diary.photos.files import SECRETS, a_picture, chatty_jpeg, encoded
from tests.factories import ObservationFactory, SpotFactory, UserFactory

pytestmark = pytest.mark.django_db


def upload(content: bytes, name: str = "maya-at-home.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def stored_files() -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()]


def test_three_files_are_kept_without_anything_the_phone_told() -> None:
    before = set(stored_files())

    photo = photos.add(ObservationFactory(), upload(chatty_jpeg()))

    kept = set(stored_files()) - before
    assert {default_storage.path(name) for name in photo.files} == set(map(str, kept))
    for path in kept:
        content = path.read_bytes()
        assert not any(secret in content for secret in SECRETS)
        assert "maya" not in path.name
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_photo_sent_twice_is_one() -> None:
    entry = ObservationFactory()

    first = photos.add(entry, upload(chatty_jpeg()))
    before = stored_files()
    second = photos.add(entry, upload(chatty_jpeg()))

    assert first == second
    assert stored_files() == before


def test_the_time_it_was_taken_is_read_in_the_familys_zone() -> None:
    photo = photos.add(ObservationFactory(), upload(chatty_jpeg()))

    assert photo.taken_at == datetime(2024, 5, 6, 6, 8, 9, tzinfo=UTC)


def test_a_file_that_is_no_photo_costs_only_itself() -> None:
    entry = ObservationFactory()
    files = [
        upload(chatty_jpeg()),
        upload(b"<html>"),
        upload(encoded(a_picture(), "PNG")),
    ]

    refused = photos.add_all(entry, files, data=published())

    assert [(one.number, one.code) for one in refused] == [(2, "not_a_photo")]
    assert entry.photos.count() == 2


def test_who_waited_in_vain_does_not_wait_again_for_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def busy(_pool: Pool, file: object) -> None:
        asked.append(file)
        raise PhotoRefused(Refusal.BUSY)

    monkeypatch.setattr(Pool, "ingest", busy)
    refused = photos.add_all(ObservationFactory(), [upload(b"")] * 3, data=published())

    assert [one.code for one in refused] == ["busy"] * 3
    assert len(asked) == 1


def test_a_refused_file_leaves_nothing_behind() -> None:
    before = stored_files()

    with pytest.raises(PhotoRefused):
        photos.add(ObservationFactory(), upload(chatty_jpeg()[:400]))

    assert stored_files() == before
    assert not Photo.objects.exists()


def test_a_photo_that_arrives_twice_at_once_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = ObservationFactory()
    first = photos.add(entry, upload(chatty_jpeg()))
    before = stored_files()
    looked = iter([None, first])
    monkeypatch.setattr(photos, "_known", lambda *_given: next(looked))

    again = photos.add(entry, upload(chatty_jpeg()))

    assert again == first
    assert Photo.objects.count() == 1
    assert stored_files() == before


def test_files_go_when_the_row_cannot_be_written() -> None:
    entry = ObservationFactory()
    entry.household_id = None
    before = stored_files()

    with pytest.raises(IntegrityError):
        photos.add(entry, upload(chatty_jpeg()))

    assert stored_files() == before


def test_files_stay_where_the_row_may_be_there_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lost(*_given: object) -> None:
        raise OperationalError("the connection was lost while it committed")

    monkeypatch.setattr(photos, "_save_row", lost)
    before = stored_files()

    with pytest.raises(OperationalError):
        photos.add(ObservationFactory(), upload(chatty_jpeg()))

    assert len(stored_files()) == len(before) + 3


class FullDisk(ContentFile[bytes]):
    """Content of which a disk takes the beginning."""

    def chunks(self, *_given: object) -> Iterator[bytes]:
        yield b"beginning"
        raise OSError(ENOSPC, "No space left on device")


@pytest.mark.parametrize("stored", [0, 1, 2])
def test_a_full_disk_keeps_no_half_of_a_photo(
    stored: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, before = ObservationFactory(), stored_files()
    rest = itertools.chain([ContentFile] * stored, [FullDisk])
    monkeypatch.setattr(photo_files, "ContentFile", lambda content: next(rest)(content))  # noqa: PLW0108 (each file's own)

    refused = photos.add_all(entry, [upload(chatty_jpeg())], data=published())

    assert [one.code for one in refused] == ["not_stored"]
    assert stored_files() == before
    assert not Photo.objects.exists()


def test_what_cannot_be_deleted_is_named_to_the_operator(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo = photos.add(ObservationFactory(), upload(chatty_jpeg()))
    tried: list[str] = []

    def fail(name: str) -> None:
        tried.append(name)
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(default_storage, "delete", fail)
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()

    assert tuple(tried) == photo.files
    assert all(name in caplog.text for name in photo.files)
    assert not Photo.objects.exists()


@pytest.mark.parametrize("site", ["nappy_area", "groin_fold", "buttocks"])
def test_no_photo_is_kept_where_none_should_be(site: str) -> None:
    entry = ObservationFactory(spot=SpotFactory(site=site))

    refused = photos.add_all(entry, [upload(chatty_jpeg())], data=published())

    assert [one.code for one in refused] == ["site_without_photos"]
    assert not Photo.objects.exists()


def test_no_photo_is_kept_of_an_entry_that_names_such_a_place() -> None:
    entry = ObservationFactory(spot=SpotFactory(site="tummy"), sites=["nappy_area"])

    refused = photos.add_all(entry, [upload(chatty_jpeg())], data=published())

    assert [one.code for one in refused] == ["site_without_photos"]


@override_settings(PHOTOS_OF_PRIVATE_SITES=True)
def test_the_operator_of_a_private_server_may_allow_them() -> None:
    entry = ObservationFactory(spot=SpotFactory(site="nappy_area"))

    refused = photos.add_all(entry, [upload(chatty_jpeg())], data=published())

    assert refused == []


@pytest.mark.parametrize(
    "owner", ["observation", "observation.spot.child", "household"]
)
def test_no_file_outlives_what_its_photo_belongs_to(
    owner: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo = photos.add(ObservationFactory(), upload(chatty_jpeg()))

    with django_capture_on_commit_callbacks(execute=True):
        attrgetter(owner)(photo).delete()

    assert not any(default_storage.exists(name) for name in photo.files)


def test_files_stay_until_their_end_is_certain() -> None:
    photo = photos.add(ObservationFactory(), upload(chatty_jpeg()))

    with transaction.atomic():
        photo.observation.spot.child.delete()
        transaction.set_rollback(True)

    assert all(default_storage.exists(name) for name in photo.files)


def test_files_of_an_entry_taken_out_of_the_diary_stay_for_the_undo(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo = photos.add(ObservationFactory(), upload(chatty_jpeg()))

    with django_capture_on_commit_callbacks(execute=True):
        observations.delete(photo.observation, by=UserFactory())

    assert all(default_storage.exists(name) for name in photo.files)


def test_a_place_nobody_knows_takes_no_photo() -> None:
    assert not photos.takes_photos("no-such-place", published())
