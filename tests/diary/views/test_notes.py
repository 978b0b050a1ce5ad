"""Bring in Baby Buddy's notes: send, look, choose a spot, say yes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from django.conf import LazySettings, settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from accounts.roles import Role
from diary.models import Observation, Spot
from tests.factories import ChildFactory, MembershipFactory, SpotFactory, UserFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 20, 12, tzinfo=UTC)),
]
UPLOAD, LOOK = "/bring-in/notes/", "/bring-in/notes/look/"
HEAD = "child_first_name,child_last_name,note,time\n"
MAYA = "Maya,Doe,Red and dry,2026-11-01 06:37:12\nMaya,Doe,Better,2026-11-02 07:00:00\n"
NOAH = "Noah,Doe,Of Noah,2026-11-03 08:00:00\nNoah,Doe,Broken,never\n"


@pytest.fixture
def spot(client: Client) -> Spot:
    spot: Spot = SpotFactory(child=ChildFactory(household__timezone="Asia/Tokyo"))
    client.force_login(MembershipFactory(household=spot.household).user)
    return spot


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: LazySettings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)


def waiting() -> list[Path]:
    return list(Path(django_settings.FILE_UPLOAD_TEMP_DIR).iterdir())


def send(client: Client, rows: str = MAYA + NOAH) -> HttpResponse:
    upload = SimpleUploadedFile("note.csv", (HEAD + rows).encode(), "text/csv")
    answer: HttpResponse = client.post(UPLOAD, {"file": upload})  # type: ignore[assignment]
    return answer


def test_notes_come_to_the_spot_that_was_chosen(spot: Spot, client: Client) -> None:
    send(client)

    client.post(LOOK, {"where_0": str(spot.uuid)})

    first, second = Observation.objects.order_by("observed_at")
    assert (first.note, second.note) == ("Red and dry", "Better")
    assert first.observed_at == datetime(2026, 10, 31, 21, 37, 12, tzinfo=UTC)
    assert (str(first.observed_on), first.spot) == ("2026-11-01", spot)
    assert waiting() == []


def test_brought_in_twice_they_come_once(spot: Spot, client: Client) -> None:
    choice = {"where_0": f"new:{spot.child.uuid}", "place_0": "cheek:left"}
    for _ in range(2):
        send(client)
        client.post(LOOK, choice)

    made = Spot.objects.exclude(pk=spot.pk).get()
    assert Observation.objects.filter(spot=made).count() == 2
    assert (made.label, made.noticed_on) == ("Notes from Baby Buddy", None)


def test_the_page_shows_notes_children_and_broken_lines(
    spot: Spot, client: Client
) -> None:
    send(client)

    page = client.get(LOOK)

    words = page.content.decode()
    assert "3 notes can come" in words
    assert "Line 5: its time cannot be read" in words
    assert "1 November 2026, 06:37" in words
    form = page.context["form"]
    assert form["where_0"].initial == f"new:{spot.child.uuid}"
    assert form["where_1"].initial == ""


def test_a_note_of_tomorrow_is_named_and_does_not_come(
    spot: Spot, client: Client
) -> None:
    rows = "Maya,Doe,Today,2026-11-20 23:00:00\nMaya,Doe,Next,2026-11-21 00:00:00\n"
    send(client, rows)

    page = client.get(LOOK).content.decode()
    client.post(LOOK, {"where_0": str(spot.uuid)})

    assert "Line 3: its time is in the future" in page
    assert Observation.objects.get().note == "Today"


def test_a_new_spot_needs_a_place(spot: Spot, client: Client) -> None:
    send(client)

    response = client.post(LOOK, {"where_0": f"new:{spot.child.uuid}"})

    assert response.status_code == 422
    assert "Choose where it is." in response.content.decode()
    assert not Observation.objects.exists()
    assert len(waiting()) == 1
    client.post("/bring-in/notes/cancel/")
    assert waiting() == []


def test_spots_at_one_place_are_told_apart(spot: Spot, client: Client) -> None:
    noticed_on = date(2026, 8, 18)
    SpotFactory(child=spot.child, site=spot.site, noticed_on=noticed_on)
    send(client)

    page = client.get(LOOK).content.decode()

    assert page.count("since 18 August 2026") == 2
    client.post("/bring-in/notes/cancel/")


def test_without_any_choice_nothing_comes(spot: Spot, client: Client) -> None:
    send(client)

    response = client.post(LOOK)

    assert response.status_code == 422
    assert "at least one child" in response.content.decode()
    client.post("/bring-in/notes/cancel/")


@pytest.mark.parametrize("role", [None, Role.VIEWER])
def test_nobody_brings_notes_to_a_spot_that_is_not_theirs_to_change(
    role: Role | None, spot: Spot, client: Client
) -> None:
    user = UserFactory()
    if role:
        MembershipFactory(household=spot.household, user=user, role=role)
    client.force_login(user)
    send(client)

    response = client.post(LOOK, {"where_0": str(spot.uuid)})

    assert response.status_code == 422
    assert not Observation.objects.exists()
    client.post("/bring-in/notes/cancel/")


def test_what_is_no_table_is_refused(spot: Spot, client: Client) -> None:
    upload = SimpleUploadedFile("a.csv", b"a,b\n1,2\n", "text/csv")

    response = client.post(UPLOAD, {"file": upload})

    assert response.status_code == 422
    assert "No notes can be read" in response.content.decode()
    assert waiting() == []


def test_a_deleted_note_does_not_come_again(spot: Spot, client: Client) -> None:
    for _ in range(2):
        send(client, MAYA)
        client.post(LOOK, {"where_0": str(spot.uuid)})
        Observation.objects.update(deleted_at=datetime(2026, 11, 19, tzinfo=UTC))

    assert Observation.objects.count() == 2
