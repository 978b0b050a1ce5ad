"""A new spot: days that can be, what a doctor said, and what the list offers."""

import re
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from diary.models import Child, Spot, Visit
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

TODAY = date(2026, 10, 20)
BORN = date(2026, 10, 1)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child(client: Client) -> Child:
    member = MembershipFactory()
    client.force_login(member.user)
    found: Child = ChildFactory(household=member.household, born_on=BORN)
    return found


def read(client: Client) -> str:
    return client.get(reverse("spot-new")).content.decode()


def send(client: Client, status: int = 302, **said: object) -> str:
    fields = {"place": "cheek:left", "kind": "rash", "since": "today", **said}
    response = client.post(reverse("spot-new"), fields)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("name", ["noticed_on", "flare_started_on", "seen_on"])
def test_days_before_birth_and_after_today_cannot_be_chosen(
    name: str, client: Client, child: Child
) -> None:
    [field] = re.findall(f'<input[^>]*name="{name}"[^>]*>', read(client))

    assert f'min="{BORN}"' in field
    assert f'max="{TODAY}"' in field


def test_without_a_birth_the_calendar_only_ends_today(
    client: Client, child: Child
) -> None:
    child.born_on = None
    child.save()

    [field] = re.findall('<input[^>]*name="noticed_on"[^>]*>', read(client))

    assert 'min="1990-01-01"' in field
    assert f'max="{TODAY}"' in field


def test_this_week_names_the_day_it_stands_for(client: Client, child: Child) -> None:
    assert re.search('value="week"[^>]*data-date="2026-10-17"', read(client))


def test_what_a_doctor_said_is_a_visit_with_a_diagnosis(
    client: Client, child: Child
) -> None:
    send(
        client,
        said_by="doctor",
        seen_on="2026-10-19",
        suspected=["heat-rash"],
        since="birth",
    )

    visit = Visit.objects.get()
    assert (visit.on, visit.diagnosis, visit.planned) == (
        date(2026, 10, 19),
        "heat-rash",
        False,
    )
    assert Spot.objects.get().suspected == ["heat-rash"]


def test_what_is_logged_after_the_visit_that_day_counts_as_unseen(
    client: Client, child: Child
) -> None:
    send(client, said_by="doctor", seen_on=str(TODAY), suspected=["heat-rash"])

    assert not Visit.objects.get().saw_same_day


def test_several_names_of_a_doctor_are_kept_as_words(
    client: Client, child: Child
) -> None:
    ticked = ["neonatal-milia", "heat-rash"]

    send(client, said_by="doctor", seen_on=str(TODAY), suspected=ticked)

    visit = Visit.objects.get()
    assert visit.diagnosis == ""
    assert " or " in visit.diagnosis_text


def test_a_doctor_who_named_everything_is_shortened(
    client: Client, child: Child
) -> None:
    page = read(client)
    every = re.findall('name="suspected" value="([a-z-]+)"', page)

    send(client, said_by="doctor", seen_on=str(TODAY), suspected=every)

    assert len(Visit.objects.get().diagnosis_text) <= 200


def test_what_parents_think_is_no_visit(client: Client, child: Child) -> None:
    send(client, said_by="we", seen_on="nonsense", suspected=["heat-rash"])

    assert Spot.objects.get().suspected == ["heat-rash"]
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("seen_on", "sentence"),
    [
        ("", "Pick the day of the visit."),
        ("2026-10-21", "This day is in the future."),
        ("2026-09-30", "This day is before the birth."),
        ("2026-10-19", "This is before it was first noticed."),
    ],
)
def test_a_visit_on_an_impossible_day_gets_a_sentence(
    seen_on: str, sentence: str, client: Client, child: Child
) -> None:
    page = send(client, 422, said_by="doctor", seen_on=seen_on, look="Like lace")

    assert page.count(sentence) == 2
    assert "Like lace" in page
    assert not Spot.objects.exists()


def test_about_this_week_a_doctor_may_have_seen_it_before(
    client: Client, child: Child
) -> None:
    send(client, said_by="doctor", seen_on="2026-10-14", since="week")

    assert Visit.objects.get().on == date(2026, 10, 14)


def test_not_sure_clears_the_rest(client: Client, child: Child) -> None:
    send(client, not_sure="on", suspected=["heat-rash"])

    assert Spot.objects.get().suspected == []


def test_a_form_that_comes_back_offers_what_fits_the_place(
    client: Client, child: Child
) -> None:
    page = send(client, 422, place="nappy_area:", since="")

    first = re.search('class="offer"[^>]*data-sites="([^"]*)"', page)

    assert first
    assert {"nappy_area", "any"} & {*first[1].split()}


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_asks_at_most_eight_times(
    count: int,
    client: Client,
    child: Child,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    SpotFactory.create_batch(count, child=child)
    ChildFactory.create_batch(count, household=child.household)

    with django_assert_max_num_queries(8):
        page = read(client)

    assert page.count("bm-striped") == 1


def test_the_same_form_sent_twice_is_one_spot(client: Client, child: Child) -> None:
    [field] = re.findall('<input[^>]*name="uuid"[^>]*>', read(client))
    [uuid] = re.findall('value="([^"]+)"', field)

    for _tap in range(2):
        send(client, uuid=uuid)

    assert str(Spot.objects.get().uuid) == uuid


def test_an_id_that_is_somebody_elses_begins_a_spot_all_the_same(
    client: Client, child: Child
) -> None:
    theirs = SpotFactory()

    send(client, uuid=str(theirs.uuid))

    assert child.spots.get().uuid != theirs.uuid
