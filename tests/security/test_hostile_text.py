"""Whatever is typed stays text: on every page, in the table, in every header."""

import json
from datetime import date

import pytest

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from diary.models import Child, Spot
from diary.services import assessments
from tests.diary.exports.fhir.reading import complaints, parts
from tests.factories import ChildFactory, SpotFactory, VisitFactory
from tests.security.sending import read, send_entry

HOSTILE = "\u202e</svg><script>own()</script><img src=x onerror=own()>\"'{{7}}"
OWN_PAGES = ("today", "log", "family", "report")
SPOT_PAGES = ("spot", "spot-edit", "spot-log")
CHILD_PAGES = ("child", "child-edit", "report-print", "report-csv")
REFUSED = 400


@pytest.fixture
def hostile_spot(owner: Membership, signed_in: Client) -> Spot:
    """A spot on which every text of the diary is hostile."""
    owner.household.name = owner.called = HOSTILE[:40]
    owner.household.save()
    owner.save()
    child = ChildFactory(
        household=owner.household, name=HOSTILE[:80], background=HOSTILE
    )
    spot: Spot = SpotFactory(child=child, label=HOSTILE[:80], look=HOSTILE)
    VisitFactory(spot=spot, diagnosis_text=HOSTILE, advice=HOSTILE, where=HOSTILE)
    said = dict.fromkeys(("note", "exposure_detail", "treatment", "outcome"), HOSTILE)
    send_entry(signed_in, spot, exposures="soap_wash", course="worse", **said)
    assessments.reassess([spot], on=date(2026, 11, 20))
    return spot


def addresses(spot: Spot) -> list[str]:
    return [
        *(reverse(name) for name in OWN_PAGES),
        *(reverse(name, args=[spot.uuid]) for name in SPOT_PAGES),
        *(reverse(name, args=[spot.child.uuid]) for name in CHILD_PAGES[:3]),
    ]


def test_no_page_lets_a_text_become_markup(
    signed_in: Client, hostile_spot: Spot
) -> None:
    pages = [read(signed_in, address) for address in addresses(hostile_spot)]

    for page in pages:
        assert "</html>" in page
        assert "<script>own" not in page
        assert "<img src=x" not in page


def test_a_form_that_comes_back_shows_text_as_text(
    signed_in: Client, spot: Spot
) -> None:
    response = send_entry(signed_in, spot, note=HOSTILE, observed_at=HOSTILE)

    assert response.status_code == 422
    assert b"<script>own" not in response.content


def test_the_file_is_named_without_anything_typed(
    signed_in: Client, hostile_spot: Spot
) -> None:
    response = signed_in.get(reverse("report-csv", args=[hostile_spot.child.uuid]))

    assert "own()" not in response["Content-Disposition"]
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_a_clinic_gets_hostile_text_as_text(
    signed_in: Client, hostile_spot: Spot
) -> None:
    address = reverse("report-fhir", args=[hostile_spot.child.uuid])

    bundle = json.loads(read(signed_in, address))

    assert complaints(bundle) == []
    narratives = [part["div"] for part in parts(bundle) if "div" in part]
    assert narratives
    assert not [words for words in narratives if "<script" in words or "<img" in words]


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(1)", "\t=1", "+1", "-1"])
def test_no_cell_of_the_table_is_a_formula(
    formula: str, signed_in: Client, spot: Spot
) -> None:
    Child.objects.filter(pk=spot.child.pk).update(name=formula)
    send_entry(signed_in, spot, note=formula, treatment=formula)

    table = read(signed_in, reverse("report-csv", args=[spot.child.uuid]))

    cells = table.replace("\r\n", ",").split(",")
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "@", "\t"))]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("note=" + "a" * 10_000_000, id="a note of 10 MB"),
        pytest.param("a=1&" * 100_000, id="100,000 fields"),
    ],
)
def test_a_huge_form_is_refused_unread(
    body: str, signed_in: Client, spot: Spot
) -> None:
    address = reverse("spot-log", args=[spot.uuid])
    form = "application/x-www-form-urlencoded"

    response = signed_in.post(address, body, content_type=form)

    assert response.status_code == REFUSED
    assert not spot.observations.exists()


@pytest.mark.parametrize("asked", ["child", "back", "spots", "since", "until"])
@pytest.mark.parametrize("value", ["\0", "x" * 5000, "{}", "0001-01-01", "9999-12-31"])
def test_no_address_breaks_a_page(
    asked: str, value: str, signed_in: Client, spot: Spot
) -> None:
    own = [reverse(name) for name in (*OWN_PAGES, "spot-new")]
    reports = [reverse(name, args=[spot.child.uuid]) for name in CHILD_PAGES[1:]]

    answers = {signed_in.get(at, {asked: value}).status_code for at in own + reports}

    assert answers <= {200, 302, 404, 422}
