"""A file is a photo of a place that takes photos, or nothing is left of it."""

from pathlib import Path
from typing import BinaryIO

import pytest
from PIL import Image

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from diary.models import Photo, Spot
from diary.photos import Ingested, Pool
from tests.diary.photos.files import a_picture, encoded, png_header
from tests.factories import ObservationFactory
from tests.security.sending import read, send_entry

MARKUP = b"<svg xmlns='http://www.w3.org/2000/svg'><script>own()</script></svg>"
PRIVATE_PLACES = ("nappy_area", "groin_fold", "buttocks")


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("../../own.svg", content, "image/jpeg")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(MARKUP, id="svg"),
        pytest.param(b"GIF89a" + MARKUP, id="gif"),
        pytest.param(b"\xff\xd8\xff" + MARKUP, id="markup called jpeg"),
        pytest.param(encoded(a_picture())[:-900], id="half a photo"),
        pytest.param(png_header(20_000, 20_000), id="400 megapixels"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_no_photo_costs_only_itself(
    content: bytes, signed_in: Client, spot: Spot
) -> None:
    response = send_entry(signed_in, spot, note="still here", photos=upload(content))

    assert response.status_code == 302
    assert spot.observations.get().note == "still here"
    assert not Photo.objects.exists()


def test_nothing_rides_along_behind_a_photo(signed_in: Client, spot: Spot) -> None:
    send_entry(signed_in, spot, photos=upload(encoded(a_picture()) + MARKUP))

    photo = signed_in.get(reverse("photo", args=[Photo.objects.get().uuid, "original"]))
    assert b"script" not in photo.getvalue()
    assert photo["Content-Type"] == "image/jpeg"
    assert photo["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in photo["Cache-Control"]
    assert "own" not in photo["Content-Disposition"]


@pytest.mark.parametrize("place", PRIVATE_PLACES)
def test_no_door_takes_a_photo_of_a_private_place(
    place: str, signed_in: Client, spot: Spot
) -> None:
    photo = encoded(a_picture())
    send_entry(signed_in, spot, sites=[place], photos=upload(photo))
    Spot.objects.filter(pk=spot.pk).update(site=place)
    entry = ObservationFactory(spot=spot)

    later = reverse("observation-photos", args=[entry.uuid])
    signed_in.post(later, {"photos": upload(photo)})
    send_entry(signed_in, spot, photos=upload(photo))

    assert not Photo.objects.exists()


def test_a_file_too_many_costs_only_itself(signed_in: Client, spot: Spot) -> None:
    shades = (encoded(Image.new("L", (99, 99), 9 * n)) for n in range(22))

    response = send_entry(signed_in, spot, photos=[upload(shade) for shade in shades])

    assert response.status_code == 302
    assert Photo.objects.count() == 20
    assert "20" in read(signed_in, response["Location"])


def test_a_file_too_large_costs_only_itself(signed_in: Client, spot: Spot) -> None:
    too_large = upload(bytes(settings.PHOTO_MAX_BYTES + 1))

    send_entry(signed_in, spot, photos=[too_large, upload(encoded(a_picture()))])

    assert Photo.objects.count() == 1


def test_an_upload_has_no_name_on_disk_for_a_killed_worker_to_leave(
    signed_in: Client, spot: Spot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[Path]] = []
    ingest = Pool.ingest

    def watching(pool: Pool, file: BinaryIO) -> Ingested:
        seen.append(list(tmp_path.iterdir()))
        return ingest(pool, file)

    monkeypatch.setattr(Pool, "ingest", watching)
    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path)):
        send_entry(signed_in, spot, photos=upload(encoded(a_picture())))

    assert seen == [[]]


@pytest.mark.django_db
def test_no_file_of_a_stranger_is_written(tmp_path: Path) -> None:
    stranger = Client(enforce_csrf_checks=True)
    stranger.get(reverse("account_login"))

    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path / "no folder")):
        response = stranger.post(reverse("account_login"), {"f": upload(b"x")})

    assert response.status_code == 403


def test_a_request_larger_than_all_its_photos_may_be_is_not_read(
    signed_in: Client, spot: Spot
) -> None:
    with override_settings(REQUEST_MAX_BYTES=999):
        response = send_entry(signed_in, spot, photos=upload(bytes(999)))

    assert response.status_code == 400
    assert not spot.observations.exists()


def test_uploads_wait_where_only_the_server_can_look() -> None:
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert settings.DATA_DIR in folder.parents
