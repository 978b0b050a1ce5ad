from datetime import UTC, datetime, timedelta, timezone

import pytest
from PIL import ExifTags, Image

from diary.photos.exif import exif_from, orientation_of, orientation_only, taken_at
from tests.diary.photos.files import exif_with

NOON = datetime(2024, 5, 6, 12, 0)  # noqa: DTZ001 (a camera without a time zone)


def test_a_time_without_offset_stays_naive() -> None:
    exif = exif_from(exif_with(taken="2024:05:06 12:00:00"))

    assert taken_at(exif) == NOON


@pytest.mark.parametrize(
    ("offset", "zone"),
    [
        ("+02:00", timezone(timedelta(hours=2))),
        ("-09:30", timezone(timedelta(hours=-9, minutes=-30))),
        ("Z", UTC),
    ],
)
def test_a_time_with_offset_is_an_instant(offset: str, zone: timezone) -> None:
    exif = exif_from(exif_with(taken="2024:05:06 12:00:00", offset=offset))

    assert taken_at(exif) == NOON.replace(tzinfo=zone)


def test_an_offset_that_makes_no_sense_is_left_out() -> None:
    exif = exif_from(exif_with(taken="2024:05:06 12:00:00", offset="noon"))

    assert taken_at(exif) == NOON


def test_the_time_of_scanning_stands_in_for_the_time_of_taking() -> None:
    exif = Image.Exif()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeDigitized] = "2024:05:06 12:00:00"

    assert taken_at(exif_from(exif.tobytes())) == NOON


def test_the_time_of_the_last_edit_is_no_time_of_taking() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = "2024:05:06 12:00:00"

    assert taken_at(exif_from(exif.tobytes())) is None


@pytest.mark.parametrize(
    "text", ["", "0000:00:00 00:00:00", "    :  :     :  :  ", "x"]
)
def test_a_time_the_camera_never_knew_is_none(text: str) -> None:
    assert taken_at(exif_from(exif_with(taken=text))) is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [("0001:01:01 00:00:00", "+14:00"), ("9999:12:31 23:59:59", "-12:00")],
)
def test_a_time_at_the_ends_of_the_calendar_is_none(text: str, offset: str) -> None:
    exif = exif_from(exif_with(taken=text, offset=offset))

    assert taken_at(exif) is None


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_written_orientation_reads_back(orientation: int) -> None:
    exif = exif_from(orientation_only(orientation))

    assert orientation_of(exif) == orientation
    assert len(exif) == 1


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_unknown_orientation_counts_as_upright(orientation: int) -> None:
    exif = exif_from(exif_with(orientation=orientation))

    assert orientation_of(exif) == 1


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "block",
    [b"", b"Exif\0\0", b"Exif\0\0MM", b"Exif\0\0nonsense", exif_with()[:60]],
)
def test_a_broken_block_tells_nothing(block: bytes) -> None:
    exif = exif_from(block)

    assert orientation_of(exif) == 1
    assert taken_at(exif) is None
