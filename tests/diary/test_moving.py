"""A family moves or travels: days shift from then on, and never what has been."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult

from django.test import Client
from django.urls import reverse

from accounts.models import Household
from accounts.roles import Role
from accounts.services.households import HouseholdDetails
from accounts.zones import zone_named
from diary import tasks
from diary.models import AssessmentRecord, Observation, Prompt, Spot, Visit
from diary.services import answers, assessments, moving, sweep, visits
from diary.services.visits import VisitDetails
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
    UserFactory,
    VisitFactory,
)

LONDON, AUCKLAND = "Europe/London", "Pacific/Auckland"
LOS_ANGELES = "America/Los_Angeles"
# A Saturday afternoon in London: in Auckland it is Sunday, in Los Angeles the morning.
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# Midnight in Los Angeles on Sunday.
CAUGHT_UP = datetime(2026, 11, 22, 8, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def a_family(zone: str) -> Household:
    household: Household = HouseholdFactory(timezone=zone)
    return household


def move(household: Household, zone: str, now: datetime = NOW) -> None:
    details = HouseholdDetails(name="", timezone=zone, country="GB")
    moving.change_place(household, details, now=now)


def a_spot(household: Household, noticed_on: date) -> Spot:
    """A rash nobody has a name for: due 29 days after it was noticed."""
    child = ChildFactory(household=household, born_on=None)
    spot: Spot = SpotFactory(child=child, noticed_on=noticed_on)
    assessments.reassess([spot], on=household.day(NOW))
    return spot


@pytest.mark.parametrize(
    ("old", "new", "days"),
    [
        # Going east the day is at once that of the new place.
        (LONDON, AUCKLAND, [SATURDAY, SUNDAY, SUNDAY]),
        # The same day there and here.
        (LONDON, LOS_ANGELES, [SATURDAY, SATURDAY, SATURDAY]),
        # Going west over midnight the day that has begun stays.
        (AUCKLAND, LONDON, [SUNDAY, SUNDAY, SUNDAY]),
        (AUCKLAND, LOS_ANGELES, [SUNDAY, SUNDAY, SUNDAY]),
    ],
)
def test_a_day_that_has_begun_is_not_taken_back(
    old: str, new: str, days: list[date]
) -> None:
    household = a_family(old)

    move(household, new)

    moments = [NOW - HOUR, NOW, NOW + HOUR]
    assert [household.day(at) for at in moments] == days


def test_the_day_goes_on_once_the_new_zone_has_caught_up() -> None:
    household = a_family(AUCKLAND)
    move(household, LOS_ANGELES)

    before, after = CAUGHT_UP - HOUR, CAUGHT_UP + HOUR
    assert (household.day(before), household.is_ahead(before)) == (SUNDAY, True)
    assert (household.day(after), household.is_ahead(after)) == (SUNDAY, False)
    assert household.day(CAUGHT_UP + DAY) == SUNDAY + DAY


def test_a_second_choice_on_the_same_day_corrects_the_first() -> None:
    household = a_family(AUCKLAND)
    move(household, LOS_ANGELES)

    move(household, LONDON, NOW + HOUR)

    assert household.moved_from == AUCKLAND
    assert household.day(NOW - HOUR) == SUNDAY
    assert household.day(NOW + 2 * HOUR) == SUNDAY


def test_what_is_no_other_zone_is_no_move() -> None:
    household = a_family(LONDON)

    move(household, LONDON)

    assert household.moved_at is None
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("zone", [AUCKLAND, LOS_ANGELES])
def test_what_was_written_keeps_its_day(zone: str) -> None:
    household = a_family(LONDON)
    spot = a_spot(household, SATURDAY)
    entry = ObservationFactory(spot=spot, observed_at=NOW, observed_on=SATURDAY)
    visit = VisitFactory(spot=spot, on=SATURDAY, at=time(10))
    records = list(AssessmentRecord.objects.values_list("assessed_on", flat=True))

    move(household, zone)

    entry.refresh_from_db()
    visit.refresh_from_db()
    spot.refresh_from_db()
    assert (entry.observed_on, entry.timezone) == (SATURDAY, LONDON)
    assert (visit.on, str(visit.zone)) == (SATURDAY, LONDON)
    assert spot.noticed_on == SATURDAY
    kept = AssessmentRecord.objects.values_list("assessed_on", flat=True)
    assert list(kept)[: len(records)] == records


@pytest.mark.parametrize("zone", [LONDON, LOS_ANGELES])
def test_what_was_noticed_a_few_hours_ago_is_not_in_the_future(zone: str) -> None:
    household = a_family(AUCKLAND)
    spot = a_spot(household, SUNDAY)

    move(household, zone)
    assessments.reassess([spot], on=household.day(NOW))

    assert (spot.level, spot.answer["error"]) == ("within_window", None)
    assert spot.answer["elapsed_days"] == 0


@pytest.mark.parametrize("zone", [LONDON, LOS_ANGELES])
def test_the_pages_go_on_the_hour_after_going_west(zone: str, client: Client) -> None:
    household = a_family(AUCKLAND)
    member = MembershipFactory(household=household, role=Role.OWNER)
    spot = a_spot(household, SUNDAY)
    client.force_login(member.user)
    move(household, zone)
    log = reverse("spot-log", args=[spot.uuid])

    with time_machine.travel(NOW + HOUR, tick=False):
        here = household.zone
        typed = (NOW + HOUR).astimezone(here).strftime("%Y-%m-%dT%H:%M")
        form = client.get(log).context["form"]
        sent = {"uuid": str(form["uuid"].value()), "observed_at": typed}
        answer = client.post(log, {**sent, "course": "same"})
        pages = [
            client.get(reverse("today")),
            client.get(reverse("spot", args=[spot.uuid])),
            client.get(reverse("family")),
        ]

    assert answer.status_code == 302
    entry = Observation.objects.get()
    assert (entry.observed_on, entry.observed_at) == (SUNDAY, NOW + HOUR)
    assert entry.timezone == zone
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert "The diary stays on Sunday 22 November" in pages[0].content.decode()
    assert "in the future" not in pages[1].content.decode()


def test_an_entry_of_the_lengthened_day_can_be_changed_and_keeps_its_day(
    client: Client,
) -> None:
    household = a_family(AUCKLAND)
    member = MembershipFactory(household=household, role=Role.OWNER)
    spot = a_spot(household, SUNDAY)
    move(household, LOS_ANGELES)
    later = NOW + HOUR
    entry = ObservationFactory(spot=spot, observed_at=later, observed_on=SUNDAY)
    client.force_login(member.user)
    page = reverse("entry-edit", args=[entry.uuid])

    with time_machine.travel(later + HOUR, tick=False):
        form = client.get(page).context["form"]
        sent = {
            "version": "1",
            "observed_at": form["observed_at"].value().strftime("%Y-%m-%dT%H:%M"),
            "note": "Paler.",
        }
        answer = client.post(page, sent)

    entry.refresh_from_db()
    assert answer.status_code == 302
    assert (entry.note, entry.observed_on) == ("Paler.", SUNDAY)


def test_a_sign_ticked_after_a_visit_is_not_cleared_by_going_west() -> None:
    """The visit was on Sunday in Auckland, the sign is of Saturday in Los Angeles."""
    household, parent = a_family(AUCKLAND), UserFactory()
    spot = a_spot(household, SUNDAY - DAY)
    seen = VisitDetails(on=SUNDAY, at=time(3, 30), saw_same_day=False)
    visits.add(spot, seen, by=parent, on=SUNDAY)

    move(household, LOS_ANGELES)
    later = NOW + HOUR
    entry = ObservationFactory(
        spot=spot, observed_at=later, observed_on=household.day(later)
    )
    entry.tags.create(what="sign", code="BREATHING")
    assessments.reassess([spot], on=household.day(later))

    assert spot.level == "emergency"


def test_a_visits_time_is_read_where_it_was() -> None:
    """Ten in the morning in London is before an entry at three in the afternoon."""
    household, parent = a_family(LONDON), UserFactory()
    spot = a_spot(household, SATURDAY - DAY)
    visits.add(spot, VisitDetails(on=SATURDAY, at=time(10)), by=parent, on=SATURDAY)
    entry = ObservationFactory(spot=spot, observed_at=NOW, observed_on=SATURDAY)
    entry.tags.create(what="sign", code="BREATHING")

    move(household, LOS_ANGELES)
    assessments.reassess([spot], on=household.day(NOW))

    assert spot.level == "emergency"


def test_a_visit_planned_anew_is_where_the_family_lives_now() -> None:
    household, parent = a_family(LONDON), UserFactory()
    spot = a_spot(household, SATURDAY)
    booked = VisitDetails(on=SATURDAY + 7 * DAY, at=time(9), planned=True)
    visit = visits.add(spot, booked, by=parent, on=SATURDAY)
    move(household, AUCKLAND)
    visit.refresh_from_db()
    kept = str(visit.zone)

    later = VisitDetails(on=SATURDAY + 8 * DAY, at=time(9), planned=True)
    visits.change(visit, later, by=parent, on=SUNDAY)

    assert (kept, str(visit.zone)) == (LONDON, AUCKLAND)


def test_a_visit_can_be_booked_for_the_day_on_the_wall(client: Client) -> None:
    household = a_family(AUCKLAND)
    member = MembershipFactory(household=household, role=Role.OWNER)
    spot = a_spot(household, SATURDAY)
    move(household, LOS_ANGELES)
    client.force_login(member.user)

    page = reverse("visit-new", args=[spot.uuid, "booked"])
    answer = client.post(page, {"on": SATURDAY.isoformat(), "at": "16:00"})

    assert answer.status_code == 302
    assert Visit.objects.get().on == SATURDAY


def test_a_day_that_has_come_by_moving_is_seen_to_at_once() -> None:
    """In London it is due tomorrow, and in Auckland tomorrow has begun."""
    household = a_family(LONDON)
    spot = a_spot(household, SUNDAY - 29 * DAY)
    other = a_spot(a_family(LONDON), SUNDAY - 29 * DAY)

    move(household, AUCKLAND)
    queued = DBTaskResult.objects.get()
    tasks.sweep_family.call(**queued.args_kwargs["kwargs"])

    assert queued.task_name == "sweep_family"
    assert Prompt.objects.get().spot == spot
    assert not other.prompts.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LONDON, AUCKLAND),
        (LONDON, LOS_ANGELES),
        (AUCKLAND, LONDON),
        (AUCKLAND, LOS_ANGELES),
        (LOS_ANGELES, AUCKLAND),
    ],
)
def test_on_the_way_no_prompt_is_doubled_or_lost(old: str, new: str) -> None:
    """Every midnight of both zones is swept, from the day before to two days after."""
    household = a_family(old)
    due = [a_spot(household, SATURDAY + late * DAY - 29 * DAY) for late in range(4)]
    begin, zones = NOW - DAY, (old, new)

    hours = [begin + hour * HOUR for hour in range(24 * 5)]
    for now in hours:
        if now == NOW:
            move(household, new)
            sweep.sweep_family(household.pk, now=now)
        for zone in zones:
            local = now.astimezone(zone_named(zone))
            if local.hour == 0:
                sweep.sweep_zone(zone, on=local.date())

    raised = [spot.prompts.get().raised_on for spot in due]
    told = [spot.prompts.get().events.count() for spot in due]
    assert raised[1:] == [SUNDAY, SUNDAY + DAY, SUNDAY + 2 * DAY]
    assert told == [1, 1, 1, 1]


@pytest.mark.parametrize("zone", [LONDON, LOS_ANGELES])
def test_not_now_sleeps_to_the_same_day_wherever_they_are(zone: str) -> None:
    household = a_family(AUCKLAND)
    spot = a_spot(household, SUNDAY - 29 * DAY)
    prompt = spot.prompts.get()
    answers.not_now(prompt, by=UserFactory(), on=SUNDAY)

    move(household, zone)
    sweep.sweep_family(household.pk, now=NOW)

    prompt.refresh_from_db()
    assert prompt.sleeps_until == SUNDAY + 3 * DAY


def test_who_lives_a_day_ahead_is_not_swept_for_a_day_that_was() -> None:
    household = a_family(AUCKLAND)
    spot = a_spot(household, SUNDAY)
    move(household, LOS_ANGELES)
    Spot.objects.update(next_change_on=SATURDAY)

    sweep.sweep_zone(LOS_ANGELES, on=SATURDAY)

    spot.refresh_from_db()
    assert (spot.next_change_on, spot.answer["error"]) == (SATURDAY, None)


def test_a_visit_is_booked_and_moved_on_the_day_that_the_family_has(
    client: Client,
) -> None:
    household = a_family(AUCKLAND)
    spot = a_spot(household, SUNDAY)
    client.force_login(MembershipFactory(household=household, role=Role.OWNER).user)
    move(household, LOS_ANGELES)

    client.post(reverse("visit-new", args=[spot.uuid, "booked"]), {"on": "2026-11-25"})
    visit = Visit.objects.get()
    client.post(reverse("visit-move", args=[visit.uuid]), {"on": "2026-11-26"})

    spot.refresh_from_db()
    visit.refresh_from_db()
    assert visit.on == SUNDAY + 4 * DAY
    assert {record.assessed_on for record in AssessmentRecord.objects.all()} == {SUNDAY}
    assert spot.answer["error"] is None


@pytest.mark.parametrize("name", ["Europe/Atlantis", "US/Nowhere"])
def test_a_zone_that_the_world_has_given_up_leaves_the_pages_alone(
    name: str, client: Client
) -> None:
    household = a_family(name)
    member = MembershipFactory(household=household, role=Role.OWNER)
    spot = a_spot(household, SATURDAY)
    ObservationFactory(spot=spot, observed_on=SATURDAY, timezone=name)
    client.force_login(member.user)

    for page in ("today", "timeline", "family"):
        assert client.get(reverse(page)).status_code == 200
    assert client.get(reverse("spot", args=[spot.uuid])).status_code == 200
    family = client.get(reverse("family")).content.decode()
    assert "This time zone is no longer known." in family


def test_a_zone_that_the_world_has_given_up_is_swept_by_utc() -> None:
    lost, kept = a_family("Europe/Atlantis"), a_family(AUCKLAND)
    spots = [a_spot(one, SUNDAY - 29 * DAY) for one in (lost, kept)]
    Prompt.objects.all().delete()
    Spot.objects.update(next_change_on=SUNDAY)

    for zone in ("Europe/Atlantis", AUCKLAND):
        sweep.sweep_zone(zone, on=SUNDAY)

    assert [spot.prompts.count() for spot in spots] == [1, 1]
