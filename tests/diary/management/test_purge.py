"""After 30 days what was deleted goes for good, with its files."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import TestCase

from diary.models import Change, Observation, Photo, Spot
from tests.factories import ObservationFactory, PhotoFactory, SpotFactory, VisitFactory

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LONG_AGO, LATELY = NOW - timedelta(days=30), NOW - timedelta(days=29, hours=23)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


def purge() -> str:
    said = StringIO()
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("purge", stdout=said)
    return said.getvalue()


def a_photo(**entry: object) -> Photo:
    photo: Photo = PhotoFactory(observation=ObservationFactory(**entry))
    return photo


def files_of(photo: Photo) -> list[bool]:
    return [default_storage.exists(name) for name in photo.files]


def test_an_entry_deleted_long_ago_goes_with_its_photos_and_their_files() -> None:
    old, young = a_photo(deleted_at=LONG_AGO), a_photo(deleted_at=LATELY)
    kept = a_photo()

    said = purge()

    assert said == "Deleted for good: 0 spots, 1 entries, 1 photos.\n"
    assert set(Photo.objects.all()) == {young, kept}
    assert set(Observation.objects.all()) == {young.observation, kept.observation}
    assert [any(files_of(photo)) for photo in (old, young, kept)] == [False, True, True]


def test_a_spot_deleted_long_ago_goes_with_all_it_holds() -> None:
    spot = SpotFactory(deleted_at=LONG_AGO)
    VisitFactory(spot=spot)
    photo = a_photo(spot=spot)
    young = SpotFactory(deleted_at=LATELY)

    said = purge()

    assert said == "Deleted for good: 1 spots, 1 entries, 1 photos.\n"
    assert list(Spot.objects.all()) == [young]
    assert not any(files_of(photo))


def test_run_again_it_finds_nothing() -> None:
    a_photo(deleted_at=LONG_AGO)
    purge()

    assert purge() == "Deleted for good: 0 spots, 0 entries, 0 photos.\n"


def test_the_history_forgets_what_a_deleted_entry_said() -> None:
    entry = ObservationFactory(deleted_at=LONG_AGO)
    for what, fields in (
        ("entry_changed", {"note": ["a", "b"]}),
        ("entry_deleted", {}),
    ):
        Change.objects.create(
            spot=entry.spot,
            household=entry.household,
            what=what,
            entry=entry.uuid,
            fields=fields,
        )

    purge()

    assert Change.objects.get().what == "entry_deleted"


def test_many_go_in_several_steps() -> None:
    ObservationFactory.create_batch(101, spot=SpotFactory(), deleted_at=LONG_AGO)

    assert "101 entries" in purge()
