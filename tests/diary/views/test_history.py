"""A spot's history says who changed what, newest first, and nobody changes it."""

import uuid
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from pytest_django import DjangoAssertNumQueries

from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, User
from diary.models import Change, Observation, Spot, WithdrawnSign
from diary.services import entry_changes, observations, signs, spots, visits
from diary.services.observations import Seen
from diary.services.spots import SpotDetails
from diary.services.visits import VisitDetails
from tests.factories import ChildFactory, MembershipFactory, SpotFactory, UserFactory

TODAY = date(2026, 10, 20)
AT = datetime(2026, 10, 19, 18, 10, tzinfo=UTC)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def dad(client: Client) -> Membership:
    member = MembershipFactory(called="Dad")
    client.force_login(member.user)
    return member


@pytest.fixture
def spot(dad: Membership) -> Spot:
    found: Spot = SpotFactory(child=ChildFactory(household=dad.household))
    return found


def log(spot: Spot, by: User, **seen: object) -> Observation:
    said = Seen(observed_at=AT, **seen)  # type: ignore[arg-type]
    return observations.record(spot, said, by=by, uuid=uuid.uuid4())


def lines(client: Client, spot: Spot, page: int = 1) -> list[str]:
    """Read the lines of a page of the history, spaces squeezed."""
    response = client.get(reverse("spot-history", args=[spot.uuid]), {"page": page})
    found = BeautifulSoup(response.content, "html.parser").select(".diary-entry")
    return [" ".join(line.get_text(" ").split()) for line in found]


def test_a_corrected_spot_shows_what_became_of_what(
    client: Client, spot: Spot, dad: Membership
) -> None:
    details = SpotDetails(
        site="cheek",
        side="left",
        noticed_on=date(2026, 10, 12),
        suspected=("neonatal-milia",),
    )

    spots.correct(spot, details, by=dad.user, on=TODAY)

    [line] = lines(client, spot)
    assert line.startswith("Tue 20 October, 13:00 · Dad Corrected the spot.")
    assert "Place Tummy Left cheek" in line
    assert "First noticed 10 October 12 October" in line
    assert "What might it be? not recorded Milia in a newborn" in line


def test_a_changed_entry_keeps_both_versions(
    client: Client, spot: Spot, dad: Membership
) -> None:
    entry = log(spot, dad.user, note="Red.", course="same")
    seen = Seen(observed_at=AT, note="Pink.", course="same", signs=["BREATHING"])

    entry_changes.change(entry, seen, version=1, by=dad.user)

    [line] = lines(client, spot)
    assert "Changed the entry of 19 October." in line
    assert "Note Red. Pink." in line
    assert "Compared" not in line
    assert "Warning signs not recorded" in line


def test_every_kind_of_change_is_told_newest_first(
    client: Client, spot: Spot, dad: Membership
) -> None:
    by = dad.user
    entry = log(spot, by, signs=["BREATHING"])
    signs.withdraw(spot, ["BREATHING"], why=WithdrawnSign.Why.MISTAKE, by=by)
    visit = visits.add(spot, VisitDetails(on=TODAY), by=by, on=TODAY)
    visits.change(visit, VisitDetails(on=TODAY, advice="Wait."), by=by, on=TODAY)
    observations.delete(entry, by=by)
    observations.restore(entry, by=by)
    spots.resolve(spot, gone_on=TODAY, by=by, on=TODAY)
    spots.delete(spot, by=by, on=TODAY)
    spots.restore(spot, by=by, on=TODAY)

    told = lines(client, spot)

    for line, words in zip(
        told,
        [
            "Put the spot back.",
            "Deleted the spot.",
            "Corrected the spot. Gone since not recorded 20 October",
            "Put back the entry of 19 October.",
            "Deleted the entry of 19 October.",
            "Changed the visit of 20 October. What did they advise? not recorded Wait.",
            "Wrote down the visit of 20 October.",
            "Took back a warning sign.",
        ],
        strict=True,
    ):
        assert line.partition(" Dad ")[2].startswith(words)
    assert "Ticked by mistake" in told[-1]


def test_nothing_is_told_where_nothing_changed(
    client: Client, spot: Spot, dad: Membership
) -> None:
    same = SpotDetails(site="tummy", noticed_on=spot.noticed_on)

    spots.correct(spot, same, by=dad.user, on=TODAY)

    page = client.get(reverse("spot-history", args=[spot.uuid])).content.decode()
    assert "Nothing was changed yet" in page


def test_a_long_history_has_pages_and_asks_a_fixed_number_of_times(
    client: Client,
    spot: Spot,
    dad: Membership,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(45):
        details = SpotDetails(site="tummy", look=f"Look {number}.")
        spots.correct(spot, details, by=dad.user, on=TODAY)

    with django_assert_max_num_queries(9):
        first = lines(client, spot)
    last = lines(client, spot, page=3)

    assert (len(first), len(last)) == (20, 5)
    assert "Look 44." in first[0]
    assert "Look 0." in last[-1]


def test_who_has_left_is_not_named(client: Client, spot: Spot) -> None:
    spots.delete(spot, by=UserFactory(), on=TODAY)
    spots.restore(spot, by=UserFactory(), on=TODAY)

    assert "someone who has left" in lines(client, spot)[0]


OTHER_VALUES = {
    "household_id": 0,
    "spot_id": 0,
    "at": datetime(2020, 1, 1, tzinfo=UTC),
    "by_name": "Mum",
    "what": "merged",
    "fields": {"note": ["a", "b"]},
    "about_on": TODAY,
    "entry": uuid.uuid4(),
    "other": uuid.uuid4(),
}


@pytest.mark.parametrize("column", OTHER_VALUES)
def test_no_line_of_a_history_can_be_changed(column: str, spot: Spot) -> None:
    spots.delete(spot, by=UserFactory(), on=TODAY)

    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
        Change.objects.update(**{column: OTHER_VALUES[column]})


def test_every_column_of_a_history_is_guarded() -> None:
    columns = {field.column for field in Change._meta.concrete_fields}

    assert columns == {"id", "by_id", *OTHER_VALUES}


def test_who_did_it_can_be_forgotten_and_never_replaced(spot: Spot) -> None:
    by = UserFactory()
    spots.delete(spot, by=by, on=TODAY)

    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
        Change.objects.update(by=UserFactory())
    by.delete()

    assert Change.objects.get().by is None
