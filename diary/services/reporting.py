"""State the log of a child as one person wants it shown, for every form of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.circle import circle
from accounts.models import User
from conditions.queries import Published
from diary.clinical_report import ClinicalReport, Span, leave_out
from diary.models import Child, Spot
from diary.models.report import Shown
from diary.queries.clinical_report import Scope, gather
from diary.queries.standing import standing_of
from diary.services import assessments


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which spots and days a log is to hold, and what it shows of them."""

    spots: Sequence[Spot]
    covers: Span
    shown: Shown


def report_for(
    user: User, child: Child, wanted: Wanted, *, now: datetime, data: Published
) -> ClinicalReport:
    """Gather what `wanted` names, as of `now`, in the name of who asks.

    What they leave out is in no part of it, whatever it is written as.
    """
    names = circle(user).names[child.household_id]
    made_at = now.astimezone(child.household.zone)
    by = names.get(user.pk, "")
    scope = Scope(made_at, wanted.covers, prepared_by=by)
    assessments.refresh(wanted.spots, now=now, data=data)
    answers = {
        spot.pk: standing_of(spot, on=scope.on, data=data).assessment
        for spot in wanted.spots
    }
    report = gather(child, wanted.spots, answers, scope=scope, names=names, data=data)
    report = replace(report, questions=wanted.shown.questions)
    return leave_out(report, wanted.shown.left)
