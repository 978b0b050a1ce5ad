"""The report that a form chooses, for whoever prints, downloads or shares it."""

from datetime import datetime

from accounts.circle import circle
from conditions.queries import Published
from diary import access
from diary.clinical_report import ClinicalReport
from diary.forms.report import ReportForm
from diary.models import Child, Spot
from diary.queries.clinical_report import Scope, gather
from diary.queries.standing import place_name, standing_of
from diary.services import assessments
from diary.views.request import SignedIn


def offered(child: Child, data: Published) -> list[tuple[Spot, str]]:
    """Offer the child's spots, open ones first, the newest before older ones."""
    spots = list(access.spots_of([child]).order_by("-noticed_on", "-id"))
    spots.sort(key=lambda spot: not spot.is_open)
    return [(spot, place_name(spot.site, spot.side, data)) for spot in spots]


def gathered(
    request: SignedIn, child: Child, form: ReportForm, *, now: datetime, data: Published
) -> ClinicalReport:
    """Gather what the valid `form` chooses, as of now, in the name of who asks."""
    spots, names = form.chosen_spots, circle(request.user).names[child.household_id]
    by, made_at = names.get(request.user.pk, ""), now.astimezone(child.household.zone)
    scope = Scope(made_at, form.covers, prepared_by=by)
    assessments.refresh(spots, now=now, data=data)
    return gather(
        child,
        spots,
        {s.pk: standing_of(s, on=scope.on, data=data).assessment for s in spots},
        scope=scope,
        names=names,
        data=data,
    )
