"""A PDF that is waited for: made once, kept for an hour, and gone without a trace."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from django.core.files.base import File

from accounts.models import Membership
from config.durable_files import DurableFiles
from diary.exports.pdf import write_pdf
from diary.models import ReportFile, Spot
from diary.services import jobs, report_files
from diary.tasks import make_report
from tests.diary.services.report_files.pdfs import NOW, asked, files, made
from tests.factories import (
    MembershipFactory,
)
from tests.working import work_off

MINUTE = timedelta(minutes=1)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


def test_it_is_made_once_however_often_the_job_runs(
    spot: Spot, mum: Membership
) -> None:
    file = made(spot, mum)

    report_files.make(file.pk, now=NOW + MINUTE)

    again = ReportFile.objects.get()
    assert (again.name, again.made_at) == (file.name, NOW)


def test_two_workers_that_make_the_same_leave_one_file(
    spot: Spot,
    mum: Membership,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    file = asked(spot, mum)
    writing = write_pdf

    def twice(*given: object) -> object:
        monkeypatch.setattr(report_files, "write_pdf", writing)
        report_files.make(file.pk, now=NOW)
        return writing(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(report_files, "write_pdf", twice)

    report_files.make(file.pk, now=NOW)

    file.refresh_from_db()
    assert [path.name for path in files(settings)] == [Path(file.name).name]


def test_a_job_whose_pdf_is_wanted_no_more_does_nothing(
    spot: Spot, mum: Membership, settings: Settings
) -> None:
    asked(spot, mum).delete()

    work_off()

    assert files(settings) == []
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_pdf_unwanted_while_it_is_made_leaves_no_file(
    spot: Spot, mum: Membership, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    file = asked(spot, mum)
    writing = write_pdf

    def deleting(*given: object) -> object:
        ReportFile.objects.all().delete()
        return writing(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(report_files, "write_pdf", deleting)

    report_files.make(file.pk, now=NOW)

    assert files(settings) == []


def test_a_full_disk_leaves_no_half_of_it(
    spot: Spot, mum: Membership, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    saving = DurableFiles._save  # type: ignore[attr-defined]  # Django's own

    def fail(self: DurableFiles, name: str, content: File[bytes]) -> str:
        saving(self, name, content)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(DurableFiles, "_save", fail)
    file = asked(spot, mum)

    with pytest.raises(OSError, match="No space"):
        report_files.make(file.pk, now=NOW)

    file.refresh_from_db()
    assert file.failed == "error"
    assert files(settings) == []


def test_a_worker_that_dies_in_the_middle_is_made_up_for(
    spot: Spot, mum: Membership
) -> None:
    file = asked(spot, mum)
    job = DBTaskResult.objects.get()
    job.claim("one-that-dies")
    ReportFile.objects.update(photos=9, photos_read=4)

    jobs.give_back_lost(NOW + 2 * MINUTE)
    work_off("another")

    file.refresh_from_db()
    assert file.made_at
    assert DBTaskResult.objects.get().worker_ids == ["one-that-dies", "another"]


def test_who_may_no_longer_see_the_child_gets_nothing_made(
    spot: Spot, mum: Membership, settings: Settings
) -> None:
    file = asked(spot, mum)
    mum.delete()

    report_files.make(file.pk, now=NOW)

    assert files(settings) == []
    assert not ReportFile.objects.exists()


def test_a_person_has_six_at_once_and_the_oldest_goes(
    spot: Spot, mum: Membership
) -> None:
    first = asked(spot, mum)
    theirs = asked(spot, MembershipFactory(household=spot.household))

    mine = [asked(spot, mum) for _time in range(6)]

    left = {*ReportFile.objects.values_list("pk", flat=True)}
    assert left == {theirs.pk, *(file.pk for file in mine)}
    assert first.pk not in left


def test_nothing_is_left_where_files_are_put_together(
    spot: Spot,
    mum: Membership,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    file = made(spot, mum)

    assert [*temporary.rglob("*")] == []
    assert [path.name for path in files(settings)] == [Path(file.name).name]


def test_the_job_is_named_for_a_pdf_and_holds_its_number_alone(
    spot: Spot, mum: Membership
) -> None:
    file = asked(spot, mum)

    job = DBTaskResult.objects.get()

    assert job.task_path == make_report.module_path
    assert job.args_kwargs["kwargs"] == {"file": file.pk}
