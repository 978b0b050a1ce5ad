"""A prompt is answered through its pages, as far as its level allows."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from django.test import Client
from django.urls import reverse

from diary.models import Prompt, Spot
from diary.services import assessments
from tests.diary.services.entries import log
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

TODAY = date(2026, 11, 20)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory()
    client.force_login(member.user)
    child = ChildFactory(household=member.household)
    found: Spot = SpotFactory(child=child, noticed_on=date(2026, 10, 10))
    assessments.reassess([found], on=TODAY)
    return found


def answer(client: Client, spot: Spot, kind: str, **said: object) -> "Response":
    prompt = spot.prompts.get()
    response: Response = client.post(
        reverse("prompt-answer", args=[prompt.uuid, kind]), said
    )
    return response


def today(client: Client) -> str:
    return client.get(reverse("today")).content.decode()


def test_today_shows_the_prompt_until_a_visit_is_booked(
    client: Client, spot: Spot
) -> None:
    before = today(client)

    response = answer(client, spot, "booked", on="2026-11-25", at="09:30")

    assert "4 weeks passed: time to book a visit" in before
    assert response["Location"] == reverse("today")
    assert "time to book a visit" not in today(client)
    page = client.get(reverse("spot", args=[spot.uuid])).content.decode()
    assert "Visit on Wednesday 25 November at 9:30" in page


def test_a_day_that_has_passed_cannot_be_booked(client: Client, spot: Spot) -> None:
    response = answer(client, spot, "booked", on="2026-11-19")

    assert response.status_code == 422
    assert "This day has passed." in response.content.decode()


def test_not_now_asks_again_in_three_days(client: Client, spot: Spot) -> None:
    answer(client, spot, "not-now")

    assert Prompt.objects.get().sleeps_until == date(2026, 11, 23)


def test_what_is_urgent_refuses_to_wait_and_says_so(client: Client, spot: Spot) -> None:
    log(spot, on=TODAY, signs=["INFECTION_SIGNS"])

    waiting = answer(client, spot, "not-now")
    too_late = answer(client, spot, "booked", on="2026-11-21")

    assert "This cannot wait. Please have it seen." in waiting.content.decode()
    assert "Ask to be seen today." in too_late.content.decode()
    assert Prompt.objects.get().sleeps_until is None


@pytest.mark.parametrize(
    ("sign", "kind", "said"),
    [
        ("INFECTION_SIGNS", "not-now", "This cannot wait. Please have it seen."),
        ("BREATHING", "not-now", "This cannot wait. Please have it seen."),
        ("BREATHING", "booked", "An emergency cannot wait for an appointment."),
    ],
)
def test_a_link_of_a_milder_day_says_at_once_that_it_cannot_wait(
    sign: str, kind: str, said: str, client: Client, spot: Spot
) -> None:
    link = reverse("prompt-answer", args=[Prompt.objects.get().uuid, kind])
    log(spot, on=TODAY, signs=[sign])

    page = client.get(link, follow=True)

    assert page.redirect_chain == [(reverse("spot", args=[spot.uuid]), 302)]
    assert said in page.content.decode()


def test_what_the_doctor_said_decides_from_then_on(client: Client, spot: Spot) -> None:
    answer(
        client,
        spot,
        "seen",
        on="2026-11-20",
        diagnosis="atopic-eczema",
        plan="review",
        review_on="2026-12-04",
    )

    spot.refresh_from_db()
    assert Prompt.objects.get().closed_as == "seen"
    assert spot.due_on == date(2026, 12, 4)
    page = client.get(reverse("spot", args=[spot.uuid])).content.decode()
    assert "a doctor said" in page
    assert "Look again on 4 December." in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"on": "2026-11-21"}, "This day is still to come."),
        ({"on": "2026-10-01"}, "This day is before the birth."),
        ({"on": "2026-11-20", "plan": "review"}, "Choose the day"),
        (
            {"on": "2026-11-20", "plan": "review", "review_on": "2026-11-20"},
            "This must be after the visit.",
        ),
    ],
)
def test_a_visit_that_cannot_be_is_refused_and_keeps_what_was_typed(
    said: dict[str, str], sentence: str, client: Client, spot: Spot
) -> None:
    response = answer(client, spot, "seen", advice="Cream twice a day", **said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Cream twice a day" in page


def test_gone_closes_the_spot(client: Client, spot: Spot) -> None:
    answer(client, spot, "gone", on="2026-11-18")

    spot.refresh_from_db()
    assert (spot.gone_on, spot.level) == (date(2026, 11, 18), "resolved")
    assert "Gone after 39 days" in today(client)


def test_an_answered_prompt_cannot_be_answered_again(
    client: Client, spot: Spot
) -> None:
    answer(client, spot, "gone", on="2026-11-18")

    response = answer(client, spot, "gone", on="2026-11-01")

    spot.refresh_from_db()
    assert "This has been answered already." in response.content.decode()
    assert spot.gone_on == date(2026, 11, 18)


def test_a_visit_told_after_the_prompt_was_settled_is_kept(
    client: Client, spot: Spot
) -> None:
    answer(client, spot, "gone", on="2026-11-18")

    answer(client, spot, "seen", on="2026-11-17", advice="Cream twice a day")

    assert spot.visits.get().advice == "Cream twice a day"


def test_an_emergency_that_time_has_eased_still_asks_who_has_seen_it(
    client: Client, spot: Spot
) -> None:
    log(spot, on=TODAY, signs=["BREATHING"])
    today(client)
    Spot.objects.filter(pk=spot.pk).update(
        level="exceeded", answer={**spot.answer, "level": "exceeded"}
    )

    page = today(client)

    assert "Get medical help now" not in page
    assert "It was time to get medical help. Has a doctor seen this?" in page
    assert "booked a visit" not in page


def test_a_sign_ticked_by_mistake_is_taken_back_on_its_page(
    client: Client, spot: Spot
) -> None:
    log(spot, on=TODAY, signs=["BREATHING"])
    address = reverse("signs-withdraw", args=[spot.uuid])
    emergency = today(client)

    client.post(address, {"signs": ["BREATHING"], "why": "mistake"})

    spot.refresh_from_db()
    assert "Get medical help now" in emergency
    assert "Get medical help now" not in today(client)
    assert spot.level == "exceeded"
    assert spot.withdrawn_signs.get().why == "mistake"
