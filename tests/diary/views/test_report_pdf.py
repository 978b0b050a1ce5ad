"""The PDF of the log: asked for, waited for, and taken by who asked."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from conditions.queries import published
from diary.models import ReportFile, Spot
from diary.services import photos
from tests.diary.waiting import add_photo, ask, fetch, page_of, statuses
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
    VisitFactory,
)
from tests.working import work_off

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
QUERIES_TO_ASK, QUERIES_TO_LOOK = 19, 5
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


@pytest.fixture
def mum(client: Client) -> Membership:
    member = MembershipFactory(called="Mum")
    client.force_login(member.user)
    return member


@pytest.fixture
def spot(mum: Membership) -> Spot:
    child = ChildFactory(household=mum.household)
    return SpotFactory(child=child, noticed_on=(NOW - timedelta(days=31)).date())


def test_a_pdf_is_made_by_a_worker_and_taken_under_the_name_of_its_day(
    client: Client, spot: Spot
) -> None:
    file = ask(client, spot.child)
    before = statuses(client, file)
    work_off()

    response = client.get(reverse("report-file", args=[file.uuid]))
    response.close()

    assert before == (200, 404)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="milkspot-log-2026-11-21.pdf"'
    )


def test_a_familys_photos_are_in_it(client: Client, spot: Spot) -> None:
    add_photo(ObservationFactory(spot=spot))

    pdf = fetch(client, spot.child)

    assert [len(page.images) for page in pdf.pages] == [1, 1]


def test_it_holds_the_spots_and_days_of_the_address(client: Client, spot: Spot) -> None:
    other = SpotFactory(child=spot.child, site="cheek")
    ObservationFactory(spot=other, note="on the cheek", observed_on=NOW.date())
    ObservationFactory(spot=spot, note="on the tummy", observed_on=NOW.date())
    early = (NOW - timedelta(days=9)).date()
    ObservationFactory(spot=spot, note="days ago", observed_on=early)

    pdf = fetch(client, spot.child, spots=spot.uuid, since="2026-11-20")

    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "on the tummy" in text
    assert "on the cheek" not in text
    assert "days ago" not in text


def test_a_photo_of_another_family_is_not(client: Client, spot: Spot) -> None:
    other = ObservationFactory()
    add_photo(other)

    read = photos.reader([spot.uuid], data=published())

    assert read(other.photos.get().uuid) is None


def test_a_viewer_may_have_one_made(client: Client, spot: Spot) -> None:
    viewer = MembershipFactory(household=spot.household, role=Role.VIEWER)
    client.force_login(viewer.user)

    assert len(fetch(client, spot.child).pages) > 1


def test_a_stranger_cannot_ask_for_one(client: Client, spot: Spot) -> None:
    client.force_login(MembershipFactory().user)

    response = client.post(reverse("report-pdf", args=[spot.child.uuid]))

    assert response.status_code == 404


def test_days_that_cannot_be_get_a_sentence_and_are_kept(
    client: Client, spot: Spot
) -> None:
    choices = {"spots": str(spot.uuid), "since": "2026-12-24"}
    address = reverse("report-pdf", args=[spot.child.uuid], query=choices)

    response = client.post(address)

    assert response.status_code == 422
    assert b"This day is still to come." in response.content
    assert b'value="2026-12-24"' in response.content
    assert not ReportFile.objects.exists()


def test_choosing_offers_pdf_first(client: Client, spot: Spot) -> None:
    page = client.get(reverse("report")).content.decode()

    places = [page.index(f'name="then" value="{way}"') for way in ("pdf", "csv")]
    assert places == sorted(places)


def test_without_pango_the_page_says_why_there_is_no_pdf(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("report", "report_page", "report_pdf"):
        monkeypatch.setattr(f"diary.views.{place}.can_make_pdf", lambda: False)
    address = reverse("report-pdf", args=[spot.child.uuid])

    asked = client.post(address)
    offered = client.get(reverse("report")).content.decode()
    printed = client.get(reverse("report-print", args=[spot.child.uuid]))

    assert asked.status_code == 503
    assert b"This server cannot make a PDF" in asked.content
    assert "This server cannot make a PDF" in offered
    assert 'value="pdf"' not in offered
    assert address not in printed.content.decode()


@pytest.mark.parametrize(
    ("limit", "make"),
    [
        ("MOST_ENTRIES", ObservationFactory),
        ("MOST_ENTRIES", VisitFactory),
        ("MOST_SPOTS", None),
    ],
)
def test_more_than_one_pdf_holds_is_refused_with_a_sentence(
    limit: str,
    make: type[ObservationFactory | VisitFactory] | None,
    client: Client,
    spot: Spot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"diary.exports.pdf.{limit}", 1)
    if make:
        make.create_batch(2, spot=spot)
    else:
        SpotFactory(child=spot.child)

    response = client.post(reverse("report-pdf", args=[spot.child.uuid]))

    assert response.status_code == 422
    assert b"Choose fewer spots or days" in response.content
    assert not ReportFile.objects.exists()


def test_who_asks_for_one_after_the_other_leaves_room_for_others(
    client: Client, spot: Spot
) -> None:
    address = reverse("report-pdf", args=[spot.child.uuid])

    codes = [client.post(address).status_code for _time in range(7)]

    assert codes == [*6 * [302], 429]


@pytest.mark.parametrize("entries", [2, 20])
def test_queries_do_not_grow_with_photos(
    entries: int,
    client: Client,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(entries):
        PhotoFactory(observation=ObservationFactory(spot=spot))
    ask(client, spot.child)

    with django_assert_num_queries(QUERIES_TO_ASK):
        file = ask(client, spot.child)
    with django_assert_num_queries(QUERIES_TO_LOOK):
        page_of(client, file)
