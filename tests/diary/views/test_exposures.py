"""What was new before it got worse, as its readers meet it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diary.models import Child, Spot, Tag
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)

NOTICED = date(2026, 10, 21)
QUERIES = 9
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def child(client: Client) -> Child:
    member = MembershipFactory()
    client.force_login(member.user)
    return ChildFactory(household=member.household)


@pytest.fixture
def spot(child: Child) -> Spot:
    return SpotFactory(child=child, noticed_on=NOTICED)


def entry(
    spot: Spot, day: int, *, new: str = "", detail: str = "", **known: object
) -> None:
    on = NOTICED + timedelta(days=day)
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    made = ObservationFactory(spot=spot, observed_on=on, observed_at=at, **known)
    if new:
        Tag.objects.create(observation=made, what="exposure", code=new, detail=detail)


def page(client: Client, child: Child, **choices: str) -> str:
    response = client.get(reverse("exposures", args=[child.uuid]), choices)
    assert response.status_code == 200
    return response.content.decode()


def words(page: str) -> str:
    """The words of a page, without its tags, spaces evened out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def rows(page: str) -> list[str]:
    """The rows of the first table of a page, in words."""
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [words(row).strip() for row in table.split("</tr>")[:-1]]


def test_counts_stand_with_their_days_most_often_first(
    client: Client, spot: Spot
) -> None:
    for day in (27, 31):
        entry(spot, day, course="worse")
    for day in (2, 3, 25, 26):
        entry(spot, day, new="heat_sweat")
    entry(spot, 20, new="detergent")
    entry(spot, 10, new="vaccine")

    shown = page(client, spot.child)

    assert "It got worse 2 times: on 17 November and 21 November." in words(shown)
    assert rows(shown) == [
        "Heat or sweat 2 of 2 2 23–24 Oct, 15–16 Nov",
        "Laundry detergent or softener 1 of 2 0 10 Nov",
        "Vaccine 0 of 2 1 31 Oct",
    ]


def test_three_days_before_count_less(client: Client, spot: Spot) -> None:
    entry(spot, 27, course="worse")
    entry(spot, 24, new="vaccine")
    entry(spot, 23, new="wipes")

    shown = rows(page(client, spot.child, days="3"))

    assert shown == ["Vaccine 1 of 1 0 14 Nov", "Wipes 0 of 1 1 13 Nov"]


def test_two_worse_entries_of_one_day_are_one_time(client: Client, spot: Spot) -> None:
    for _ in range(2):
        entry(spot, 27, course="worse")

    assert "It got worse once: on 17 November." in page(client, spot.child)


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (1, "1 time is too few to tell."),
        (2, "2 times are too few to tell."),
    ],
)
def test_under_three_times_it_says_that_this_is_too_few(
    times: int, sentence: str, client: Client, spot: Spot
) -> None:
    entry(spot, 1, new="vaccine")
    for number in range(times):
        entry(spot, 10 + number, course="worse")

    said = words(page(client, spot.child))

    assert "Same days, not a cause." in said
    assert sentence in said


def test_from_three_times_on_it_names_no_cause_either(
    client: Client, spot: Spot
) -> None:
    entry(spot, 1, new="vaccine")
    for day in (10, 11, 12):
        entry(spot, day, course="worse")

    said = words(page(client, spot.child))

    assert "too few to tell" not in said
    assert "Same days, not a cause." in said
    assert "Ask a doctor before you stop a food or a medicine." in said


def test_many_times_name_the_first_and_the_last(client: Client, spot: Spot) -> None:
    for day in range(10, 20):
        entry(spot, day, course="worse")

    sentence = "It got worse 10 times: first on 31 October, last on 9 November."
    assert sentence in page(client, spot.child)


def test_a_row_opens_the_entries_that_it_counts(client: Client, spot: Spot) -> None:
    entry(spot, 3, new="vaccine")
    entry(spot, 9, new="vaccine")
    shown = page(client, spot.child, spot=str(spot.uuid))
    link = re.search(r'href="(/timeline/[^"]+)">Vaccine', shown)
    assert link

    opened = client.get(link[1].replace("&amp;", "&")).content.decode()

    assert opened.count('class="diary-entry') == 2


def test_what_exactly_it_was_stands_with_its_name(client: Client, spot: Spot) -> None:
    entry(spot, 3, new="soap_wash", detail="Lavender bar")

    assert "Soap, shampoo, bubble bath Lavender bar" in words(page(client, spot.child))


def test_one_spot_counts_what_was_logged_with_it(client: Client, spot: Spot) -> None:
    other = SpotFactory(child=spot.child, site="cheek", noticed_on=NOTICED)
    entry(spot, 27, course="worse", new="vaccine")
    entry(other, 26, new="wipes")

    of_all, of_one = (
        page(client, spot.child),
        page(client, spot.child, spot=str(spot.uuid)),
    )

    assert [row.split(" ")[0] for row in rows(of_all)] == ["Wipes", "Vaccine"]
    assert [row.split(" ")[0] for row in rows(of_one)] == ["Vaccine"]


def test_deleted_entries_and_other_children_do_not_count(
    client: Client, spot: Spot
) -> None:
    entry(spot, 1, new="vaccine", deleted_at=timezone.now())
    twin = ChildFactory(household=spot.household)
    entry(SpotFactory(child=twin, noticed_on=NOTICED), 2, new="wipes", course="worse")

    shown = page(client, spot.child)

    assert "Nothing new is logged yet" in shown
    assert "No entry says that it got worse." in shown


def test_treatments_stand_with_their_days_and_what_happened(
    client: Client, spot: Spot
) -> None:
    bath = {"name": "Oat bath", "since": "2026-10-25", "until": None, "outcome": ""}
    after = bath | {"name": "oat bath", "until": "2026-10-30", "outcome": "Drier"}
    cream = {"name": "Cream", "since": None, "until": None, "outcome": ""}
    entry(spot, 4, treatments=[bath])
    entry(spot, 9, treatments=[after, cream])

    tried = page(client, spot.child).partition("What was tried")[2]

    assert rows(tried) == [
        "Oat bath 25 Oct 30 Oct Drier",
        "Cream 30 Oct Not recorded Not recorded",
    ]


def test_the_drawing_says_its_days_in_words(client: Client, spot: Spot) -> None:
    entry(spot, 3, new="vaccine")
    entry(spot, 9, course="worse")

    shown = page(client, spot.child)

    label = "It got worse once: on 30 October. Logged as new: Vaccine: 24\u00a0Oct."
    assert f'aria-label="{label}"' in shown
    assert ">24 Oct</text>" in shown


def test_of_one_spot_the_days_are_numbered(client: Client, spot: Spot) -> None:
    entry(spot, 3, new="vaccine")

    assert ">day 0</text>" in page(client, spot.child, spot=str(spot.uuid))


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"days": "5"}, "Choose 3 or 7 days."),
        ({"days": "soon"}, "Choose 3 or 7 days."),
        ({"spot": "nowhere"}, "Choose from the spots of this child."),
    ],
)
def test_choices_that_cannot_be_get_a_sentence(
    choices: dict[str, str], sentence: str, client: Client, spot: Spot
) -> None:
    response = client.get(reverse("exposures", args=[spot.child.uuid]), choices)

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_spot_of_another_family_is_as_unknown_as_none(
    client: Client, child: Child
) -> None:
    choices = {"spot": str(SpotFactory(child=ChildFactory()).uuid)}

    response = client.get(reverse("exposures", args=[child.uuid]), choices)

    assert response.status_code == 422


def test_a_child_without_spots_says_what_to_do(client: Client, child: Child) -> None:
    assert "tick what is new that day" in page(client, child)


def test_the_spot_and_the_report_lead_here(client: Client, spot: Spot) -> None:
    entry(spot, 3)
    address = reverse("exposures", args=[spot.child.uuid])

    of_spot = client.get(reverse("spot", args=[spot.uuid])).content.decode()
    report = client.get(reverse("report")).content.decode()
    timeline = client.get(reverse("timeline")).content.decode()

    assert f'href="{address}?spot={spot.uuid}"' in of_spot
    assert f'href="{address}"' in report
    assert f'href="{address}"' in timeline


@pytest.mark.parametrize("entries", [1, 60])
def test_the_queries_do_not_grow_with_the_diary(
    entries: int,
    client: Client,
    child: Child,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    bath = {"name": "Bath", "since": None, "until": None, "outcome": ""}
    for number in range(entries):
        spot = SpotFactory(child=child, noticed_on=NOTICED)
        entry(spot, number, new="vaccine", course="worse", treatments=[bath])

    with django_assert_num_queries(QUERIES):
        page(client, child)
