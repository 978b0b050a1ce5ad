"""What an address or a form names beside its own path is checked too."""

import pytest

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import ChildMembership, Spot
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    PromptFactory,
    SpotFactory,
    VisitFactory,
)
from tests.security.sending import read, send_entry

MISSING = 404


@pytest.mark.parametrize("name", ["spot-new", "report"])
def test_a_child_of_others_named_in_the_address_is_not_there(
    name: str, signed_in: Client, foreign_spot: Spot
) -> None:
    response = signed_in.get(reverse(name), {"child": str(foreign_spot.child.uuid)})

    assert response.status_code == MISSING


def test_today_ignores_a_child_of_others(
    signed_in: Client, spot: Spot, foreign_spot: Spot
) -> None:
    page = read(signed_in, reverse("today"), child=foreign_spot.child.uuid)

    assert "Foreign" not in page


def test_a_spot_of_others_cannot_come_back_here(
    signed_in: Client, spot: Spot, foreign_spot: Spot
) -> None:
    named = {"child": str(spot.child.uuid), "back": str(foreign_spot.uuid)}

    response = signed_in.get(reverse("spot-new"), named)

    assert response.status_code == MISSING


@pytest.mark.parametrize("name", ["report-print", "report-csv", "report-fhir"])
def test_a_report_takes_no_spot_of_others(
    name: str, signed_in: Client, spot: Spot, foreign_spot: Spot
) -> None:
    ObservationFactory(spot=foreign_spot, note="Foreign note")
    address = reverse(name, args=[spot.child.uuid])

    report = read(signed_in, address, spots=[spot.uuid, foreign_spot.uuid])

    assert "Foreign" not in report


def test_an_entry_of_others_is_neither_changed_nor_shown(
    signed_in: Client, spot: Spot, foreign_spot: Spot
) -> None:
    foreign = ObservationFactory(spot=foreign_spot, note="Foreign note")

    response = send_entry(signed_in, spot, uuid=foreign.uuid, note="mine")

    foreign.refresh_from_db()
    assert foreign.note == "Foreign note"
    assert foreign.spot == foreign_spot
    assert b"Foreign" not in response.content


@pytest.mark.parametrize("size", ["files", "uuid", "placeholder", "observation"])
def test_a_photo_has_no_sizes_but_its_three(
    size: str, signed_in: Client, spot: Spot
) -> None:
    photo = PhotoFactory(observation=ObservationFactory(spot=spot))

    response = signed_in.get(reverse("photo", args=[photo.uuid, size]))

    assert response.status_code == MISSING


@pytest.mark.parametrize("kind", ["entry", "admin", "base", "not_now"])
def test_a_prompt_has_no_answers_but_its_four(
    kind: str, signed_in: Client, spot: Spot
) -> None:
    prompt = PromptFactory(spot=spot)

    response = signed_in.get(reverse("prompt-answer", args=[prompt.uuid, kind]))

    assert response.status_code == MISSING


@pytest.mark.parametrize("kind", ["gone", "not-now", "base"])
def test_a_visit_has_no_kinds_but_its_two(
    kind: str, signed_in: Client, spot: Spot
) -> None:
    VisitFactory(spot=spot)

    response = signed_in.get(reverse("visit-new", args=[spot.uuid, kind]))

    assert response.status_code == MISSING


@pytest.mark.parametrize(
    "name", ["today", "log", "family", "settings", "spot-new", "report"]
)
def test_a_limited_carer_reads_of_no_other_child(
    name: str, owner: Membership, spot: Spot, client: Client
) -> None:
    hidden = ChildFactory(household=owner.household, name="Hidden child")
    SpotFactory(child=hidden, label="Hidden label")
    carer = MembershipFactory(
        household=owner.household, role=Role.CARER, sees_all_children=False
    )
    ChildMembership.objects.create(child=spot.child, membership=carer)
    client.force_login(carer.user)

    page = read(client, reverse(name))

    assert "Hidden" not in page


def test_a_removed_member_is_a_stranger_at_once(
    owner: Membership, spot: Spot, signed_in: Client
) -> None:
    owner.delete()

    response = signed_in.get(reverse("spot", args=[spot.uuid]))

    assert response.status_code == MISSING
