"""Files without a photo and photos without their files are found, and let go."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import TestCase, override_settings

from diary.models import Photo
from diary.services import photo_check, photos
from tests.diary.photos.files import chatty_jpeg
from tests.factories import ObservationFactory, PhotoFactory

pytestmark = pytest.mark.django_db
ALL_IS_WELL = "Photos that lack files: 0.\nFiles without a photo: 0.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where photos are kept, for this test alone; it is made with the first of them."""
    place = tmp_path / "photos"
    backend = "config.durable_files.DurableFiles"
    here = {"BACKEND": backend, "OPTIONS": {"location": place}}
    with override_settings(STORAGES=settings.STORAGES | {"default": here}):
        yield place


def check(*options: str) -> tuple[str, int]:
    """Return what the command says and how it ends."""
    said = StringIO()
    code = 0
    with TestCase.captureOnCommitCallbacks(execute=True):
        try:
            call_command("check_photos", *options, stdout=said)
        except SystemExit as end:
            code = int(str(end.code))
    return said.getvalue(), code


def a_file(name: str, *, age: timedelta = timedelta(hours=2)) -> str:
    name = default_storage.save(name, ContentFile(b"pixels"))
    at = (datetime.now(UTC) - age).timestamp()
    os.utime(default_storage.path(name), (at, at))
    return name


def a_photo() -> Photo:
    return photos.add(ObservationFactory(), SimpleUploadedFile("photo", chatty_jpeg()))


def test_where_each_has_the_other_there_is_nothing_to_find() -> None:
    a_photo()
    PhotoFactory()

    assert check("--older-than", "0") == (ALL_IS_WELL, 0)


def test_before_the_first_photo_there_is_nothing_to_find(folder: Path) -> None:
    assert not folder.exists()
    assert check() == (ALL_IS_WELL, 0)


@pytest.mark.parametrize("name", ["alone.jpg", "ab/alone.jpg", "ab/cd/alone.jpg"])
def test_a_file_that_no_photo_names_is_found_and_then_removed(name: str) -> None:
    photo = a_photo()
    a_file(name)

    found, removed, left = check(), check("--remove"), check()

    assert found[0].startswith(f"file {name} belongs to no photo\n")
    assert removed[0].startswith(f"file {name} belongs to no photo: removed\n")
    assert (found[1], removed[1], left) == (1, 1, (ALL_IS_WELL, 0))
    assert not default_storage.exists(name)
    assert all(default_storage.exists(kept) for kept in photo.files)


def test_a_file_of_an_upload_under_way_is_left_alone() -> None:
    young = a_file("ab/young.jpg", age=timedelta(minutes=55))

    assert check("--remove") == (ALL_IS_WELL, 0)
    assert check("--older-than", "50")[1] == 1
    assert default_storage.exists(young)


def test_a_photo_without_its_files_is_found_and_then_removed() -> None:
    kept, gone = a_photo(), a_photo()
    for name in gone.files:
        default_storage.delete(name)

    found, removed, left = check(), check("--remove"), check()

    line = f"photo {gone.uuid} lacks {gone.original}, {gone.large}, {gone.small}"
    assert found[0].startswith(f"{line}\n")
    assert removed[0].startswith(f"{line}: removed\n")
    assert (found[1], removed[1], left) == (1, 1, (ALL_IS_WELL, 0))
    assert list(Photo.objects.all()) == [kept]


def test_what_is_left_of_a_photo_is_never_removed() -> None:
    photo = a_photo()
    default_storage.delete(photo.large)

    said, code = check("--remove")

    assert said.startswith(f"photo {photo.uuid} lacks {photo.large}\n")
    assert code == 1
    assert Photo.objects.get() == photo
    assert default_storage.exists(photo.original)


def test_a_photo_in_a_folder_that_is_gone_is_found() -> None:
    lost = a_photo()
    Photo.objects.filter(pk=lost.pk).update(original="zz/a", large="zz/b", small="zz/c")

    assert check()[0].startswith(f"photo {lost.uuid} lacks zz/a, zz/b, zz/c\n")


def test_where_all_files_are_gone_no_photo_is_removed() -> None:
    photo = a_photo()
    for name in photo.files:
        default_storage.delete(name)

    with pytest.raises(CommandError, match="mounted"):
        check("--remove")

    assert Photo.objects.get() == photo


def test_a_photo_deleted_while_it_is_looked_at_is_not_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    photo = a_photo()
    look_again = photo_check._look_again

    def deleted_meanwhile(row: Photo) -> photo_check.Incomplete | None:
        Photo.objects.all().delete()
        return look_again(row)

    monkeypatch.setattr(photo_check, "_look_again", deleted_meanwhile)
    default_storage.delete(photo.small)

    assert check("--older-than", "60") == (ALL_IS_WELL, 0)


def test_files_whose_row_was_never_written_are_cleaned_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lost(*_given: object) -> None:
        raise OperationalError

    monkeypatch.setattr(photos, "_save_row", lost)
    with pytest.raises(OperationalError):
        a_photo()

    assert check("--remove", "--older-than", "0")[0].count("belongs to no photo") == 3
    assert check("--older-than", "0") == (ALL_IS_WELL, 0)


def test_names_are_those_of_files_and_photos_alone() -> None:
    photo = a_photo()
    default_storage.delete(photo.small)

    said, _code = check()

    assert photo.observation.spot.child.name not in said
