"""The PDF of the log, as its readers get it."""

from datetime import UTC, datetime, timedelta
from errno import EIO
from io import BytesIO

import pytest
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from conditions.queries import published
from diary.models import Observation, Spot
from diary.services import photos
from tests.diary.photos.files import a_picture, encoded
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
    VisitFactory,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
QUERIES = 13
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory(called="Mum")
    client.force_login(member.user)
    child = ChildFactory(household=member.household)
    return SpotFactory(child=child, noticed_on=(NOW - timedelta(days=31)).date())


def add_photo(entry: Observation) -> None:
    jpeg = encoded(a_picture())
    photos.add(entry, SimpleUploadedFile("photo.jpg", jpeg, "image/jpeg"))


def fetch(client: Client, spot: Spot) -> PdfReader:
    response = client.get(reverse("report-pdf", args=[spot.child.uuid]))
    assert response.status_code == 200
    return PdfReader(BytesIO(b"".join(response)))


def test_the_file_is_a_pdf_named_for_its_day(client: Client, spot: Spot) -> None:
    response = client.get(reverse("report-pdf", args=[spot.child.uuid]))
    response.close()

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="milkspot-log-2026-11-21.pdf"'
    )


def test_a_familys_photos_are_in_it(client: Client, spot: Spot) -> None:
    add_photo(ObservationFactory(spot=spot))

    pdf = fetch(client, spot)

    assert [len(page.images) for page in pdf.pages] == [1, 1]


def test_a_photo_of_another_family_is_not(client: Client, spot: Spot) -> None:
    other = ObservationFactory()
    add_photo(other)

    read = photos.reader([spot.uuid], data=published())

    assert read(other.photos.get().uuid) is None


def test_choosing_offers_pdf_then_page_then_table(client: Client, spot: Spot) -> None:
    page = client.get(reverse("report")).content.decode()

    names = ("report-pdf", "report-print", "report-csv")
    places = [
        page.index(f'formaction="{reverse(name, args=[spot.child.uuid])}"')
        for name in names
    ]
    assert places == sorted(places)


def test_without_pango_the_page_says_why_there_is_no_pdf(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.views.report.can_make_pdf", lambda: False)
    address = reverse("report-pdf", args=[spot.child.uuid])

    asked = client.get(address)
    offered = client.get(reverse("report")).content.decode()
    printed = client.get(reverse("report-print", args=[spot.child.uuid]))

    assert asked.status_code == 503
    assert b"This server cannot make a PDF" in asked.content
    assert "This server cannot make a PDF" in offered
    assert address not in offered
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

    response = client.get(reverse("report-pdf", args=[spot.child.uuid]))

    assert response.status_code == 422
    assert b"Choose fewer spots or days" in response.content


def test_who_asks_for_one_after_the_other_leaves_room_for_others(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.views.report.write_pdf", lambda *_given: BytesIO())
    address = reverse("report-pdf", args=[spot.child.uuid])

    codes = [client.get(address).status_code for _time in range(7)]

    assert codes == [*6 * [200], 429]


def test_a_pdf_is_not_made_without_photos_that_are_there(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_photo(ObservationFactory(spot=spot))
    tried: list[str] = []

    def fail(name: str, *_given: object) -> None:
        tried.append(name)
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(default_storage, "_open", fail)

    response = client.get(reverse("report-pdf", args=[spot.child.uuid]))

    assert response.status_code == 503
    assert b"The photos cannot be read just now" in response.content
    assert len(tried) == 1


@pytest.mark.parametrize("entries", [2, 20])
def test_queries_do_not_grow_with_photos(
    entries: int,
    client: Client,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(entries):
        PhotoFactory(observation=ObservationFactory(spot=spot))
    fetch(client, spot)

    with django_assert_num_queries(QUERIES):
        fetch(client, spot)
