"""Impossible days, repeated hours, and ids that are somebody else's."""

import uuid
from datetime import date, datetime

import pytest
import time_machine

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import ChildMembership, Observation, Prompt, Spot
from diary.services import answers
from diary.services.open_prompt import AnswerNotAllowedError
from diary.services.visits import VisitDetails
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PromptFactory,
    SpotFactory,
)
from tests.security.sending import send_entry

SPOT_FORM = {"place": "tummy:", "kind": "rash", "since": "date"}


@pytest.mark.parametrize("now", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
def test_an_emergency_is_logged_in_the_hour_that_happens_twice(
    now: str, owner: Membership
) -> None:
    with time_machine.travel(datetime.fromisoformat(now), tick=False):
        client = Client()
        client.force_login(owner.user)
        spot = SpotFactory(child=ChildFactory(household=owner.household))
        address = reverse("spot-log", args=[spot.uuid])
        shown = client.get(address).context["form"]["observed_at"].value()
        send_entry(
            client,
            spot,
            observed_at=f"{shown:%Y-%m-%dT%H:%M}",
            sign_state="yes",
            signs=["NON_BLANCHING"],
        )

    spot.refresh_from_db()
    assert spot.level == "emergency"


def test_a_booking_never_silences_what_became_an_emergency(
    owner: Membership, spot: Spot
) -> None:
    prompt = PromptFactory(spot=spot)
    Prompt.objects.filter(pk=prompt.pk).update(level="emergency", act_by="now")

    with pytest.raises(AnswerNotAllowedError):
        answers.booked(
            prompt,
            VisitDetails(on=date(2026, 12, 1), planned=True),
            by=owner.user,
            on=date(2026, 11, 21),
        )

    prompt.refresh_from_db()
    assert prompt.sleeps_until is None


@pytest.mark.parametrize("day", ["2126-12-31", "9999-12-31"])
def test_a_visit_a_century_away_is_asked_again(
    day: str, signed_in: Client, spot: Spot
) -> None:
    prompt = PromptFactory(spot=spot)

    response = signed_in.post(
        reverse("prompt-answer", args=[prompt.uuid, "booked"]), {"on": day}
    )

    assert response.status_code == 422


def test_a_review_a_century_away_is_asked_again(signed_in: Client, spot: Spot) -> None:
    form = {"on": "2026-11-20", "plan": "review", "review_on": "2126-11-20"}

    response = signed_in.post(reverse("visit-new", args=[spot.uuid, "seen"]), form)

    assert response.status_code == 422


def test_the_first_day_of_the_calendar_is_refused_with_a_sentence(
    owner: Membership, signed_in: Client
) -> None:
    owner.household.timezone = "Pacific/Auckland"
    owner.household.save()
    spot = SpotFactory(child=ChildFactory(household=owner.household), noticed_on=None)

    response = send_entry(signed_in, spot, observed_at="0001-01-01T00:00")

    assert response.status_code == 422


@pytest.mark.parametrize("said", [{"since": "today"}, {"noticed_on": "2026-11-01"}])
def test_a_spot_cannot_begin_after_it_has_gone(
    said: dict[str, str], signed_in: Client, spot: Spot
) -> None:
    Spot.objects.filter(pk=spot.pk).update(gone_on=date(2026, 10, 20))

    response = signed_in.post(reverse("spot-edit", args=[spot.uuid]), SPOT_FORM | said)

    assert response.status_code == 422


def test_an_entry_with_an_id_of_others_is_refused_without_breaking(
    signed_in: Client, spot: Spot, foreign_spot: Spot
) -> None:
    foreign = ObservationFactory(spot=foreign_spot)

    response = send_entry(signed_in, spot, uuid=foreign.uuid)

    assert response.status_code == 422
    assert Observation.objects.get().spot == foreign_spot


def test_a_sign_named_twice_is_one(signed_in: Client, spot: Spot) -> None:
    response = send_entry(
        signed_in, spot, sign_state="yes", signs=["NON_BLANCHING"] * 2
    )

    assert response.status_code == 302


def test_a_limit_opens_no_child_of_another_family(
    client: Client, foreign_spot: Spot
) -> None:
    limited = MembershipFactory(role=Role.CARER, sees_all_children=False)
    ChildMembership.objects.create(child=foreign_spot.child, membership=limited)
    client.force_login(limited.user)

    assert client.get(reverse("spot", args=[foreign_spot.uuid])).status_code == 404


def test_an_entry_sent_again_after_its_deletion_asks_to_be_saved_anew(
    signed_in: Client, spot: Spot
) -> None:
    sent = uuid.uuid4()
    send_entry(signed_in, spot, uuid=sent)
    signed_in.post(reverse("observation-delete", args=[sent]), follow=True)

    response = send_entry(signed_in, spot, uuid=sent, note="again")

    page = response.content.decode()
    assert response.status_code == 422
    assert "Save it once more." in page
    assert str(sent) not in page
    assert "again" in page
