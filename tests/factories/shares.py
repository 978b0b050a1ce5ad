"""Links for a doctor, made as the site makes them."""

from collections.abc import Sequence
from datetime import datetime
from unittest.mock import patch

from accounts.models import User
from conditions.queries import published
from diary.clinical_report import Span
from diary.models import Spot
from diary.queries.clinical_report import Scope, gather
from diary.queries.standing import standing_of
from diary.services import assessments, photos, sharing
from diary.services.share_secrets import Terms, Wanted
from diary.services.sharing import Made
from tests.factories.accounts import UserFactory

WEEK, WEEK_WITHOUT_PASSCODE = Terms(7), Terms(7, asks_passcode=False)
SITE = "https://milkspot.example/"


def share_spots(
    spots: Sequence[Spot],
    *,
    now: datetime,
    terms: Terms = WEEK,
    by: User | None = None,
    site: str = SITE,
    pdf: bytes = b"",
) -> Made:
    """Share `spots` of one child as they are at `now`, with a made-up PDF."""
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
    wanted = Wanted(terms, site, now)
    read = photos.reader([spot.uuid for spot in spots], data=data)
    with patch.object(sharing, "_pdf", return_value=pdf):
        return sharing.share(wanted, spots, report, read, by=by or UserFactory())
