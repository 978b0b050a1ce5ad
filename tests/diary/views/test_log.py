"""The log form keeps what is good, and says what is wrong beside its field."""

import uuid
from datetime import UTC, date, datetime
from errno import ENOSPC
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diary.models import Observation, Spot, Tag
from diary.services import assessments
from tests.diary.photos.files import chatty_jpeg
from tests.factories import ChildFactory, MembershipFactory, SpotFactory

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

NOTICED = date(2026, 10, 10)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory()
    client.force_login(member.user)
    child = ChildFactory(household=member.household)
    return made(child=child, noticed_on=NOTICED, suspected=["atopic-eczema"])


def made(**said: object) -> Spot:
    spot: Spot = SpotFactory(**said)
    assessments.reassess([spot], on=date(2026, 10, 20))
    return spot


def send(client: Client, spot: Spot, **fields: object) -> "Response":
    said = {"uuid": uuid.uuid4(), "observed_at": "2026-10-20T12:30", **fields}
    response: Response = client.post(reverse("spot-log", args=[spot.uuid]), said)
    return response


def soup(response: "Response") -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def photo(orientation: int = 1) -> SimpleUploadedFile:
    content = chatty_jpeg(orientation)
    return SimpleUploadedFile("a.jpg", content, "image/jpeg")


def test_an_entry_with_photos_is_kept_and_shown(client: Client, spot: Spot) -> None:
    response = send(
        client, spot, course="same", note="Drier.", photos=[photo(), photo(3)]
    )

    entry = Observation.objects.get()
    assert response["Location"] == reverse("spot", args=[spot.uuid])
    assert (entry.course, entry.note, entry.photos.count()) == ("same", "Drier.", 2)
    assert "Drier." in client.get(response["Location"]).content.decode()


def test_a_photo_that_cannot_be_read_costs_only_itself(
    client: Client, spot: Spot
) -> None:
    broken = SimpleUploadedFile("b.jpg", b"no photo at all", "image/jpeg")

    response = send(client, spot, note="Kept.", photos=[photo(), broken])

    entry = Observation.objects.get()
    page = client.get(response["Location"]).content.decode()
    assert response["Location"] == reverse("observation-photos", args=[entry.uuid])
    assert (entry.note, entry.photos.count()) == ("Kept.", 1)
    assert "Photo 2: This file is not a photo we can read." in page


def test_a_photo_that_cannot_be_stored_costs_only_itself(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "_save", fail)

    response = send(client, spot, note="Kept.", photos=[photo()])

    page = client.get(response["Location"]).content.decode()
    assert [entry.note for entry in Observation.objects.all()] == ["Kept."]
    assert "Photo 1: It could not be stored just now. Your entry is kept" in page


def test_an_entry_sent_twice_is_one(client: Client, spot: Spot) -> None:
    once = uuid.uuid4()

    send(client, spot, uuid=once, note="Once.", photos=[photo()])
    again = send(client, spot, uuid=once, note="Once.", photos=[photo()])

    assert again.status_code == 302
    assert Observation.objects.count() == 1
    assert Observation.objects.get().photos.count() == 1


def test_a_sign_ticked_before_the_form_is_sent_again_is_not_lost(
    client: Client, spot: Spot
) -> None:
    once = uuid.uuid4()

    send(client, spot, uuid=once, note="Red.")
    send(client, spot, uuid=once, note="Red.", sign_state="yes", signs=["BREATHING"])

    entry = Observation.objects.get()
    assert (entry.note, entry.tags.get().code) == ("Red.", "BREATHING")
    assert Spot.objects.get().level == "emergency"


def test_an_entry_sent_twice_is_not_marked_as_changed(
    client: Client, spot: Spot
) -> None:
    once = uuid.uuid4()

    send(client, spot, uuid=once, note="Once.", itch="3", exposures=["soap_wash"])
    send(client, spot, uuid=once, note="Once.", itch="3", exposures=["soap_wash"])

    assert Observation.objects.get().changed_at is None


def test_what_another_carer_has_changed_meanwhile_is_not_written_over(
    client: Client, spot: Spot
) -> None:
    once, dad = uuid.uuid4(), MembershipFactory(household=spot.household).user
    send(client, spot, uuid=once, note="Red.")
    Observation.objects.update(note="Pale.", version=2, changed_by=dad)

    response = send(client, spot, uuid=once, note="Red, and itchy.")

    again = soup(response).select_one("[name=uuid]")
    assert "This was sent before and changed. Save it once more." in soup(response).text
    assert Observation.objects.get().note == "Pale."
    assert again
    assert again["value"] != str(once)


def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(
    client: Client, spot: Spot
) -> None:
    response = send(
        client,
        spot,
        temperature_c="101",
        note="Hot tonight.",
        course="worse",
        sign_state="yes",
        signs=["BREATHING"],
        exposures=["soap_wash"],
    )

    page = soup(response)
    assert response.status_code == 422
    assert page.select_one("#error_1_id_temperature_c, #id_temperature_c_error")
    assert "Enter degrees Celsius, from 30 to 45." in page.text
    assert page.select_one("[name=temperature_c]")["value"] == "101"  # type: ignore[index]
    assert "Hot tonight." in page.select_one("[name=note]").text  # type: ignore[union-attr]
    for name, value in (
        ("course", "worse"),
        ("sign_state", "yes"),
        ("signs", "BREATHING"),
        ("exposures", "soap_wash"),
    ):
        assert page.select_one(f"[name={name}][value={value}][checked]"), name
    assert not Observation.objects.exists()


@pytest.mark.parametrize("state", ["none", ""])
def test_a_tick_and_none_of_these_cannot_both_be_meant(
    state: str, client: Client, spot: Spot
) -> None:
    response = send(client, spot, sign_state=state, signs=["BREATHING"])

    assert response.status_code == 422
    assert "A sign below is ticked." in response.content.decode()
    assert soup(response).select_one("[name=signs][value=BREATHING][checked]")


def test_no_of_what_was_asked_is_told_from_not_asked(
    client: Client, spot: Spot
) -> None:
    send(client, spot, sign_state="none")
    send(client, spot, sign_state="")

    asked, not_asked = Observation.objects.order_by("id")
    assert "BREATHING" in asked.signs_asked
    assert "atopic-eczema/ECZEMA_HERPETICUM" in asked.signs_asked
    assert not_asked.signs_asked == []


def test_a_sign_is_kept_in_the_wording_that_was_ticked(
    client: Client, spot: Spot
) -> None:
    send(client, spot, sign_state="yes", signs=["atopic-eczema/POOR_GROWTH"])

    tag = Tag.objects.get()
    assert (tag.condition, tag.code) == ("atopic-eczema", "POOR_GROWTH")
    assert Spot.objects.get().level == "urgent"


def test_an_instruction_stands_beside_every_sign(client: Client, spot: Spot) -> None:
    page = soup(client.get(reverse("spot-log", args=[spot.uuid])))

    signs = page.select(".sign")
    told = page.select(".sign > .sign-instruction")
    assert len(signs) == len(told) > 30
    assert all(len(words.text.split()) > 3 for words in told)
    [breathing] = [sign for sign in signs if sign.select_one("[value=BREATHING]")]
    assert "Call 999" in breathing.text


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("2026-10-21T08:00", "This is in the future."),
        ("2026-10-09T08:00", "before it was first noticed, on 10 October"),
        ("yesterday", "Enter the day and the time."),
    ],
)
def test_a_time_that_cannot_be_is_refused(
    when: str, sentence: str, client: Client, spot: Spot
) -> None:
    response = send(client, spot, observed_at=when)

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_an_entry_before_the_birth_is_refused(client: Client, spot: Spot) -> None:
    spot.child.born_on, spot.noticed_on = date(2026, 10, 1), None
    spot.child.save()
    spot.save()

    response = send(client, spot, observed_at="2026-09-30T08:00")

    assert "was born, on 1 October 2026." in response.content.decode()


def test_an_entry_typed_while_another_carer_closed_the_spot_is_kept(
    client: Client, spot: Spot
) -> None:
    spot.gone_on = date(2026, 10, 19)
    spot.save()

    send(client, spot, note="Still a little red.")

    assert Observation.objects.get().note == "Still a little red."


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"outcome": "It helped."}, "Write what you tried, too."),
        ({"exposure_detail": "Oat bath"}, "Tick what was new, too."),
    ],
)
def test_half_of_a_fact_is_asked_for_the_other_half(
    said: dict[str, str], sentence: str, client: Client, spot: Spot
) -> None:
    response = send(client, spot, **said)

    page = response.content.decode()
    assert sentence in page
    assert next(iter(said.values())) in page
    assert not Observation.objects.exists()


def test_times_are_read_in_the_familys_zone(client: Client, spot: Spot) -> None:
    send(client, spot, observed_at="2026-10-20T00:30")

    entry = Observation.objects.get()
    assert entry.observed_at == datetime(2026, 10, 19, 23, 30, tzinfo=UTC)
    assert entry.observed_on == date(2026, 10, 20)


def test_a_comma_in_the_temperature_is_understood(client: Client, spot: Spot) -> None:
    send(client, spot, temperature_c="37,5")

    assert str(Observation.objects.get().temperature_c) == "37.5"


def test_a_place_without_photos_offers_no_camera(client: Client, spot: Spot) -> None:
    nappy = made(child=spot.child, site="nappy_area")

    page = soup(client.get(reverse("spot-log", args=[nappy.uuid])))

    assert not page.select("input[type=file]")
    assert "No photos are kept of this part of the body." in page.text


def test_a_spot_that_has_gone_is_not_logged_but_may_come_back(
    client: Client, spot: Spot
) -> None:
    spot.gone_on = date(2026, 10, 15)
    spot.save()

    response = client.get(reverse("spot-log", args=[spot.uuid]), follow=True)

    assert "It came back" in response.content.decode()


def test_the_form_says_who_logged_today_already(client: Client, spot: Spot) -> None:
    send(client, spot, observed_at="2026-10-20T09:10")

    page = client.get(reverse("spot-log", args=[spot.uuid])).content.decode()

    assert "logged at 09:10 today" in page


def test_head_and_button_say_whose_spot_it_is(client: Client) -> None:
    member = MembershipFactory()
    client.force_login(member.user)
    twins = [
        ChildFactory(household=member.household, name=name) for name in ("Mia", "Max")
    ]

    pages = [
        soup(client.get(reverse("spot-log", args=[made(child=twin).uuid])))
        for twin in twins
    ]

    for page, twin in zip(pages, twins, strict=True):
        marks = page.select(f"main .initial-{twin.colour}")
        assert [mark.text for mark in marks] == ["M", "M"]
        assert f"Save for {twin.name}" in page.text
    assert twins[0].colour != twins[1].colour


def test_a_script_is_told_where_the_photos_go_and_what_comes_next(
    client: Client, spot: Spot
) -> None:
    said = {"uuid": uuid.uuid4(), "observed_at": "2026-10-20T12:30"}
    asks = {"accept": "application/json, text/html;q=0.9"}

    log = reverse("spot-log", args=[spot.uuid])
    answers = [client.post(log, said, headers=asks).json() for _once in range(2)]

    entry = Observation.objects.get()
    assert answers == 2 * [
        {
            "next": reverse("spot", args=[spot.uuid]),
            "photos": reverse("observation-photos", args=[entry.uuid]),
        }
    ]
    assert "Logged." in client.get(answers[0]["next"]).content.decode()


def test_a_script_gets_the_page_with_its_errors(client: Client, spot: Spot) -> None:
    said = {"uuid": uuid.uuid4(), "temperature_c": "101"}
    asks = {"accept": "application/json, text/html;q=0.9"}

    log = reverse("spot-log", args=[spot.uuid])
    response = client.post(log, said, headers=asks)

    assert response.status_code == 422
    assert "Enter degrees Celsius" in soup(response).text
