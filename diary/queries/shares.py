"""Read share links: for whoever comes with one, and for the family's pages."""

from datetime import datetime
from uuid import UUID

from diary.models import ShareFile, ShareLink


def share_by_secret(secret: str) -> ShareLink | None:
    """Return the link whose address ends in `secret`, whatever its state."""
    rows = ShareLink.objects.by_secret(secret).select_related("household")
    return rows.first()


def open_file_row(uuid: UUID, now: datetime) -> ShareFile | None:
    """Return a sealed file while its link is open."""
    rows = ShareFile.objects.filter(uuid=uuid, link__in=ShareLink.objects.open(now))
    return rows.first()
