"""What was put on the wrong spot, entry or child is moved; both sides count again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoAssertNumQueries

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Change, Child, ChildMembership, Observation, Photo, Spot
from diary.services import assessments, entry_changes
from tests.diary.services.entries import log
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

TODAY, NOTICED = date(2026, 10, 20), date(2026, 10, 12)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def mum(client: Client) -> Membership:
    member = MembershipFactory(called="Mum")
    client.force_login(member.user)
    return member


@pytest.fixture
def child(mum: Membership) -> Child:
    found: Child = ChildFactory(household=mum.household, name="Maya")
    return found


@pytest.fixture
def twin(mum: Membership) -> Child:
    found: Child = ChildFactory(household=mum.household, name="Noah")
    return found


def a_spot(child: Child, **said: object) -> Spot:
    spot: Spot = SpotFactory(**{"child": child, "noticed_on": NOTICED, **said})
    assessments.reassess([spot], on=TODAY)
    return spot


def move(client: Client, name: str, what: Model, to: Model) -> "Response":
    address = reverse(name, args=[what.uuid])  # type: ignore[attr-defined]
    response: Response = client.post(address, {"to": to.uuid})  # type: ignore[attr-defined]
    return response


def now(spot: Spot) -> Spot:
    return Spot.objects.get(pk=spot.pk)


def test_an_entry_goes_with_its_photos_and_both_spots_are_assessed(
    client: Client, child: Child, twin: Child
) -> None:
    here, there = a_spot(child), a_spot(twin)
    entry = log(here, on=TODAY, signs=["BREATHING"])
    photo = PhotoFactory(observation=entry)

    response = move(client, "entry-move", entry, there)

    assert response["Location"] == reverse("spot", args=[there.uuid])
    assert Photo.objects.get(observation__spot=there) == photo
    assert (now(here).level, now(there).level) == ("within_window", "emergency")
    assert here.prompts.get().closed_as == "corrected"
    assert there.prompts.get().closed_as == ""


def test_both_histories_tell_of_a_moved_entry(
    client: Client, child: Child, twin: Child
) -> None:
    here, there = a_spot(child, site="chin"), a_spot(twin, site="cheek", side="left")
    entry = log(here, on=TODAY)

    move(client, "entry-move", entry, there)

    pages = [
        client.get(reverse("spot-history", args=[spot.uuid])).content.decode()
        for spot in (here, there)
    ]
    assert "Moved the entry of 20 October to Left cheek." in pages[0]
    assert "Moved the entry of 20 October here from Chin." in pages[1]


def test_an_entry_that_said_gone_closes_where_it_belongs(
    client: Client, child: Child
) -> None:
    here, there = a_spot(child), a_spot(child)
    entry = log(here, on=TODAY, course="gone")

    move(client, "entry-move", entry, there)

    assert (now(here).gone_on, now(there).gone_on) == (None, TODAY)


def test_moving_twice_is_moving_once(client: Client, child: Child) -> None:
    here, there = a_spot(child), a_spot(child)
    entry = log(here, on=TODAY)

    move(client, "entry-move", entry, there)
    again = move(client, "entry-move", entry, there)

    assert again.status_code == 302
    assert Change.objects.count() == 2


def test_a_carer_takes_nothing_to_a_family_of_their_own(
    client: Client, child: Child
) -> None:
    carer = MembershipFactory(household=child.household, role=Role.CARER)
    own = ChildFactory(household=MembershipFactory(user=carer.user).household)
    photo = PhotoFactory(observation=log(a_spot(child), on=TODAY))
    entry, there = photo.observation, a_spot(own, site="neck")
    client.force_login(carer.user)

    asked = client.get(reverse("entry-move", args=[entry.uuid])).content.decode()
    codes = [
        move(client, "entry-move", entry, there).status_code,
        move(client, "photo-move", photo, log(there, on=TODAY)).status_code,
    ]

    assert codes == [403, 403]
    assert str(there.uuid) not in asked
    assert set(Photo.objects.filter(household=child.household)) == {photo}


def test_an_entry_of_another_family_of_the_owner_belongs_to_that_family(
    client: Client, child: Child, mum: Membership
) -> None:
    other = MembershipFactory(user=mum.user, role=Role.CARER)
    there = a_spot(ChildFactory(household=other.household))
    entry = log(a_spot(child), on=TODAY)
    photo = PhotoFactory(observation=entry)

    move(client, "entry-move", entry, there)

    photo.refresh_from_db()
    assert Observation.objects.get().household == other.household
    assert photo.household == other.household


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"noticed_on": TODAY}, "before 20 October, when this began."),
        ({"site": "nappy_area"}, "No photos are kept of that part of the body."),
    ],
)
def test_an_entry_that_does_not_fit_stays_and_the_page_says_why(
    said: dict[str, object], sentence: str, client: Client, child: Child
) -> None:
    here, there = a_spot(child), a_spot(child, **said)
    entry = log(here, on=date(2026, 10, 15))
    PhotoFactory(observation=entry)

    response = move(client, "entry-move", entry, there)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Observation.objects.get().spot == here


@pytest.mark.parametrize("name", ["entry-move", "photo-move", "spot-move"])
def test_nothing_chosen_gets_a_sentence(
    name: str, client: Client, child: Child
) -> None:
    photo = PhotoFactory(observation=ObservationFactory(spot=a_spot(child)))
    entry = photo.observation
    what = {"entry-move": entry, "photo-move": photo, "spot-move": entry.spot}[name]

    response = client.post(reverse(name, args=[what.uuid]), {"to": "nowhere"})

    assert response.status_code == 422
    assert "Choose one." in response.content.decode()


def test_nothing_moves_to_where_the_carer_may_not_edit(
    client: Client, child: Child, mum: Membership
) -> None:
    strangers = a_spot(ChildFactory())
    read_only = MembershipFactory(user=mum.user, role=Role.VIEWER).household
    shown = a_spot(ChildFactory(household=read_only))
    entry = log(a_spot(child), on=TODAY)
    photo = PhotoFactory(observation=entry)

    codes = [
        move(client, "entry-move", entry, strangers).status_code,
        move(client, "entry-move", entry, shown).status_code,
        move(client, "photo-move", photo, ObservationFactory(spot=shown)).status_code,
        move(client, "spot-move", entry.spot, strangers.child).status_code,
        move(client, "spot-move", entry.spot, shown.child).status_code,
    ]

    assert codes == [404, 403, 403, 404, 404]


def test_a_photo_goes_to_the_entry_it_belongs_to(client: Client, child: Child) -> None:
    here, there = a_spot(child, site="chin"), a_spot(child, site="neck")
    photo = PhotoFactory(observation=log(here, on=TODAY))
    entry = log(there, on=TODAY)

    response = move(client, "photo-move", photo, entry)
    again = move(client, "photo-move", photo, entry)

    assert response["Location"] == again["Location"]
    assert entry.photos.get() == photo
    history = client.get(reverse("spot-history", args=[there.uuid])).content.decode()
    assert "Moved a photo from Chin to the entry of 20 October." in history
    assert Change.objects.count() == 2


def test_the_same_photo_twice_in_an_entry_becomes_one(
    client: Client, child: Child
) -> None:
    spot = a_spot(child)
    entry = log(spot, on=TODAY)
    kept = PhotoFactory(observation=entry)
    twice = PhotoFactory(observation=log(spot, on=TODAY), digest=kept.digest)

    move(client, "photo-move", twice, entry)

    assert Photo.objects.get() == kept


def test_a_photo_can_be_moved_to_an_entry_of_another_spot(
    client: Client, child: Child
) -> None:
    here, there = a_spot(child), a_spot(child, site="neck")
    photo = PhotoFactory(observation=log(here, on=TODAY))
    entry = log(there, on=TODAY, note="The neck.")
    address = reverse("photo-move", args=[photo.uuid])

    first = client.get(address).content.decode()
    second = client.get(address, {"spot": str(there.uuid)}).content.decode()

    assert f"?spot={there.uuid}" in first
    assert str(entry.uuid) not in first
    assert str(entry.uuid) in second
    assert client.get(address, {"spot": "none"}).status_code == 404


def test_a_photo_stays_away_from_a_place_without_photos(
    client: Client, child: Child
) -> None:
    photo = PhotoFactory(observation=log(a_spot(child), on=TODAY))
    entry = log(a_spot(child, site="nappy_area"), on=TODAY)

    response = move(client, "photo-move", photo, entry)

    assert response.status_code == 422
    assert not entry.photos.exists()


def test_a_spot_of_the_wrong_twin_goes_with_all_it_holds(
    client: Client, child: Child, twin: Child
) -> None:
    Child.objects.filter(pk=twin.pk).update(born_on="2026-01-10")
    spot = a_spot(child)
    log(spot, on=TODAY, temperature_c=38)
    before = now(spot).level

    move(client, "spot-move", spot, twin)
    move(client, "spot-move", spot, twin)

    assert (before, now(spot).level) == ("emergency", "urgent")
    assert now(spot).child == twin
    assert spot.prompts.get().level == "urgent"
    history = client.get(reverse("spot-history", args=[spot.uuid])).content.decode()
    assert "Moved the spot to another child." in history
    assert history.index("Maya") < history.index("became")
    assert Change.objects.count() == 1


def test_a_spot_cannot_go_to_a_child_not_yet_born(
    client: Client, child: Child, twin: Child
) -> None:
    Child.objects.filter(pk=twin.pk).update(born_on=TODAY)
    spot = a_spot(child)

    response = move(client, "spot-move", spot, twin)

    assert response.status_code == 422
    assert "First noticed on 12 October, before the birth." in response.content.decode()
    assert now(spot).child == child


def test_a_spot_that_moves_leaves_its_episodes_behind(
    client: Client, child: Child, twin: Child
) -> None:
    first = a_spot(child, gone_on=date(2026, 10, 13))
    days = (date(2026, 10, 15), TODAY)
    second, third = (
        a_spot(child, came_back_from=first, noticed_on=day) for day in days
    )
    before = now(third).answer["reason"]

    move(client, "spot-move", first, twin)

    assert now(second).came_back_from is None
    assert now(third).came_back_from == second
    assert now(first).came_back_from is None
    assert (before, now(third).answer["reason"]) == ("recurrence", "clock")


def test_a_limited_carer_moves_nothing_to_a_child_they_do_not_know(
    client: Client, child: Child, twin: Child
) -> None:
    carer = MembershipFactory(
        household=child.household, role=Role.CARER, sees_all_children=False
    )
    ChildMembership.objects.create(child=child, membership=carer)
    spot, hidden = a_spot(child), a_spot(twin)
    entry = log(spot, on=TODAY)
    client.force_login(carer.user)

    page = client.get(reverse("entry-move", args=[entry.uuid])).content.decode()

    assert "Noah" not in page
    assert move(client, "entry-move", entry, hidden).status_code == 404
    assert move(client, "spot-move", spot, twin).status_code == 404


def test_what_was_changed_in_an_entry_is_told_where_its_child_may_be_seen(
    client: Client, child: Child, twin: Child, mum: Membership
) -> None:
    spot = a_spot(child)
    entry = log(spot, on=TODAY, note="Noah scratches.")
    said = replace(entry_changes.seen_in(entry), note="Noah sleeps.")
    entry_changes.change(entry, said, version=entry.version, by=mum.user)
    move(client, "entry-move", entry, a_spot(twin))
    history = reverse("spot-history", args=[spot.uuid])
    carer = MembershipFactory(
        household=child.household, role=Role.CARER, sees_all_children=False
    )
    ChildMembership.objects.create(child=child, membership=carer)

    known = client.get(history).content.decode()
    client.force_login(carer.user)
    hidden = client.get(history).content.decode()

    assert "Noah scratches." in known
    assert "Noah" not in hidden
    assert "Changed the entry of 20 October" in hidden


@pytest.mark.parametrize("count", [1, 15])
@pytest.mark.parametrize("name", ["entry-move", "photo-move"])
def test_the_pages_ask_a_fixed_number_of_times(
    count: int,
    name: str,
    client: Client,
    child: Child,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    spots = [a_spot(child) for _number in range(count + 1)]
    entries = [log(spot, on=TODAY) for spot in spots for _number in range(count)]
    photo = PhotoFactory(observation=entries[0])
    what = photo if name == "photo-move" else entries[0]

    with django_assert_max_num_queries(10):
        client.get(reverse(name, args=[what.uuid]))
