"""An entry is changed in the form it was written in; two who do so lose nothing."""

import uuid
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from diary.models import Observation, Spot
from diary.services import assessments, entry_changes, observations
from diary.services.observations import Seen
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
AT = datetime(2026, 10, 19, 18, 10, 33, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def mum(client: Client) -> Membership:
    member = MembershipFactory(called="Mum")
    client.force_login(member.user)
    return member


@pytest.fixture
def dad(mum: Membership) -> Membership:
    return MembershipFactory(household=mum.household, called="Dad", role="carer")


@pytest.fixture
def spot(mum: Membership) -> Spot:
    child = ChildFactory(household=mum.household)
    spot: Spot = SpotFactory(child=child, suspected=["atopic-eczema"])
    assessments.reassess([spot], on=date(2026, 10, 20))
    return spot


def log(spot: Spot, by: Membership, **seen: object) -> Observation:
    said = Seen(**{"observed_at": AT, "note": "Red.", **seen})  # type: ignore[arg-type]
    return observations.record(spot, said, by=by.user, uuid=uuid.uuid4())


def form(client: Client, entry: Observation) -> dict[str, object]:
    """Read the fields of the edit page as a browser would send them back."""
    page = soup(client.get(reverse("entry-edit", args=[entry.uuid])))
    fields: dict[str, object] = {}
    for one in page.select("form [name]"):
        name, kind = str(one["name"]), one.get("type")
        if kind in ("checkbox", "radio") and not one.has_attr("checked"):
            continue
        if one.has_attr("disabled") or kind == "file":
            continue
        chosen = one.select_one("option[selected]") if one.name == "select" else one
        value = one.text if one.name == "textarea" else chosen and chosen.get("value")
        if kind == "checkbox":
            fields.setdefault(name, []).append(value)  # type: ignore[attr-defined]
        else:
            fields[name] = str(value or "").removeprefix("\n")
    return fields


def send(client: Client, entry: Observation, fields: dict[str, object]) -> "Response":
    response: Response = client.post(reverse("entry-edit", args=[entry.uuid]), fields)
    return response


def soup(response: "Response") -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def saved(entry: Observation) -> Observation:
    return Observation.objects.get(pk=entry.pk)


EVERYTHING: dict[str, object] = {
    "course": "worse",
    "signs": ["INFECTION_SIGNS"],
    "signs_asked": ["INFECTION_SIGNS", "BREATHING"],
    "temperature_c": 37,
    "fever_days": 0,
    "itch": 0,
    "sleep": 3,
    "size_mm": 12,
    "spread": 2,
    "sites": ["cheek", "no-longer-offered"],
    "vesicles": True,
    "pustules": False,
    "well": False,
    "exposures": {"soap_wash": "the green one", "no-longer-offered": "kept"},
    "treatments": [
        {"name": "cream", "since": "2026-10-12", "until": None, "outcome": "drier"},
        {"name": "bath", "since": None, "until": None, "outcome": ""},
    ],
}


def test_saving_the_form_as_it_came_changes_nothing(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum, **EVERYTHING)
    before = entry_changes.seen_in(saved(entry))

    response = send(client, entry, form(client, entry))

    assert response["Location"] == reverse("spot", args=[spot.uuid])
    assert entry_changes.seen_in(saved(entry)) == before
    assert (saved(entry).version, saved(entry).changed_at) == (1, None)


def test_every_field_can_be_changed(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum, **EVERYTHING)
    said = {
        "course": "better",
        "note": "Pink.",
        "temperature_c": "38,1",
        "itch": "7",
        "well": "yes",
        "spread": "1",
        "observed_at": "2026-10-18T07:30",
        "exposure_detail": "the blue one",
        "treatment": "ointment",
        "outcome": "too early",
    }

    send(client, entry, form(client, entry) | said)

    now = entry_changes.seen_in(saved(entry))
    assert (now.course, now.note, now.itch, now.well, now.spread) == (
        "better",
        "Pink.",
        7,
        True,
        1,
    )
    assert str(now.temperature_c) == "38.1"
    assert now.observed_at == datetime(2026, 10, 18, 6, 30, tzinfo=UTC)
    assert saved(entry).observed_on == date(2026, 10, 18)
    assert now.exposures == {"soap_wash": "the blue one", "no-longer-offered": "kept"}
    assert now.sites == ["cheek", "no-longer-offered"]
    assert [one["name"] for one in now.treatments] == ["ointment", "bath"]


def test_a_changed_entry_says_when_and_by_whom(
    client: Client, spot: Spot, dad: Membership
) -> None:
    entry = log(spot, dad)

    send(client, entry, form(client, entry) | {"note": "Pink."})

    page = client.get(reverse("spot", args=[spot.uuid])).content.decode()
    assert "changed on 20 Oct by Mum" in page
    assert "Pink." in page


def test_a_changed_entry_is_assessed_again(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum, temperature_c=39)
    before = Spot.objects.get().level

    send(client, entry, form(client, entry) | {"temperature_c": "37"})

    assert (before, Spot.objects.get().level) == ("emergency", "within_window")
    assert spot.prompts.get().closed_as == "corrected"


@pytest.mark.parametrize("sent", [{}, {"sign_state": "none"}, {"sign_state": ""}])
def test_no_edit_takes_a_tick_away(
    sent: dict[str, object], client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum, signs=["BREATHING"], signs_asked=["BREATHING"])
    fields = form(client, entry) | {"note": "Pink."} | sent

    send(client, entry, fields)

    assert entry_changes.seen_in(saved(entry)).signs == ["BREATHING"]
    assert saved(entry).note == "Pink."
    assert Spot.objects.get().level == "emergency"


def test_the_form_leads_to_where_a_tick_is_taken_back(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum, signs=["BREATHING"])

    page = soup(client.get(reverse("entry-edit", args=[entry.uuid])))

    assert page.select(f"a[href='{reverse('signs-withdraw', args=[spot.uuid])}']")
    assert page.select_one("[value=BREATHING][checked][disabled]")
    assert not page.select("[name=signs][value=BREATHING]")
    assert "Call 999" in page.select(".sign")[0].text


def test_a_sign_that_was_forgotten_can_be_ticked_later(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum, signs_asked=["BREATHING", "INFECTION_SIGNS"])
    said = {"sign_state": "yes", "signs": ["BREATHING"]}

    send(client, entry, form(client, entry) | said)

    assert entry_changes.seen_in(saved(entry)).signs == ["BREATHING"]
    assert saved(entry).signs_asked == ["BREATHING", "INFECTION_SIGNS"]
    assert Spot.objects.get().level == "emergency"


def test_only_signs_asked_at_the_time_are_answered_with_no(
    client: Client, spot: Spot, mum: Membership
) -> None:
    asked = log(spot, mum, signs_asked=["BREATHING"])
    never_asked = log(spot, mum)

    send(client, asked, form(client, asked) | {"note": "Pink."})
    send(client, never_asked, form(client, never_asked) | {"sign_state": "none"})

    assert saved(asked).signs_asked == ["BREATHING"]
    assert "atopic-eczema/ECZEMA_HERPETICUM" in saved(never_asked).signs_asked


@pytest.mark.parametrize(("course", "gone_on"), [("worse", None), ("gone", 19)])
def test_the_entry_that_said_gone_opens_and_closes_the_spot(
    course: str, gone_on: int | None, client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum, course="same" if gone_on else "gone")

    send(client, entry, form(client, entry) | {"course": course})

    expected = date(2026, 10, gone_on) if gone_on else None
    assert Spot.objects.get().gone_on == expected


def test_a_spot_that_two_said_has_gone_stays_closed(
    client: Client, spot: Spot, mum: Membership
) -> None:
    log(spot, mum, course="gone")
    second = log(spot, mum, course="gone")

    send(client, second, form(client, second) | {"course": "better"})

    assert Spot.objects.get().gone_on == date(2026, 10, 19)


def test_bad_input_keeps_what_was_typed(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum)
    said = {"note": "Long words.", "observed_at": "2026-10-09T08:00"}

    response = send(client, entry, form(client, entry) | said)

    assert response.status_code == 422
    assert "before it was first noticed, on 10 October" in response.content.decode()
    assert "Long words." in response.content.decode()
    assert saved(entry).note == "Red."


def test_the_second_of_two_who_change_an_entry_is_shown_both(
    client: Client, spot: Spot, mum: Membership, dad: Membership
) -> None:
    entry = log(spot, mum)
    mine = form(client, entry) | {"note": "Mum’s words.", "itch": "4"}
    theirs = Seen(observed_at=AT, note="Dad’s words.", signs=["BREATHING"])
    entry_changes.change(entry, theirs, version=1, by=dad.user)

    response = send(client, entry, mine)

    page = soup(response)
    beside = page.select_one(".both-versions")
    assert response.status_code == 409
    assert beside
    assert "Dad’s words." in beside.text
    assert "Mum’s words." in beside.text
    assert "4 of 10" in beside.text
    assert "Dad changed this entry at 13:00" in page.text
    assert "Please choose the photos again" in page.text
    assert "Mum’s words." in page.select_one("[name=note]").text  # type: ignore[union-attr]
    assert saved(entry).note == "Dad’s words."


def test_saving_again_chooses_and_keeps_the_ticks_of_both(
    client: Client, spot: Spot, mum: Membership, dad: Membership
) -> None:
    entry = log(spot, mum)
    mine = form(client, entry) | {"note": "Mum’s words."}
    theirs = Seen(observed_at=AT, note="Dad’s words.", signs=["BREATHING"])
    entry_changes.change(entry, theirs, version=1, by=dad.user)
    page = soup(send(client, entry, mine))
    version = page.select_one("[name=version]")["value"]  # type: ignore[index]

    response = send(client, entry, mine | {"version": version})

    assert response.status_code == 302
    assert saved(entry).note == "Mum’s words."
    assert entry_changes.seen_in(saved(entry)).signs == ["BREATHING"]


def test_a_change_sent_twice_is_one(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum)
    fields = form(client, entry) | {"note": "Pink."}

    send(client, entry, fields)
    again = send(client, entry, fields)

    assert again.status_code == 302
    assert saved(entry).version == 2


def test_an_entry_is_read_on_the_clock_of_the_place_it_was_made_in(
    client: Client, spot: Spot, mum: Membership
) -> None:
    entry = log(spot, mum)
    Observation.objects.update(timezone="Pacific/Auckland", observed_on="2026-10-20")
    fields = form(client, entry)

    send(client, entry, fields | {"observed_at": "2026-10-20T08:00"})

    assert fields["observed_at"] == "2026-10-20T07:10"
    assert saved(entry).observed_at == datetime(2026, 10, 19, 19, tzinfo=UTC)
