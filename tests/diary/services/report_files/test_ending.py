"""Where a PDF ends: after its hour, and with what it is of. Nothing of it stays."""

from datetime import timedelta

import pytest
import time_machine
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from django.core.files.storage import default_storage

from accounts.models import Membership
from diary.models import ReportFile, Spot
from diary.services import deletions, observations, photo_check, report_files
from diary.services.scheduling import queue_due
from tests.diary.services.report_files.pdfs import NOW, asked, files, made
from tests.factories import (
    ObservationFactory,
)
from tests.working import work_off

MINUTE = timedelta(minutes=1)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


def test_half_an_hour_after_its_hour_at_the_latest_nothing_is_left(
    spot: Spot,
    mum: Membership,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    made(spot, mum)
    there = files(settings)

    with (
        time_machine.travel(NOW + 90 * MINUTE, tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        queue_due(NOW + 90 * MINUTE)
        work_off()

    assert len(there) == 1
    assert files(settings) == []
    assert not ReportFile.objects.exists()


def test_within_the_hour_nothing_is_swept(spot: Spot, mum: Membership) -> None:
    file = made(spot, mum)

    report_files.forget_over(NOW + 59 * MINUTE)

    assert default_storage.exists(file.name)


def test_what_no_worker_made_within_the_hour_is_given_up(
    spot: Spot, mum: Membership
) -> None:
    file = asked(spot, mum)

    report_files.make(file.pk, now=NOW + 61 * MINUTE)
    report_files.forget_over(NOW + 61 * MINUTE)

    assert not ReportFile.objects.exists()


@pytest.mark.parametrize("what", ["child", "account", "household"])
def test_it_goes_with_its_child_and_with_its_makers_account(
    what: str,
    spot: Spot,
    mum: Membership,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    made(spot, mum)
    gone = {"child": spot.child, "account": mum.user, "household": mum.household}

    with django_capture_on_commit_callbacks(execute=True):
        gone[what].delete()

    assert files(settings) == []
    assert not ReportFile.objects.exists()


def test_a_diary_that_ends_takes_it_along(
    spot: Spot,
    mum: Membership,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    made(spot, mum)
    deletions.plan(mum.household, child=spot.child, now=NOW, link="")

    with django_capture_on_commit_callbacks(execute=True):
        deletions.carry_out(NOW + timedelta(days=8))

    assert files(settings) == []


def test_an_entry_that_is_deleted_takes_the_pdfs_that_held_it(
    spot: Spot,
    mum: Membership,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    entry = ObservationFactory(spot=spot)
    made(spot, mum)
    waiting = asked(spot, mum)

    with django_capture_on_commit_callbacks(execute=True):
        observations.delete(entry, by=mum.user)

    assert files(settings) == []
    assert ReportFile.objects.get() == waiting


def test_a_pdf_that_is_kept_is_no_stray_file(spot: Spot, mum: Membership) -> None:
    made(spot, mum)

    strays = [*photo_check.stray_files(before=NOW + timedelta(days=900))]

    assert strays == []
