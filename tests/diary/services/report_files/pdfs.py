"""PDFs that were asked for and made, and all that lies where they are kept."""

from datetime import UTC, datetime
from pathlib import Path

from pytest_django.fixtures import Settings

from accounts.models import Membership
from diary.models import ReportChoice, ReportFile, Spot
from diary.services import report_files
from tests.working import work_off

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def asked(spot: Spot, member: Membership) -> ReportFile:
    choice = ReportChoice(person=member.user, child=spot.child)
    return report_files.ask(choice, [spot], (None, None), now=NOW)


def made(spot: Spot, member: Membership) -> ReportFile:
    file = asked(spot, member)
    work_off()
    file.refresh_from_db()
    assert file.made_at
    return file


def files(settings: Settings) -> list[Path]:
    """All that lies in both folders."""
    incoming = Path(settings.FILE_UPLOAD_TEMP_DIR)
    return [path for path in incoming.parent.rglob("*") if path.is_file()]
