"""The timeline, as its readers meet it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Child, ChildMembership, Observation, Spot, Tag
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

NOTICED = date(2026, 10, 21)
QUERIES, QUERIES_FILTERED = 11, 12
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def parent(client: Client) -> Membership:
    member = MembershipFactory(called="Mum")
    client.force_login(member.user)
    return member


@pytest.fixture
def child(parent: Membership) -> Child:
    return ChildFactory(household=parent.household)


@pytest.fixture
def spot(child: Child) -> Spot:
    return SpotFactory(child=child, noticed_on=NOTICED)


def entry(
    spot: Spot, day: int = 0, *, new: str = "", sign: str = "", **known: object
) -> Observation:
    on = NOTICED + timedelta(days=day)
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    made: Observation = ObservationFactory(
        spot=spot, **{"observed_on": on, "observed_at": at, **known}
    )
    Observation.objects.filter(pk=made.pk).update(created_at=made.observed_at)
    for what, code in (("exposure", new), ("sign", sign)):
        if code:
            Tag.objects.create(observation=made, what=what, code=code)
    return made


def shown(client: Client, **choices: str | int) -> str:
    """The words of the entries on the page, without tags, spaces evened out."""
    response = client.get(reverse("timeline"), choices)
    assert response.status_code == 200
    page = response.content.decode()
    return words(page.partition('id="timeline-shown"')[2].partition("</main>")[0])


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>|[\u2068\u2069]", " ", page))


def writer(page: str, name: str) -> str:
    """The word by which an address names the member called `name`."""
    found = re.search(rf'value="(\w+)">{name}</option>', page)
    assert found
    return found[1]


def test_entries_of_all_spots_stand_newest_first_under_their_months(
    client: Client, spot: Spot
) -> None:
    other = SpotFactory(child=spot.child, site="cheek", side="left", noticed_on=NOTICED)
    entry(spot, 1, note="First.")
    entry(other, 20, note="Second.")
    entry(spot, 30, note="Third.")

    page = shown(client)

    order = ["November 2026", "Third.", "Second.", "October 2026", "First."]
    places = [page.index(part) for part in order]
    assert places == sorted(places)
    assert "Left cheek · day 20" in page
    assert "3 entries" in page


def test_an_entry_says_when_by_whom_and_what(
    client: Client, parent: Membership, spot: Spot
) -> None:
    made = entry(
        spot,
        27,
        written_by=parent.user,
        course="worse",
        itch=6,
        size_mm=12,
        temperature_c="38.4",
        treatments=[{"name": "Oat bath", "since": None, "until": None, "outcome": ""}],
        new="soap_wash",
        sign="FEVER_5_DAYS",
    )
    PhotoFactory(observation=made)

    page = client.get(reverse("timeline")).content.decode()

    said = words(page)
    assert "Tue 17, 12:00 · Mum" in said
    for fact in ("Worse", "itch 6 of 10", "12 mm", "38.4 °C", "Tried: Oat bath"):
        assert fact in said
    assert "New: Soap, shampoo, bubble bath" in said
    assert "Yes: Has a temperature of 38 C or more lasted 5 days or longer?" in said
    assert 'alt="Tummy, 17 November" loading="lazy"' in page


def test_an_entry_written_down_later_says_when(client: Client, spot: Spot) -> None:
    made = entry(spot, 2)
    Observation.objects.filter(pk=made.pk).update(created_at=timezone.now())

    assert "added on 21 Nov" in shown(client)


def test_a_day_and_its_clock_are_those_of_the_place_where_it_was_made(
    client: Client, spot: Spot
) -> None:
    at = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
    entry(spot, observed_at=at, observed_on=date(2026, 11, 3), timezone="Asia/Karachi")

    assert "Tue 3, 04:30" in shown(client)


def test_children_are_named_only_where_there_are_several(
    client: Client, spot: Spot
) -> None:
    entry(spot)
    alone = shown(client)
    twin = ChildFactory(household=spot.household, name="Noah")
    entry(SpotFactory(child=twin))

    together, chosen = shown(client), shown(client, child=str(twin.uuid))

    assert "Maya" not in alone
    assert "Maya · Tummy" in together
    assert "Noah · Tummy" in together
    assert "Noah" not in chosen


def test_a_deleted_entry_is_left_out(client: Client, spot: Spot) -> None:
    entry(spot, note="Gone.", deleted_at=timezone.now())
    entry(spot, note="Kept.")

    page = shown(client)

    assert "Gone." not in page
    assert "1 entry" in page


def test_each_filter_keeps_what_it_names(
    client: Client, parent: Membership, spot: Spot
) -> None:
    dad = MembershipFactory(household=parent.household, role=Role.CARER, called="Dad")
    twin = ChildFactory(household=spot.household, name="Noah")
    entry(SpotFactory(child=twin, site="chin"), note="Chin.")
    entry(spot, note="Plain.", written_by=parent.user)
    entry(spot, note="Soap.", new="soap_wash", written_by=parent.user)
    entry(spot, note="Fever.", sign="FEVER_5_DAYS", written_by=dad.user)
    by_dad = writer(client.get(reverse("timeline")).content.decode(), "Dad")

    asked = {
        "Chin.": {"child": str(twin.uuid)},
        "Soap.": {"spot": str(spot.uuid), "exposure": "soap_wash"},
        "Fever.": {"sign": "FEVER_5_DAYS"},
        "Plain.": {"words": "pLAi"},
    }
    pages = {note: shown(client, **choice) for note, choice in asked.items()}

    assert all(
        note in page and "1 of 4 entries" in page for note, page in pages.items()
    )
    assert "Fever." in shown(client, by=by_dad)
    assert "1 of 4 entries" in shown(client, by=by_dad)


def test_every_word_must_be_in_the_note(client: Client, spot: Spot) -> None:
    entry(spot, note="Redder at the edges, 100% dry.")
    entry(spot, note="Redder.")

    assert "1 of 2" in shown(client, words="edges redder")
    assert "1 of 2" in shown(client, words="100%")
    assert "0 of 2" in shown(client, words="re_der")
    assert "No entry has all of this" in shown(client, words="re_der")


def test_a_filter_in_use_is_a_link_that_takes_it_back(
    client: Client, spot: Spot
) -> None:
    entry(spot, new="vaccine")
    choices = {"spot": str(spot.uuid), "exposure": "vaccine", "page": "1"}

    page = client.get(reverse("timeline"), choices).content.decode()

    assert f'href="{reverse("timeline")}?spot={spot.uuid}"' in page
    assert 'type="hidden" name="exposure" value="vaccine"' in page
    assert "Clear filters" in page


def test_only_what_was_logged_is_offered(client: Client, spot: Spot) -> None:
    entry(spot, new="vaccine")
    entry(spot, new="wipes", deleted_at=timezone.now())

    page = client.get(reverse("timeline")).content.decode()

    assert '<option value="vaccine">Vaccine</option>' in page
    assert "Wipes" not in page
    assert 'name="sign"' not in page


def test_no_name_and_no_key_of_a_member_stands_in_an_address(
    client: Client, parent: Membership, spot: Spot
) -> None:
    MembershipFactory(household=parent.household, role=Role.CARER, called="Dad")
    entry(spot)

    word = writer(client.get(reverse("timeline")).content.decode(), "Mum")

    assert len(word) == 12
    assert word != writer(client.get(reverse("timeline")).content.decode(), "Dad")


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"words": "bath " * 30}, "at most 100 characters"),
        ({"spot": "nowhere"}, "Choose from this list."),
        ({"child": "7b802f03-d743-4227-8b46-8698e68ca3ce"}, "Choose from this list."),
        ({"sign": "NO_SUCH"}, "Choose from this list."),
        ({"exposure": "no_such"}, "Choose from this list."),
        ({"by": "nobody"}, "Choose from this list."),
    ],
)
def test_a_filter_that_cannot_be_gets_a_sentence_and_the_rest_is_kept(
    choices: dict[str, str], sentence: str, client: Client, spot: Spot
) -> None:
    entry(spot, note="Kept.", new="vaccine")
    kept = {"words": "kept", "exposure": "vaccine"}

    response = client.get(reverse("timeline"), {**kept, **choices})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert f'value="{choices.get("words", "kept")}"' in page
    assert "Not searched yet." in page
    assert "Kept." not in page


def test_a_spot_of_another_child_is_not_offered(client: Client, spot: Spot) -> None:
    twin = ChildFactory(household=spot.household, name="Noah")

    choices = {"child": str(twin.uuid), "spot": str(spot.uuid)}
    response = client.get(reverse("timeline"), choices)

    assert response.status_code == 422


def test_another_familys_spot_is_as_unknown_as_none(client: Client, spot: Spot) -> None:
    strangers = SpotFactory(child=ChildFactory(name="Stranger"))
    entry(strangers, note="Not yours.", new="vaccine")
    entry(spot)

    page = client.get(reverse("timeline")).content.decode()
    response = client.get(reverse("timeline"), {"spot": str(strangers.uuid)})

    assert response.status_code == 422
    assert "Not yours." not in page
    assert "Stranger" not in page
    assert "Vaccine" not in page


def test_a_carer_of_some_children_meets_only_theirs(client: Client, spot: Spot) -> None:
    limited = MembershipFactory(
        household=spot.household, role=Role.CARER, sees_all_children=False
    )
    twin = ChildFactory(household=spot.household, name="Noah")
    ChildMembership.objects.create(child=twin, membership=limited)
    entry(spot, note="Maya’s.", new="vaccine")
    entry(SpotFactory(child=twin), note="Noah’s.")
    client.force_login(limited.user)

    page = client.get(reverse("timeline")).content.decode()

    assert "Noah’s." in page
    assert "Maya" not in page
    assert "Vaccine" not in page


def test_pages_follow_each_other_and_keep_the_filters(
    client: Client, spot: Spot
) -> None:
    for day in range(30):
        entry(spot, day, note=f"Night {day}.")

    first, last = shown(client, words="night"), shown(client, words="night", page=2)
    page = client.get(reverse("timeline"), {"words": "night"}).content.decode()

    assert "Night 29." in first
    assert "Night 4." not in first
    assert "Night 4." in last
    assert "Page 2 of 2" in last
    assert 'href="?words=night&amp;page=2"' in page


@pytest.mark.parametrize("number", ["0", "99", "soon", "-1", "9" * 40])
def test_a_page_that_is_not_there_is_the_nearest_one(
    number: str, client: Client, spot: Spot
) -> None:
    entry(spot, note="Here.")

    assert "Here." in shown(client, page=number)


def test_a_diary_without_entries_says_what_to_do(client: Client, spot: Spot) -> None:
    page = client.get(reverse("timeline")).content.decode()

    assert "Nothing is written down yet" in page
    assert "Log an entry" in page


def test_a_diary_without_children_says_what_to_do(
    client: Client, parent: Membership
) -> None:
    page = client.get(reverse("timeline")).content.decode()

    assert "Add your child first." in page


@pytest.mark.parametrize(
    ("entries", "choices", "queries"),
    [
        (1, {}, QUERIES),
        (60, {}, QUERIES),
        (60, {"page": "3"}, QUERIES),
        (1, {"words": "night"}, QUERIES_FILTERED),
        (60, {"words": "night", "exposure": "vaccine"}, QUERIES_FILTERED),
    ],
)
def test_the_queries_do_not_grow_with_the_diary(
    entries: int,
    choices: dict[str, str],
    queries: int,
    client: Client,
    child: Child,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(entries):
        spot = SpotFactory(child=child, noticed_on=NOTICED)
        made = entry(spot, number % 30, note=f"Night {number}.", new="vaccine")
        PhotoFactory(observation=made)

    with django_assert_num_queries(queries):
        response = client.get(reverse("timeline"), choices)

    rows = response.content.count(b'class="diary-entry')
    assert rows == (10 if "page" in choices else min(entries, 25))
