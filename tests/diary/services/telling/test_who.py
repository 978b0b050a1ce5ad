"""News reaches each who may see the child and wants to hear, once."""

from datetime import UTC, datetime

import pytest
import time_machine
from allauth.account.models import EmailAddress
from pytest_django import Settings

from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from accounts.services import news
from accounts.services.members import remove
from diary import access
from diary.models import Child, ChildMembership, PromptEvent, Spot, Telling, Visit
from diary.services import answers, visits
from diary.services.moves import move_spot
from diary.services.telling.fan_out import fan_out
from diary.services.visits import VisitDetails
from tests.diary.services.telling.people import (
    DUE,
    a_child,
    a_member,
    a_rash,
    at,
    outcomes,
    sweep_zone,
    tell,
    worsen,
)
from tests.factories import ChildFactory, MembershipFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


def heard() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def seen(spot: Spot, *, by: User) -> Visit:
    """Say that a doctor has seen a spot with all that was logged."""
    details = VisitDetails(on=DUE, saw_same_day=True)
    with time_machine.travel(at(12, 30), tick=False):
        return answers.seen(spot.prompts.get(), details, by=by, on=DUE)


def test_owners_and_carers_hear_and_viewers_who_asked_for_it() -> None:
    child = a_child()
    a_member(child.household, "mum@example.com")
    a_member(child.household, "dad@example.com", Role.CARER)
    a_member(child.household, "gran@example.com", Role.VIEWER)
    a_member(child.household, "aunt@example.com", Role.VIEWER, news_by_email=True)
    a_member(child.household, "none@example.com", news_by_email=False)
    a_rash(child)
    sweep_zone()

    tell(at(9))

    assert heard() == ["aunt@example.com", "dad@example.com", "mum@example.com"]


def test_a_carer_of_another_child_hears_nothing() -> None:
    child = a_child()
    other = ChildFactory(household=child.household)
    for email, sees in (("dad@example.com", child), ("nanny@example.com", other)):
        member = a_member(child.household, email, Role.CARER)
        member.sees_all_children = False
        member.save()
        ChildMembership.objects.create(child=sees, membership=member)
    a_rash(child)
    sweep_zone()

    tell(at(9))

    assert heard() == ["dad@example.com"]


def test_who_sees_a_spot_once_it_is_of_another_child_hears_of_it_then() -> None:
    child = a_child()
    other = ChildFactory(household=child.household, born_on=None)
    mum = a_member(child.household, "mum@example.com")
    a_member(child.household, "dad@example.com")
    nanny = a_member(child.household, "nanny@example.com", Role.CARER)
    nanny.sees_all_children = False
    nanny.save()
    ChildMembership.objects.create(child=other, membership=nanny)
    spot = a_rash(child)
    worsen(spot, "BREATHING", by=mum.user)
    tell(at(12))
    before = heard()

    move_spot(spot, other, by=mum.user)
    tell(at(13))

    assert before == ["dad@example.com"]
    assert heard() == ["dad@example.com", "nanny@example.com"]


def test_who_hears_of_a_child_is_who_may_see_it() -> None:
    child, other = a_child(), a_child()
    for role in Role:
        MembershipFactory(household=child.household, role=role)
    limited = MembershipFactory(
        household=child.household, role=Role.CARER, sees_all_children=False
    )
    ChildMembership.objects.create(child=other, membership=limited)
    MembershipFactory(household=other.household)

    found = access.readers([child, other])

    for one in Child.objects.all():
        assert [member.user_id for member in found[one.pk]] == [
            member.user_id
            for member in one.household.memberships.order_by("pk")
            if one in access.children(member.user)
        ]


def test_nobody_is_written_to_without_a_mail_server(settings: Settings) -> None:
    child = a_child()
    a_member(child.household)
    a_rash(child)
    sweep_zone()
    settings.HAS_MAIL_SERVER = False

    tell(at(9))

    assert outcomes() == []


def test_nobody_is_written_to_at_an_address_that_is_not_confirmed() -> None:
    child = a_child()
    member = a_member(child.household)
    EmailAddress.objects.filter(user=member.user).update(verified=False)
    a_rash(child)
    sweep_zone()

    tell(at(9))

    assert outcomes() == []


def test_an_emergency_is_told_to_all_but_whom_it_was_shown() -> None:
    child = a_child()
    mum = a_member(child.household, "mum@example.com")
    a_member(child.household, "dad@example.com")
    worsen(a_rash(child), "BREATHING", by=mum.user)

    tell(at(23))

    assert heard() == ["dad@example.com"]


@pytest.mark.parametrize("first", ["INFECTION_SIGNS", ""])
def test_who_entered_an_emergency_hears_nothing_of_it_where_an_answer_is_taken_back(
    first: str,
) -> None:
    child = a_child()
    mum = a_member(child.household, "mum@example.com")
    dad = a_member(child.household, "dad@example.com")
    spot = a_rash(child)
    if first:
        worsen(spot, first, by=mum.user)
        tell(at(12))
    worsen(spot, "BREATHING", by=dad.user)
    tell(at(12))
    mail.outbox.clear()
    visit = seen(spot, by=mum.user)
    a_member(child.household, "gran@example.com")

    visits.remove(visit, by=mum.user, on=DUE)
    tell(at(13))

    assert spot.prompts.get().closed_at is None
    assert heard() == ["gran@example.com"]


def test_who_entered_something_milder_hears_of_the_emergency_that_speaks_again() -> (
    None
):
    child = a_child()
    mum = a_member(child.household, "mum@example.com")
    dad = a_member(child.household, "dad@example.com")
    spot = a_rash(child)
    worsen(spot, "INFECTION_SIGNS", by=dad.user)
    tell(at(12))
    mail.outbox.clear()
    worsen(spot, "BREATHING", by=mum.user)
    visit = seen(spot, by=mum.user)

    visits.remove(visit, by=mum.user, on=DUE)
    tell(at(12))

    assert heard() == ["dad@example.com"]


def test_what_any_doctor_should_see_some_day_stands_on_the_page_alone() -> None:
    child = a_child()
    a_member(child.household)
    a_rash(child, suspected=["pityriasis-rosea"])

    tell(at(9))

    assert PromptEvent.objects.get().reasons[0] == "always_see_doctor"
    assert outcomes() == []


def test_who_left_before_it_was_sent_hears_nothing() -> None:
    child = a_child()
    stays = a_member(child.household, "mum@example.com")
    leaves = a_member(child.household, "nanny@example.com", Role.CARER)
    a_rash(child)
    sweep_zone()
    tell(at(1))

    remove(leaves, by=stays.user)
    tell(at(9))

    assert heard() == ["mum@example.com"]
    assert Telling.objects.get(user=leaves.user).outcome == "not_needed"


def test_who_turned_letters_off_before_it_was_sent_hears_nothing() -> None:
    child = a_child()
    member = a_member(child.household)
    a_rash(child)
    sweep_zone()
    tell(at(1))

    news.stop_email(member.user)

    assert tell(at(9)) == []
    assert outcomes() == ["not_needed"]


def test_more_news_takes_no_more_queries_to_find_who_hears_it() -> None:
    counts = []
    for number in (1, 12):
        for _family in range(number):
            child = a_child()
            a_member(child.household, f"{child.uuid}@example.com")
            a_rash(child)
        sweep_zone()
        with CaptureQueriesContext(connection) as queries:
            fan_out(at(1))
        counts.append(len(queries))

    assert Telling.objects.count() == 13
    assert counts[0] == counts[1]
