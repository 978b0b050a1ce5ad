"""What became of each prompt stands on a page of its own; an answer is taken back."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from accounts.models import Household
from conditions.queries import published
from diary.models import Spot, Telling
from diary.services import assessments
from tests.diary.services.entries import log
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    PromptFactory,
    SpotFactory,
)

TODAY = date(2026, 11, 20)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory(called="Dad")
    client.force_login(member.user)
    child = ChildFactory(household=member.household)
    found: Spot = SpotFactory(child=child, noticed_on=date(2026, 10, 10))
    assessments.reassess([found], on=TODAY)
    return found


def answer(client: Client, spot: Spot, kind: str, **said: object) -> str:
    prompt = spot.prompts.get()
    address = reverse("prompt-answer", args=[prompt.uuid, kind])
    return client.post(address, said, follow=True).content.decode()


def past(client: Client, spot: Spot) -> str:
    return client.get(reverse("spot-prompts", args=[spot.uuid])).content.decode()


def undo(client: Client, spot: Spot) -> str:
    address = reverse("prompt-undo", args=[spot.prompts.get().uuid])
    return client.post(address, follow=True).content.decode()


def test_it_says_what_was_asked_by_which_rule_and_who_answered(
    client: Client, spot: Spot
) -> None:
    answer(client, spot, "not-now")

    page = past(client, spot)

    assert "4 weeks passed: time to book a visit" in page
    assert "revision 1" in page
    assert "Dad" in page
    assert "Not now: ask again in three days." in page


def test_a_family_that_moved_reads_no_hour_of_another_day(
    client: Client, spot: Spot
) -> None:
    before = past(client, spot)
    Household.objects.update(timezone="Pacific/Auckland")

    after = past(client, spot)

    assert "Fri 20 November 2026, 12:00" in before
    assert "Fri 20 November 2026" in after
    assert "01:00" not in after


def test_each_worsening_says_its_own_reason(client: Client, spot: Spot) -> None:
    log(spot, on=TODAY, signs=["INFECTION_SIGNS"])

    page = past(client, spot)

    assert page.index("4 weeks passed") < page.index("Have this seen today")


def test_a_spot_nobody_was_asked_about_says_so(client: Client, spot: Spot) -> None:
    quiet = SpotFactory(child=spot.child, noticed_on=TODAY)

    page = past(client, quiet)

    assert "Nothing was asked yet" in page
    assert (
        "Advice to see a doctor"
        not in client.get(reverse("spot", args=[quiet.uuid])).content.decode()
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("not-now", {}),
        ("gone", {"on": "2026-11-20"}),
        ("seen", {"on": "2026-11-20"}),
        ("booked", {"on": "2026-11-25"}),
    ],
)
def test_the_next_page_undoes_any_answer(
    kind: str, said: dict[str, str], client: Client, spot: Spot
) -> None:
    page = answer(client, spot, kind, **said)
    address = page.split('class="undo" method="post" action="')[1].split('"')[0]

    client.post(address)

    spot.refresh_from_db()
    assert spot.level == "exceeded"
    assert spot.prompts.get().is_awake(TODAY)
    assert "time to book a visit" in client.get(reverse("today")).content.decode()


def test_the_last_answer_is_taken_back_from_its_history(
    client: Client, spot: Spot
) -> None:
    answer(client, spot, "gone", on="2026-11-20")
    offered = reverse("prompt-undo", args=[spot.prompts.get().uuid])

    before = past(client, spot)
    page = undo(client, spot)

    assert offered in before
    assert "Taken back. The advice stands as before." in page
    assert offered not in past(client, spot)


def test_what_cannot_be_taken_back_any_more_says_why(
    client: Client, spot: Spot
) -> None:
    page = undo(client, spot)

    assert "Something else has happened since." in page


def test_it_says_who_was_told_and_when(client: Client, spot: Spot) -> None:
    event = spot.prompts.get().events.get()
    told = Telling(
        user=MembershipFactory(household=spot.household, called="Grandma").user,
        household=spot.household,
        channel=Telling.Channel.EMAIL,
        pace=Telling.Pace.DIGEST,
        event=event,
        created_at=event.at,
        sent_at=datetime(2026, 11, 20, 7, 5, tzinfo=UTC),
        outcome=Telling.Outcome.SENT,
    )
    told.save()

    assert "Told <bdi>Grandma</bdi> by e-mail: 20 November, 07:05." in past(
        client, spot
    )


def test_the_queries_do_not_grow_with_the_prompts(
    client: Client,
    spot: Spot,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(5):
        over = datetime(2026, 11, 1, tzinfo=UTC)
        PromptFactory(spot=spot, closed_at=over, closed_as="gone")

    with django_assert_max_num_queries(12):
        past(client, spot)


def test_it_leads_to_the_revision_that_it_was_made_under(
    client: Client, spot: Spot
) -> None:
    prompt = spot.prompts.get()

    page = past(client, spot)

    then = reverse("condition-revision", args=[prompt.rule_slug, prompt.rule_revision])
    assert f'href="{then}"' in page
    assert client.get(then).status_code == 200


@pytest.mark.time_machine(datetime(2030, 1, 10, 12, tzinfo=UTC), tick=False)
def test_it_leads_to_the_warning_signs_as_they_were_then(
    client: Client, spot: Spot
) -> None:
    before = past(client, spot)

    log(spot, signs=[next(iter(published().signs)).code], on=date(2030, 1, 10))

    assert "/conditions/signs/revisions/" not in before
    assert reverse("signs-revision", args=[1]) in past(client, spot)
