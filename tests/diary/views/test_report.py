"""The log to take along, as its readers meet it."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Child, Spot, Tag
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
    VisitFactory,
)

NOTICED = date(2026, 10, 21)
QUERIES = 12
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


def entry(spot: Spot, day: int, **known: object) -> None:
    on = NOTICED + timedelta(days=day)
    at = datetime.combine(on, datetime.min.time(), UTC) + timedelta(hours=12)
    made = ObservationFactory(spot=spot, observed_on=on, observed_at=at, **known)
    made.created_at = at
    made.save()


def printed(client: Client, child: Child, **choices: str) -> str:
    response = client.get(reverse("report-print", args=[child.uuid]), choices)
    assert response.status_code == 200
    return words(response.content.decode())


def ticked(page: str) -> set[str]:
    """The spots that are ticked on the page that chooses."""
    return set(re.findall(r'name="spots" value="([^"]+)" id="[^"]+" checked', page))


def words(page: str) -> str:
    """The words of a page, without its tags, spaces evened out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def rows(client: Client, child: Child, **choices: str) -> list[dict[str, str]]:
    response = client.get(reverse("report-csv", args=[child.uuid]), choices)
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_choosing_offers_the_childs_spots_all_ticked(
    client: Client, spot: Spot
) -> None:
    page = client.get(reverse("report")).content.decode()

    assert "Tummy" in page
    assert ticked(page) == {str(spot.uuid)}
    assert reverse("report-chosen", args=[spot.child.uuid]) in page


def test_a_diary_without_children_says_what_to_do(
    client: Client, parent: Membership
) -> None:
    page = client.get(reverse("report")).content.decode()

    assert "Add your child" in page


def test_a_child_without_spots_says_what_to_do(client: Client, child: Child) -> None:
    page = client.get(reverse("report")).content.decode()

    assert "Nothing is logged about Maya yet" in page
    assert f"{reverse('spot-new')}?child={child.uuid}" in page


def test_the_child_named_in_the_address_is_chosen(client: Client, spot: Spot) -> None:
    twin = ChildFactory(household=spot.household, name="Noah")
    SpotFactory(child=twin, site="cheek")

    page = client.get(reverse("report"), {"child": twin.uuid}).content.decode()

    assert reverse("report-chosen", args=[twin.uuid]) in page
    assert "Cheek" in page
    assert "Tummy" not in page


@pytest.mark.parametrize(
    "named", ["7b802f03-d743-4227-8b46-8698e68ca3ce", "not-a-uuid"]
)
def test_a_child_that_is_not_there_is_missing(
    named: str, client: Client, spot: Spot
) -> None:
    response = client.get(reverse("report"), {"child": named})

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"since": "soon"}, "Choose a day from the calendar."),
        ({"until": "31/31/2026"}, "Choose a day from the calendar."),
        ({"since": "2026-11-20", "until": "2026-11-02"}, "before the first one"),
        ({"since": "2026-12-24"}, "This day is still to come."),
    ],
)
@pytest.mark.parametrize("name", ["report-print", "report-csv", "report-fhir"])
def test_days_that_cannot_be_get_a_sentence_and_are_kept(
    name: str, choices: dict[str, str], sentence: str, client: Client, spot: Spot
) -> None:
    address = reverse(name, args=[spot.child.uuid])

    response = client.get(address, {"spots": str(spot.uuid), **choices})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert all(f'value="{text}"' in page for text in choices.values())
    assert ticked(page) == {str(spot.uuid)}


def test_a_report_of_no_spot_asks_for_one(client: Client, spot: Spot) -> None:
    address = reverse("report-print", args=[spot.child.uuid])

    response = client.get(address, {"since": "", "until": ""})

    assert response.status_code == 422
    assert b"Choose at least one spot." in response.content


def test_a_spot_of_another_family_cannot_be_chosen(client: Client, spot: Spot) -> None:
    other = SpotFactory()
    address = reverse("report-print", args=[spot.child.uuid])

    response = client.get(address, {"spots": other.uuid})

    assert response.status_code == 422
    assert b"Choose from the spots in this list." in response.content


def test_the_first_page_says_it_in_a_line(client: Client, spot: Spot) -> None:
    for day in (0, 6, 31):
        entry(spot, day, signs_asked=["BREATHING"])

    page = printed(client, spot.child)

    assert "Born 10 Oct 2026, now 6 weeks" in page
    assert "Prepared 21 Nov 2026 by Mum" in page
    assert "Covers 21 Oct – 21 Nov 2026" in page
    assert "3 entries, 0 photos" in page
    assert "Rash, tummy, 31 days, not cleared." in page
    assert "Past 4 weeks on 19 Nov." in page
    assert "Not seen by a doctor yet." in page
    assert "No urgent sign reported (1 of " in page
    assert "Parents think: not sure." in page
    assert "21 Oct 2026, aged 11 days" in page
    assert "No (3/3): Breathing." in page


def test_what_nobody_asked_is_not_recorded(client: Client, spot: Spot) -> None:
    entry(spot, 0)

    page = printed(client, spot.child)

    assert "Urgent signs: not recorded." in page
    assert "No (" not in page
    assert "Signs: not recorded" in page


def test_a_reported_sign_stands_first_with_its_day(client: Client, spot: Spot) -> None:
    entry(spot, 13, signs_asked=["BREATHING"])
    tagged = spot.observations.get()
    Tag.objects.create(observation=tagged, what="sign", code="BREATHING")

    page = printed(client, spot.child)

    assert "Urgent signs reported: Breathing (3 Nov)" in page
    assert "Yes: Breathing 3 Nov." in page


def test_a_late_entry_says_when_it_was_added(client: Client, spot: Spot) -> None:
    ObservationFactory(spot=spot, observed_at=datetime(2026, 11, 2, 9, tzinfo=UTC))

    page = printed(client, spot.child)

    assert "added later, on 21 November 2026" in page


def test_a_visit_stands_with_what_the_doctor_said(client: Client, spot: Spot) -> None:
    VisitFactory(spot=spot, on=date(2026, 11, 3), advice="Keep it cool.")

    page = printed(client, spot.child)

    assert "Seen by a doctor on 3 Nov." in page
    assert "Advice: Keep it cool." in page


def test_a_photo_says_what_it_shows(client: Client, spot: Spot) -> None:
    entry(spot, 12)
    photo = PhotoFactory(observation=spot.observations.get())

    response = client.get(reverse("report-print", args=[spot.child.uuid]))

    page = response.content.decode()
    assert reverse("photo", args=[photo.uuid, "large"]) in page
    assert 'alt="Tummy, 2 November, day 12"' in page


def test_sources_stand_with_publisher_and_address(client: Client, spot: Spot) -> None:
    page = printed(client, spot.child)

    assert "Sources" in page
    assert "https://" in page
    assert "revision 1" in page


def test_several_spots_are_listed_first_most_pressing_first(
    client: Client, spot: Spot
) -> None:
    SpotFactory(child=spot.child, site="cheek", noticed_on=date(2026, 11, 20))

    page = printed(client, spot.child)

    assert "2 spots, most pressing first" in page
    assert page.index("Rash, tummy, 31 days") < page.index("Rash, cheek, 1 day")


def test_days_that_were_not_chosen_are_left_out(client: Client, spot: Spot) -> None:
    entry(spot, 0, note="on the first day")
    entry(spot, 9, note="on the tenth day")

    page = printed(client, spot.child, spots=str(spot.uuid), since="2026-10-30")

    assert "on the tenth day" in page
    assert "on the first day" not in page


def test_a_spot_without_a_first_day_or_entries_prints(
    client: Client, child: Child
) -> None:
    SpotFactory(child=child, noticed_on=None)

    page = printed(client, child)

    assert "first day not recorded" in page
    assert "No entries on these days." in page


def test_a_long_diary_prints_whole(client: Client, spot: Spot) -> None:
    for number in range(400):
        ObservationFactory(spot=spot, note=f"entry number {number} here")

    page = printed(client, spot.child)

    assert "400 entries" in page
    assert all(f"entry number {number} here" in page for number in range(400))


def test_page_and_file_say_the_same(client: Client, spot: Spot) -> None:
    for day in (0, 6, 31):
        entry(spot, day, note=f"note of day {day}", course="same")
    PhotoFactory(observation=spot.observations.last())

    page, table = printed(client, spot.child), rows(client, spot.child)

    assert [row["day_number"] for row in table] == ["0", "6", "31"]
    assert all(row["note"] in page for row in table)
    assert sum(int(row["photo_count"]) for row in table) == 1
    assert "3 entries, 1 photo" in page


def test_the_file_is_a_table_named_for_its_day(client: Client, spot: Spot) -> None:
    response = client.get(reverse("report-csv", args=[spot.child.uuid]))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        'attachment; filename="milkspot-log-2026-11-21.csv"'
    )


def test_hostile_names_and_notes_stay_words(client: Client, spot: Spot) -> None:
    spot.child.name = "<script>alert(1)</script>"
    spot.child.save()
    entry(spot, 0, note="=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>")

    page = client.get(reverse("report-print", args=[spot.child.uuid])).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert rows(client, spot.child)[0]["note"].startswith("'=cmd")


def test_no_inline_style_or_script_is_written(client: Client, spot: Spot) -> None:
    entry(spot, 3, course="worse")

    page = client.get(reverse("report-print", args=[spot.child.uuid])).content.decode()

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)


@pytest.mark.parametrize("name", ["report-print", "report-csv", "report-fhir"])
def test_a_viewer_may_take_the_log_along(name: str, client: Client) -> None:
    spot = SpotFactory()
    viewer = MembershipFactory(household=spot.household, role=Role.VIEWER)
    client.force_login(viewer.user)

    response = client.get(reverse(name, args=[spot.child.uuid]))
    response.close()

    assert response.status_code == 200


@pytest.mark.parametrize("name", ["report-print", "report-csv", "report-fhir"])
def test_a_stranger_meets_nothing(
    name: str, client: Client, parent: Membership
) -> None:
    response = client.get(reverse(name, args=[ChildFactory().uuid]))

    assert response.status_code == 404


@pytest.mark.parametrize("entries", [3, 60])
def test_queries_do_not_grow_with_entries(
    entries: int,
    client: Client,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(entries):
        entry(spot, number % 30)
    for made in spot.observations.all():
        PhotoFactory(observation=made)
    printed(client, spot.child)

    with django_assert_num_queries(QUERIES):
        printed(client, spot.child)
