"""What a revision said, long after it was published."""

from dataclasses import dataclass
from datetime import datetime

from conditions.models import Revision
from conditions.queries.from_rows import Value, value_of, with_content


@dataclass(frozen=True, slots=True)
class Edition:
    """A revision that is or was in force, and what it says."""

    kind: str
    slug: str
    number: int
    why: str
    checked_by: str
    published_at: datetime | None
    retired_at: datetime | None
    value: Value


def revision(kind: str, slug: str, number: int) -> Edition | None:
    """Find a revision that was ever published; a list's slug is its kind."""
    found = with_content(Revision.objects.ever_published()).filter(
        subject__kind=kind, subject__slug=slug, number=number
    )
    return next(map(_edition, found), None)


def _edition(row: Revision) -> Edition:
    return Edition(
        kind=row.subject.kind,
        slug=row.subject.slug,
        number=row.number,
        why=row.why,
        checked_by=row.checked_by,
        published_at=row.published_at,
        retired_at=row.retired_at,
        value=value_of(row),
    )
