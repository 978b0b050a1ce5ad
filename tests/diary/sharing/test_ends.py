"""Links end by their day, by hand, or because what they hold was moved."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from django.core.files.storage import default_storage

from diary.models import ShareFile, ShareLink, Spot
from diary.services import share_ends
from diary.services.photo_check import stray_files
from diary.services.share_secrets import Terms
from diary.services.sharing import Made
from tests.factories import SpotFactory
from tests.factories.shares import share_spots

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
State = ShareLink.State
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def spot() -> Spot:
    return SpotFactory()


@pytest.fixture
def made(spot: Spot) -> Made:
    return share_spots([spot], now=NOW)


def state(made: Made, at: datetime) -> State:
    made.link.refresh_from_db()
    return made.link.state(at)


def test_it_ends_after_its_days_to_the_second(made: Made) -> None:
    week = NOW + timedelta(days=7)

    assert state(made, week - timedelta(seconds=1)) is State.OPEN
    assert state(made, week) is State.EXPIRED


@pytest.mark.parametrize(("days", "expected"), [(1, 6), (7, 12), (30, 30)])
def test_its_end_can_be_moved_up_to_30_days_after_it_was_made(
    days: int, expected: int, made: Made
) -> None:
    share_ends.end_after(made.link, days, now=NOW + timedelta(days=5))

    made.link.refresh_from_db()
    assert made.link.expires_at == NOW + timedelta(days=expected)


def test_one_that_has_ended_is_not_opened_again(made: Made) -> None:
    later = NOW + timedelta(days=8)

    share_ends.end_after(made.link, 30, now=later)

    assert state(made, later) is State.EXPIRED


def test_stopped_by_hand_its_files_are_gone_at_once(
    made: Made, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    names = [row.name for row in made.link.files.all()]

    with django_capture_on_commit_callbacks(execute=True):
        share_ends.stop(made.link, now=NOW)

    assert state(made, NOW) is State.STOPPED
    assert made.link.stopped_as == "by_hand"
    assert not any(map(default_storage.exists, names))


def test_stopping_twice_keeps_the_first_time(made: Made) -> None:
    share_ends.stop(made.link, now=NOW)

    share_ends.stop(made.link, now=NOW + timedelta(hours=1))

    made.link.refresh_from_db()
    assert made.link.stopped_at == NOW


def test_the_daily_job_deletes_the_files_of_what_ended_and_keeps_the_list(
    made: Made, spot: Spot
) -> None:
    still_open = share_spots([spot], now=NOW, terms=Terms(30))

    share_ends.forget_ended(NOW + timedelta(days=8))

    assert {row.link for row in ShareFile.objects.all()} == {still_open.link}
    assert ShareLink.objects.count() == 2


def test_90_days_after_its_end_nothing_is_known_of_a_link(made: Made) -> None:
    end = NOW + timedelta(days=7)

    before = share_ends.forget_ended(end + timedelta(days=89))
    after = share_ends.forget_ended(end + timedelta(days=90))

    assert (before, after) == (0, 1)
    assert not ShareLink.objects.exists()


def test_the_check_of_the_photos_leaves_sealed_files_alone(made: Made) -> None:
    names = {row.name for row in made.link.files.all()}

    assert names.isdisjoint(stray_files(before=NOW + timedelta(days=1)))
