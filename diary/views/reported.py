"""The choices of a report as they come in, and the report that they choose."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from conditions.queries import Published, published
from diary import access
from diary.clinical_report import ClinicalReport
from diary.forms.report import ReportForm
from diary.forms.report_choices import ChoiceForm
from diary.models import Child, ReportChoice, Spot
from diary.models.report import Shown
from diary.queries.report_choices import choice_of
from diary.queries.standing import place_name
from diary.services.reporting import Wanted, report_for
from diary.views.request import SignedIn


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for of a child's log, and when."""

    child: Child
    form: ChoiceForm
    now: datetime
    data: Published

    def choice(self, request: SignedIn) -> ReportChoice:
        """Return what the valid form shows, for who asks."""
        return self.form.choice(request.user, self.child)

    def report(self, request: SignedIn) -> ClinicalReport:
        """Gather what the valid form chooses."""
        shown = self.choice(request)
        now, data = self.now, self.data
        return gathered(request, self.child, self.form, shown, now=now, data=data)


def asked_by_address(request: SignedIn, child: Child) -> Asked:
    """Read spots and days from the address; what is shown as this person chose last."""
    return _asked(request, child, choice_of(request.user, child))


def asked_as_sent(request: SignedIn, child: Child) -> Asked:
    """Read all of it from the form that was sent."""
    return _asked(request, child, None)


def offered(child: Child, data: Published) -> list[tuple[Spot, str]]:
    """Offer the child's spots, open ones first, the newest before older ones."""
    spots = list(access.spots_of([child]).order_by("-noticed_on", "-id"))
    spots.sort(key=lambda spot: not spot.is_open)
    return [(spot, place_name(spot.site, spot.side, data)) for spot in spots]


def gathered(
    request: SignedIn,
    child: Child,
    form: ReportForm,
    shown: Shown,
    *,
    now: datetime,
    data: Published,
) -> ClinicalReport:
    """Gather what the valid `form` chooses and `shown` shows of it, as of now."""
    wanted = Wanted(form.chosen_spots, form.covers, shown)
    return report_for(request.user, child, wanted, now=now, data=data)


def _asked(request: SignedIn, child: Child, kept: ReportChoice | None) -> Asked:
    now, data = timezone.now(), published()
    form = ChoiceForm(
        request.GET if kept else request.POST,
        offered=offered(child, data),
        today=child.household.day(now),
        kept=kept,
    )
    return Asked(child, form, now, data)
