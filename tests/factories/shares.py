"""Links for a doctor, made as the site makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from conditions.queries import published
from diary.clinical_report import Span
from diary.exports.share import Holding
from diary.models import ShareLink, Spot
from diary.queries.clinical_report import Scope, gather
from diary.queries.standing import standing_of
from diary.services import assessments, photos
from diary.services.sharing import Draft, Terms, draft, share
from tests.factories.accounts import UserFactory

WEEK, WEEK_WITHOUT_PASSCODE = Terms(7), Terms(7, asks_passcode=False)
SITE = "https://milkspot.example/"


@dataclass(frozen=True, slots=True)
class Shared:
    """A link that was made, and the secrets that only its maker was shown."""

    link: ShareLink
    secrets: Draft


def share_spots(
    spots: Sequence[Spot],
    *,
    now: datetime,
    terms: Terms = WEEK,
    by: User | None = None,
    site: str = SITE,
    pdf: bytes | None = None,
) -> Shared:
    """Share `spots` of one child as they are on the day of `now`."""
    child, data = spots[0].child, published()
    on = child.household.day(now)
    assessments.refresh(spots, now=now, data=data)
    report = gather(
        child,
        spots,
        {spot.pk: standing_of(spot, on=on, data=data).assessment for spot in spots},
        scope=Scope(now.astimezone(child.household.zone), Span(None, on)),
        names={},
        data=data,
    )
    secrets = draft(terms, site=site, now=now)
    read = photos.reader([spot.uuid for spot in spots], data=data)
    holding = Holding(report, pdf)
    made = share(secrets, spots, holding, read, by=by or UserFactory())
    return Shared(made, secrets)
