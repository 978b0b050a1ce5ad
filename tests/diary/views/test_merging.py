"""Two spots that are one are merged, one that is two is split; nothing is lost."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from diary.models import Change, Child, Observation, Spot
from diary.services import assessments, merging, moves, visits
from diary.services.visits import VisitDetails
from tests.diary.services.entries import log
from tests.factories import ChildFactory, MembershipFactory, PhotoFactory, SpotFactory

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from accounts.models import Membership

TODAY, EARLIER, LATER = date(2026, 11, 20), date(2026, 10, 15), date(2026, 11, 10)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child(client: Client) -> Child:
    member: Membership = MembershipFactory()
    client.force_login(member.user)
    found: Child = ChildFactory(household=member.household, name="Maya")
    return found


def a_spot(child: Child, **said: object) -> Spot:
    spot: Spot = SpotFactory(**{"child": child, "noticed_on": LATER, **said})
    assessments.reassess([spot], on=TODAY)
    return spot


def now(spot: Spot) -> Spot:
    return Spot.objects.get(pk=spot.pk)


def merge(client: Client, kept: Spot, other: Spot) -> "Response":
    address = reverse("spot-merge", args=[kept.uuid])
    response: Response = client.post(address, {"other": other.uuid})
    return response


def split(
    client: Client, spot: Spot, chosen: list[Observation], **said: object
) -> "Response":
    ticked = [str(entry.uuid) for entry in chosen]
    fields = {"uuid": uuid.uuid4(), "entries": ticked, "place": "neck:", **said}
    response: Response = client.post(reverse("spot-split", args=[spot.uuid]), fields)
    return response


def test_the_merged_spot_has_the_earlier_start_and_all_of_both(
    client: Client, child: Child
) -> None:
    kept, other = a_spot(child), a_spot(child, noticed_on=EARLIER)
    PhotoFactory(observation=log(other, on=LATER, signs=["INFECTION_SIGNS"]))
    log(kept, on=LATER, note="Ours.")
    visits.add(other, VisitDetails(on=EARLIER), by=MembershipFactory().user, on=TODAY)

    response = merge(client, kept, other)

    assert response["Location"] == reverse("spot", args=[kept.uuid])
    assert now(kept).noticed_on == EARLIER
    assert kept.observations.count() == 2
    assert kept.visits.count() == 1
    assert now(kept).level == "urgent"
    assert kept.prompts.unanswered().get().level == "urgent"
    assert not other.prompts.exists()


def test_the_address_of_the_other_leads_to_the_kept_one(
    client: Client, child: Child
) -> None:
    first, second, third = (a_spot(child) for _number in range(3))

    merge(client, second, third)
    merge(client, first, second)

    for spot in (second, third):
        page = client.get(reverse("spot", args=[spot.uuid]))
        assert page["Location"] == reverse("spot", args=[first.uuid])
        log_page = client.get(reverse("spot-log", args=[spot.uuid]))
        assert log_page.context["spot"] == first
    assert client.get("/").content.count(b"spot-card-name") == 1


def test_a_stranger_is_not_led_from_a_merged_spot(client: Client, child: Child) -> None:
    kept, other = a_spot(child), a_spot(child)
    merge(client, kept, other)
    client.force_login(MembershipFactory().user)

    assert client.get(reverse("spot", args=[other.uuid])).status_code == 404


def test_merging_twice_is_merging_once(client: Client, child: Child) -> None:
    kept, other = a_spot(child), a_spot(child)

    merge(client, kept, other)
    again = merge(client, kept, other)

    assert again["Location"] == reverse("spot", args=[kept.uuid])
    assert Change.objects.count() == 1


def test_each_merged_into_the_other_at_once_leaves_one(child: Child) -> None:
    one, other = a_spot(child), a_spot(child)
    by = MembershipFactory().user

    merging.merge(one, other, by=by, on=TODAY)
    merging.merge(other, one, by=by, on=TODAY)

    assert Spot.objects.kept().get() == one


def test_an_entry_does_not_follow_a_spot_that_was_merged_meanwhile(
    child: Child,
) -> None:
    kept, other, here = a_spot(child), a_spot(child), a_spot(child)
    entry, by = log(here, on=TODAY), MembershipFactory().user
    merging.merge(kept, other, by=by, on=TODAY)

    with pytest.raises(moves.CannotMoveError, match="Choose again"):
        moves.move_entry(entry, other, by=by)

    assert Observation.objects.get().spot == here


def test_of_two_prompts_the_more_pressing_stays(client: Client, child: Child) -> None:
    kept, other = a_spot(child, noticed_on=EARLIER), a_spot(child)
    log(other, on=TODAY, signs=["BREATHING"])

    merge(client, kept, other)

    prompts = kept.prompts.order_by("closed_as")
    assert [(one.level, one.closed_as) for one in prompts] == [
        ("emergency", ""),
        ("exceeded", "corrected"),
    ]


def test_what_a_visit_about_one_would_silence_in_the_other_is_not_merged(
    client: Client, child: Child
) -> None:
    kept, other = a_spot(child), a_spot(child)
    log(kept, on=LATER, signs=["BREATHING"])
    by = MembershipFactory().user
    visits.add(other, VisitDetails(on=TODAY, at=time(9)), by=by, on=TODAY)

    response = merge(client, kept, other)

    assert response.status_code == 409
    assert "Settle that first, on its own page" in response.content.decode()
    assert now(kept).level == "emergency"
    assert now(other).merged_into is None
    assert other.visits.count() == 1
    assert not Change.objects.filter(what="merged").exists()


def test_not_sure_of_one_is_kept_beside_what_the_other_may_be(
    client: Client, child: Child
) -> None:
    sure = a_spot(child, noticed_on=EARLIER, suspected=["neonatal-milia"])
    not_sure = a_spot(child, noticed_on=EARLIER)
    before = now(not_sure).level

    merge(client, sure, not_sure)

    assert now(sure).suspected == ["neonatal-milia", "unknown-rash"]
    assert (before, now(sure).level) == ("exceeded", "exceeded")


def test_a_spot_that_is_still_there_makes_the_two_open(
    client: Client, child: Child
) -> None:
    gone, still_there = a_spot(child, gone_on=TODAY), a_spot(child)

    merge(client, gone, still_there)

    assert now(gone).is_open


def test_two_that_have_gone_were_gone_on_the_later_day(
    client: Client, child: Child
) -> None:
    one, other = (
        a_spot(child, gone_on=TODAY - timedelta(days=days)) for days in (3, 1)
    )

    merge(client, one, other)

    assert now(one).gone_on == TODAY - timedelta(days=1)


def test_episodes_follow_the_spot_that_is_kept(client: Client, child: Child) -> None:
    first = a_spot(child, noticed_on=EARLIER, gone_on=date(2026, 10, 20))
    again = a_spot(child, came_back_from=first)
    kept = a_spot(child, gone_on=LATER)

    merge(client, kept, first)

    assert now(again).came_back_from == kept
    assert now(kept).came_back_from is None


def test_an_episode_merged_into_its_first_begins_the_chain(
    client: Client, child: Child
) -> None:
    first = a_spot(child, noticed_on=EARLIER, gone_on=LATER)
    second, third = (a_spot(child, came_back_from=first) for _number in range(2))
    visits.add(second, VisitDetails(on=TODAY), by=MembershipFactory().user, on=TODAY)

    merge(client, second, first)

    assert now(second).came_back_from is None
    assert now(third).came_back_from == second


def test_the_history_of_the_kept_spot_holds_that_of_the_other(
    client: Client, child: Child
) -> None:
    kept, other = a_spot(child, site="chin"), a_spot(child, site="neck")
    by = MembershipFactory().user
    visits.add(other, VisitDetails(on=LATER), by=by, on=TODAY)

    merge(client, kept, other)

    page = client.get(reverse("spot-history", args=[kept.uuid])).content.decode()
    assert "Made one spot of this and Neck." in page
    assert "Wrote down the visit of 10 November." in page


def test_the_page_asks_with_both_names(client: Client, child: Child) -> None:
    kept, other = a_spot(child, site="chin"), a_spot(child, site="neck")
    address = reverse("spot-merge", args=[kept.uuid])

    choose = client.get(address).content.decode()
    confirm = client.get(address, {"other": str(other.uuid)}).content.decode()

    assert f"?other={other.uuid}" in choose
    assert "Make them one" not in choose
    assert "Chin" in confirm
    assert "Neck" in confirm
    assert "Make them one" in confirm


def test_only_spots_of_one_child_that_the_carer_may_edit_are_merged(
    client: Client, child: Child
) -> None:
    kept = a_spot(child)
    sibling = a_spot(ChildFactory(household=child.household))
    stranger = a_spot(ChildFactory())

    assert merge(client, kept, sibling).status_code == 404
    assert merge(client, kept, stranger).status_code == 404
    client.force_login(
        MembershipFactory(household=child.household, role=Role.VIEWER).user
    )
    assert merge(client, kept, a_spot(child)).status_code == 403


def test_chosen_entries_become_a_spot_of_their_own(
    client: Client, child: Child
) -> None:
    spot = a_spot(child, noticed_on=EARLIER)
    stays = log(spot, on=LATER)
    goes = log(spot, on=LATER + timedelta(days=2), signs=["BREATHING"])
    photo = PhotoFactory(observation=goes)

    response = split(client, spot, [goes])

    made = Spot.objects.get(site="neck")
    assert response["Location"] == reverse("spot", args=[made.uuid])
    assert (made.noticed_on, made.noticed_about) == (LATER + timedelta(days=2), True)
    assert list(spot.observations.all()) == [stays]
    assert made.observations.get().photos.get() == photo
    assert (now(spot).level, made.level) == ("exceeded", "emergency")


def test_both_histories_tell_of_a_split(client: Client, child: Child) -> None:
    spot = a_spot(child)
    log(spot, on=LATER)

    split(client, spot, [log(spot, on=LATER)])

    made = Spot.objects.get(site="neck")
    pages = [
        client.get(reverse("spot-history", args=[one.uuid])).content.decode()
        for one in (spot, made)
    ]
    assert "Made some entries a spot of their own: Neck." in pages[0]
    assert "Began with entries of Tummy." in pages[1]


def test_splitting_twice_is_splitting_once(client: Client, child: Child) -> None:
    spot, once = a_spot(child), uuid.uuid4()
    log(spot, on=LATER)
    goes = log(spot, on=LATER)

    split(client, spot, [goes], uuid=once)
    again = split(client, spot, [goes], uuid=once)

    assert again["Location"] == reverse("spot", args=[once])
    assert Spot.objects.count() == 2


def test_the_entry_that_said_gone_closes_the_spot_it_is_of(
    client: Client, child: Child
) -> None:
    spot = a_spot(child)
    log(spot, on=LATER)

    split(client, spot, [log(spot, on=TODAY, course="gone")])

    assert now(spot).gone_on is None
    assert Spot.objects.get(site="neck").gone_on == TODAY


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"entries": []}, "Tick the entries that are of another spot."),
        ({"noticed_on": TODAY}, "before 20 November, when this began."),
        ({"noticed_on": "2026-11-21"}, "This day is in the future."),
        ({"noticed_on": "2026-10-09"}, "This day is before the birth."),
        ({"place": "nappy_area:"}, "No photos are kept of that part of the body."),
        ({"place": ""}, "Choose where it is."),
        ({"uuid": "none"}, "Not saved yet."),
    ],
)
def test_a_split_that_cannot_be_gets_a_sentence_and_changes_nothing(
    said: dict[str, object], sentence: str, client: Client, child: Child
) -> None:
    spot = a_spot(child)
    log(spot, on=LATER)
    goes = log(spot, on=LATER)
    PhotoFactory(observation=goes)

    response = split(client, spot, [goes], **said)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Spot.objects.count() == 1
    assert spot.observations.count() == 2


def test_one_entry_has_to_stay(client: Client, child: Child) -> None:
    spot = a_spot(child)

    response = split(client, spot, [log(spot, on=LATER)])

    assert response.status_code == 422
    assert "One entry has to stay." in response.content.decode()


def test_the_id_of_a_strangers_spot_is_refused(client: Client, child: Child) -> None:
    spot, stranger = a_spot(child), a_spot(ChildFactory())
    log(spot, on=LATER)

    response = split(client, spot, [log(spot, on=LATER)], uuid=stranger.uuid)

    assert response.status_code == 422
    assert "Please open this page again." in response.content.decode()
