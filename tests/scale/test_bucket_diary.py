"""A diary whose photos are in a bucket is taken out of it, and brought in again."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from django.core.files.storage import default_storage

from diary.models import Photo
from tests.diary.archive.diaries import a_full_diary, brought_in, taken_out
from tests.diary.archive.test_round_trip import data_of, photos_of
from tests.scale.s3_server import S3Server

pytestmark = pytest.mark.django_db


def test_it_comes_out_of_a_bucket_and_in_again(bucket: S3Server) -> None:
    owner = a_full_diary()
    before = taken_out(owner)
    Photo.objects.all().delete()
    owner.household.delete()

    brought_in(before, None, owner.user)

    kept = Photo.objects.get()
    assert photos_of(before)
    with default_storage.open(kept.original) as file:
        assert file.read() == photos_of(before)[f"photos/{kept.uuid}.jpg"]


def test_a_photo_that_the_bucket_lost_is_left_out(bucket: S3Server) -> None:
    owner = a_full_diary()
    default_storage.delete(Photo.objects.get().original)

    file = taken_out(owner)

    with ZipFile(BytesIO(file)) as archive:
        assert archive.namelist() == ["data.json", "manifest.json"]
    assert b'"photos": []' in data_of(file)
