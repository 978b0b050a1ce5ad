"""A visit for several spots, from the prompt to the day after it, through its pages."""

import re
from datetime import UTC, date, datetime
from html import unescape
from typing import TYPE_CHECKING

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Spot, Visit
from diary.services import assessments
from diary.services.sweep import sweep_zone
from tests.diary.services.entries import log
from tests.factories import ChildFactory, MembershipFactory, SpotFactory, VisitFactory

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

TODAY = date(2026, 11, 20)
ASKS = "time to book a visit"
QUESTION = "Did you go? Did they see this? What did the doctor say?"
DAY_AFTER = datetime(2026, 11, 25, 8, tzinfo=UTC)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def parent(client: Client) -> Membership:
    member: Membership = MembershipFactory()
    client.force_login(member.user)
    return member


@pytest.fixture
def three(parent: Membership) -> list[Spot]:
    """Three spots of Maya, all past their time."""
    child = ChildFactory(household=parent.household)
    spots: list[Spot] = [
        SpotFactory(child=child, site=site, noticed_on=date(2026, 10, 10))
        for site in ("tummy", "chest", "chin")
    ]
    assessments.reassess(spots, on=TODAY)
    return spots


def send(client: Client, name: str, *named: object, **said: object) -> "Response":
    response: Response = client.post(reverse(name, args=named), said)
    return response


def page(client: Client, name: str = "today", *named: object) -> str:
    return client.get(reverse(name, args=named)).content.decode()


def ids(spots: list[Spot]) -> list[str]:
    return [str(spot.uuid) for spot in spots]


def book(client: Client, spots: list[Spot], **said: object) -> Visit:
    """Book a visit for all of them, from the prompt of the first."""
    prompt = spots[0].prompts.get()
    plan = {"on": "2026-11-24", "at": "09:30", "where": "Dr Lee", **said}
    also = ids(spots[1:])
    send(client, "prompt-answer", prompt.uuid, "booked", **plan, spots=also)
    return spots[0].visits.get()


def test_the_prompt_offers_one_visit_for_all_that_ask_for_one(
    client: Client, three: list[Spot]
) -> None:
    quiet = SpotFactory(child=three[0].child, site="nose", noticed_on=TODAY)
    assessments.reassess([quiet], on=TODAY)

    form = page(client, "prompt-answer", three[0].prompts.get().uuid, "booked")

    offered = re.findall(r'name="spots" value="([^"]+)" id="[^"]+"( checked)?', form)
    assert "Show these at the same visit?" in form
    assert dict(offered) == {
        str(three[1].uuid): " checked",
        str(three[2].uuid): " checked",
        str(quiet.uuid): "",
    }


def test_booked_for_three_today_says_so_and_no_prompt_speaks(
    client: Client, three: list[Spot]
) -> None:
    book(client, three)

    shown = page(client)

    assert (
        "Visit on Tuesday 24 November at 9:30, \N{FIRST STRONG ISOLATE}Dr Lee" in shown
    )
    assert "for 3 spots" in shown
    assert ASKS not in shown


def test_what_cannot_wait_stands_above_the_question_about_a_visit(
    client: Client, three: list[Spot]
) -> None:
    book(client, three[:1])
    with time_machine.travel(DAY_AFTER, tick=False):
        log(three[1], on=DAY_AFTER.date(), signs=["INFECTION_SIGNS"])
        shown = page(client)

    assert shown.index("Have this seen today") < shown.index(QUESTION)
    assert shown.index(QUESTION) < shown.index(ASKS)


def test_a_form_names_the_spot_that_it_is_about(
    client: Client, three: list[Spot]
) -> None:
    prompt = three[0].prompts.get()

    form = page(client, "prompt-answer", prompt.uuid, "not-now")

    name = three[0].child.name
    assert f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE} · Tummy" in form


def test_a_visit_whose_hour_nobody_knows_yet_is_booked_all_the_same(
    client: Client, three: list[Spot]
) -> None:
    book(client, three[:1], at="", where="")

    assert "Visit on Tuesday 24 November, for \N{FIRST STRONG ISOLATE}" not in page(
        client
    )
    assert "Visit on Tuesday 24 November, for Tummy" in page(client)


def test_one_that_cannot_wait_is_named_and_all_that_was_typed_is_kept(
    client: Client, three: list[Spot]
) -> None:
    log(three[1], on=TODAY, signs=["INFECTION_SIGNS"])
    prompt = three[0].prompts.get()

    response = send(
        client,
        "prompt-answer",
        prompt.uuid,
        "booked",
        on="2026-11-24",
        where="Dr Lee",
        spots=ids(three[1:]),
    )

    said = response.content.decode()
    assert response.status_code == 422
    assert "Chest: That is too late for this." in said
    assert 'value="Dr Lee"' in said
    assert said.count(" checked>") == 2
    assert not Visit.objects.exists()


def test_an_emergency_is_not_offered_to_wait_for_a_visit(
    client: Client, three: list[Spot]
) -> None:
    log(three[1], on=TODAY, signs=["BREATHING"])

    form = page(client, "prompt-answer", three[0].prompts.get().uuid, "booked")

    assert str(three[1].uuid) not in form
    assert str(three[2].uuid) in form


def test_a_spot_of_another_child_cannot_be_smuggled_into_a_visit(
    client: Client, three: list[Spot], parent: Membership
) -> None:
    other = SpotFactory(child=ChildFactory(household=parent.household, name="Noah"))

    response = send(
        client,
        "visit-new",
        three[0].uuid,
        "booked",
        on="2026-11-24",
        spots=ids([other]),
    )

    assert response.status_code == 422
    assert not Visit.objects.exists()


def test_changed_on_one_page_the_visit_moves_for_all_that_stay_ticked(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three)
    form = page(client, "visit-move", visit.uuid)

    send(client, "visit-move", visit.uuid, on="2026-11-27", spots=ids(three[:2]))

    assert form.count(" checked>") == 3
    assert [(one.spot, one.on) for one in Visit.objects.all()] == [
        (spot, date(2026, 11, 27)) for spot in three[:2]
    ]
    assert three[2].prompts.get().sleeps_until is None


def test_a_visit_about_nothing_is_asked_about_again(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three)

    response = send(client, "visit-move", visit.uuid, on="2026-11-27")

    assert response.status_code == 422
    assert "Tick at least one spot." in response.content.decode()
    assert Visit.objects.filter(on=date(2026, 11, 24)).count() == 3


def test_called_off_for_all_every_prompt_speaks_again(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three)

    response = send(client, "visit-delete", visit.uuid, spots=ids(three))

    assert response["Location"] == reverse("today")
    assert not Visit.objects.exists()
    assert ASKS in page(client)


@pytest.mark.parametrize("swept_zones", [[], ["Europe/London"]])
def test_the_day_after_one_question_is_asked_for_all_before_anything_else(
    swept_zones: list[str], client: Client, three: list[Spot]
) -> None:
    book(client, three)
    before = page(client)

    with time_machine.travel(DAY_AFTER, tick=False):
        for zone in swept_zones:
            sweep_zone(zone, on=DAY_AFTER.date())
        shown = page(client)

    assert QUESTION not in before
    assert shown.count(QUESTION) == 1
    assert "for 3 spots" in shown
    assert ASKS not in shown


def test_the_question_does_not_silence_what_is_urgent(
    client: Client, three: list[Spot]
) -> None:
    book(client, three)

    with time_machine.travel(DAY_AFTER, tick=False):
        log(three[1], on=DAY_AFTER.date(), signs=["INFECTION_SIGNS"])
        shown = page(client)

    assert QUESTION in shown
    assert "Have this seen today" in shown.split(QUESTION)[1]


def test_the_spot_page_asks_in_the_place_of_its_prompt(
    client: Client, three: list[Spot]
) -> None:
    book(client, three)

    with time_machine.travel(DAY_AFTER, tick=False):
        shown = page(client, "spot", three[1].uuid)

    assert QUESTION in shown
    assert "for 3 spots" in shown
    assert "I’ve booked a visit" not in shown


def test_we_went_opens_the_form_with_the_day_filled_in(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three)

    with time_machine.travel(DAY_AFTER, tick=False):
        form = page(client, "visit-edit", visit.uuid)

    assert 'value="2026-11-24"' in form
    assert "Which of them did the doctor look at?" in form
    assert form.count(" checked>") == 4
    assert re.search(r'name="saw_same_day"[^>]* checked', form)


def test_what_the_doctor_said_of_some_is_kept_and_the_others_are_asked_about(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three)

    with time_machine.travel(DAY_AFTER, tick=False):
        response = send(
            client,
            "visit-edit",
            visit.uuid,
            on="2026-11-24",
            plan="review",
            review_on="2026-12-08",
            spots=ids(three[:2]),
        )
        shown = page(client)

    left = three[2].visits.get()
    assert response["Location"] == reverse("visit-edit", args=[left.uuid])
    assert shown.count("Seen on 24 November. Look again on 8 December.") == 2
    assert shown.count(QUESTION) == 1
    assert "for Chin" in shown


def test_they_did_not_look_at_it_lets_the_prompt_speak(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three[:1])

    with time_machine.travel(DAY_AFTER, tick=False):
        asked = page(client, "visit-delete", visit.uuid)
        send(client, "visit-delete", visit.uuid)
        shown = page(client)

    assert "Nobody looked at it on 24 November?" in asked
    assert "Book another day" in asked
    assert QUESTION not in shown
    assert ASKS in shown


def test_it_was_moved_asks_for_the_new_day_alone(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three)

    with time_machine.travel(DAY_AFTER, tick=False):
        form = page(client, "visit-move", visit.uuid)
        send(
            client,
            "visit-move",
            visit.uuid,
            on="2026-11-30",
            at="10:15",
            spots=ids(three),
        )
        shown = page(client)

    assert 'value="2026-11-24"' not in form
    assert 'value="Dr Lee"' in form
    assert QUESTION not in shown
    assert "Visit on Monday 30 November at 10:15" in shown


def test_on_its_day_the_visit_can_be_told(client: Client, three: list[Spot]) -> None:
    book(client, three)

    with time_machine.travel(datetime(2026, 11, 24, 10, tzinfo=UTC), tick=False):
        shown = page(client)

    assert "Visit today at 9:30" in shown
    assert "We went" in shown
    assert QUESTION not in shown


def test_a_viewer_sees_visit_and_question_but_answers_nothing(
    client: Client, three: list[Spot]
) -> None:
    visit = book(client, three)
    viewer = MembershipFactory(household=visit.household, role=Role.VIEWER)
    client.force_login(viewer.user)
    before = page(client)

    with time_machine.travel(DAY_AFTER, tick=False):
        after = page(client)

    assert "Visit on Tuesday 24 November at 9:30" in before
    assert "Call it off" not in before
    assert QUESTION in after
    assert "We went" not in after


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"plan": "review", "review_on": "2026-12-03"},
            "Seen on 18 November. Look again on 3 December.",
        ),
        (
            {"review_on": "2026-12-03"},
            "Seen on 18 November. Look again on 3 December.",
        ),
        ({"plan": "change"}, "Seen on 18 November. Look again only if it changes."),
        ({}, "Seen on 18 November. Look again on 26 November if still there."),
    ],
)
def test_once_seen_today_and_the_spot_say_what_holds_from_then_on(
    said: dict[str, str], sentence: str, client: Client, three: list[Spot]
) -> None:
    send(client, "visit-new", three[0].uuid, "seen", on="2026-11-18", **said)

    for shown in (page(client), page(client, "spot", three[0].uuid)):
        assert sentence in shown
        assert "Usual so far" not in shown


@pytest.mark.parametrize("count", [1, 12])
def test_many_visits_cost_today_no_more_questions(
    count: int,
    client: Client,
    parent: Membership,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    child = ChildFactory(household=parent.household)
    spots = [SpotFactory(child=child, site="chin") for _number in range(count)]
    for number, spot in enumerate(spots):
        VisitFactory(spot=spot, planned=True, on=date(2026, 11, 21 + number % 5))
        VisitFactory(spot=spot, planned=True, on=date(2026, 11, 12))
    assessments.reassess(spots, on=TODAY)

    with django_assert_max_num_queries(10):
        response = client.get(reverse("today"))

    shown = response.content.decode()
    assert shown.count(QUESTION) == count
    assert shown.count('class="card appointment"') == count


def test_the_button_that_undoes_a_booking_undoes_it_for_all_and_for_no_other(
    client: Client, three: list[Spot]
) -> None:
    book(client, three[2:])
    book(client, three[:2])
    [undo] = re.findall(r'class="undo" method="post" action="([^"]+)"', page(client))[
        -1:
    ]

    response = client.post(unescape(undo))

    assert response["Location"] == reverse("today")
    assert Visit.objects.get().spot == three[2]


def test_the_advice_line_that_a_prompt_names_is_called_with_one_tap(
    client: Client, three: list[Spot]
) -> None:
    calm = page(client)
    log(three[1], on=TODAY, signs=["INFECTION_SIGNS"])

    assert 'href="tel:111"' not in calm
    assert 'href="tel:111"' in page(client)
    assert 'href="tel:111"' in page(client, "spot", three[1].uuid)
