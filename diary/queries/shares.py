"""Read share links: for whoever comes with one, and for the family's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from conditions.queries import Published
from diary.models import Child, ShareFile, ShareLink, ShareOpening, Spot
from diary.models.share import TRIES
from diary.queries.standing import place_name


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link as the family sees it; `opened` counts the times it was opened.

    `made_on` and `ends_on` are the family's calendar days, `places` those of its spots.
    """

    link: ShareLink
    state: ShareLink.State
    places: tuple[str, ...]
    made_on: date
    ends_on: date
    opened: int

    @property
    def is_open(self) -> bool:
        return self.state == ShareLink.State.OPEN


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One time somebody came, by the family's clock."""

    at: datetime
    opening: ShareOpening


def standing(link: ShareLink, now: datetime) -> ShareLink.State:
    """Say how `link` stands for who comes with it.

    One is used up only by wrong passcodes that are written down: a try that somebody
    has at this moment is given back where theirs is right.
    """
    state = link.state(now)
    is_taken = state == ShareLink.State.USED_UP and wrong_tries(link) < TRIES
    return ShareLink.State.OPEN if is_taken else state


def wrong_tries(link: ShareLink) -> int:
    """Count the wrong passcodes that are written down."""
    return link.openings.filter(tries_left__isnull=False).count()


def share_by_secret(secret: str) -> ShareLink | None:
    """Return the link whose address ends in `secret`, whatever its state."""
    rows = ShareLink.objects.by_secret(secret).select_related("household")
    return rows.first()


def open_file_row(uuid: UUID, now: datetime) -> ShareFile | None:
    """Return a sealed file while its link is open."""
    row = ShareFile.objects.filter(uuid=uuid).select_related("link").first()
    is_open = row and standing(row.link, now) == ShareLink.State.OPEN
    return row if is_open else None


def shares_of(child: Child, *, now: datetime, data: Published) -> list[LinkLine]:
    """List the links of a child, the newest first, in a fixed number of queries."""
    rows = child.share_links.select_related("child__household")
    right = Count("openings", filter=Q(openings__tries_left__isnull=True))
    opened = dict(rows.order_by().values_list("pk").annotate(opened=right))
    return [
        link_line(row, row.spots.all(), opened=opened[row.pk], now=now, data=data)
        for row in rows.prefetch_related("spots")
    ]


def link_line(
    link: ShareLink,
    spots: Iterable[Spot],
    *,
    opened: int,
    now: datetime,
    data: Published,
) -> LinkLine:
    """Say of one link what the family sees."""
    return LinkLine(
        link=link,
        state=link.state(now),
        places=tuple(place_name(spot.site, spot.side, data) for spot in spots),
        made_on=link.child.household.day(link.made_at),
        ends_on=link.child.household.day(link.expires_at),
        opened=opened,
    )


def openings_of(link: ShareLink) -> list[OpeningLine]:
    """List who came with a link, the latest first."""
    zone = link.child.household.zone
    return [OpeningLine(row.at.astimezone(zone), row) for row in link.openings.all()]
