"""A family in whose diary there is something of everything, and its file."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import time_machine

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.circle import circle
from accounts.models import Household, Membership, User
from conditions.queries import published
from diary.archive.zip_reading import Archive
from diary.models import Child, Observation, Spot, WithdrawnSign
from diary.services import (
    answers,
    assessments,
    bringing_in,
    entry_changes,
    merging,
    observations,
    photos,
    signs,
    spots,
    visits,
)
from diary.services.observations import Seen
from diary.services.spots import SpotDetails, Start
from diary.services.taking_out import take_out
from diary.services.visits import VisitDetails
from tests.diary.photos.files import a_picture, encoded
from tests.factories import ChildFactory, MembershipFactory

NOON = datetime(2026, 3, 30, 12, 0, 0, 123456, tzinfo=UTC)
TODAY = NOON.date()
MOST = 2**31
SIGN = "NON_BLANCHING"


def a_full_diary() -> Membership:
    """Tell of a day of two months ago and of today; return the owner."""
    owner: Membership = MembershipFactory(called="Mum", household__name="Al-Ahmad")
    child = ChildFactory(
        household=owner.household,
        name="مايا",
        born_on=TODAY - timedelta(days=90),
        weeks_at_birth=35,
        sex="girl",
        background="Dry skin since 2 weeks.",
        allergies="Egg: a rash around the mouth.",
    )
    by = owner.user
    with time_machine.travel(NOON - timedelta(days=60), tick=False):
        first = _begun(child, by, "tummy", days=70, suspected=("neonatal-milia",))
        other = _begun(child, by, "tummy", days=75)
        _entry(first, by, note="=1+1\n'quoted' \u2028 😀", itch=3, sleep=0)
    with time_machine.travel(NOON - timedelta(days=40), tick=False):
        merging.merge(first, other, by=by, on=(NOON - timedelta(days=40)).date())
        first.refresh_from_db()
        _entry(first, by, course="gone")
    _a_late_spot(child, by, first)
    return owner


def _a_late_spot(child: Child, by: User, first: Spot) -> None:
    """Tell of one that came back, with a sign that was taken back and visits."""
    spot = _begun(child, by, "chest", days=20, start=Start(came_back_from=first))
    other = _begun(child, by, "neck", days=80)
    entry = _entry(
        spot,
        by,
        signs=[SIGN],
        signs_asked=[SIGN, "FEVER"],
        temperature_c=Decimal("38.5"),
        sites=["chest", "neck"],
        well=False,
        exposures={"food": "egg"},
        treatments=[
            {"name": "cream", "since": "2026-03-20", "until": None, "outcome": "less"}
        ],
    )
    photos.add(entry, SimpleUploadedFile("a.jpg", encoded(a_picture()), "image/jpeg"))
    again = Seen(entry.observed_at, note="Changed.", signs=[SIGN], signs_asked=[SIGN])
    entry_changes.change(entry, again, version=1, by=by)
    signs.withdraw(spot, [SIGN], why=WithdrawnSign.Why.MISTAKE, by=by)
    done = VisitDetails(TODAY - timedelta(days=1), at=time(9, 30), advice="Wait.")
    visits.add(spot, done, by=by, on=TODAY)
    for prompt in other.prompts.unanswered():
        answers.not_now(prompt, by=by, on=TODAY)


def _begun(
    child: Child,
    by: User,
    site: str,
    *,
    days: int,
    suspected: tuple[str, ...] = (),
    start: Start = spots.ANEW,
) -> Spot:
    details = SpotDetails(
        site, noticed_on=TODAY - timedelta(days=days), suspected=suspected
    )
    today = timezone.now().date()
    return spots.begin(child, details, by=by, on=today, start=start)


def _entry(spot: Spot, by: User, **seen: object) -> Observation:
    said = Seen(timezone.now(), **seen)  # type: ignore[arg-type]
    return observations.record(spot, said, by=by, uuid=uuid4())


def taken_out(member: Membership, *children: Child) -> bytes:
    """Return the ZIP of the household, or of these children, as a member gets it."""
    now, data = timezone.now(), published()
    home = member.household
    chosen = list(children or home.children.order_by("pk"))
    kept = Spot.objects.kept().filter(child__in=chosen)
    assessments.refresh(kept.select_related("household"), now=now, data=data)
    member.user.__dict__.pop("_circle", None)
    names = circle(member.user).names[home.pk]
    made = take_out(home, chosen, names=names, data=data, now=now)
    return b"".join(made.pieces)


def brought_in(file: bytes, household: Household | None, by: User) -> Household:
    archive = Archive(BytesIO(file), most=MOST)
    now = timezone.now()
    return bringing_in.bring_in(archive, household, by=by, data=published(), now=now)
