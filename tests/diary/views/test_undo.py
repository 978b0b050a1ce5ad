"""What was deleted is out of sight at once, and comes back with one press."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from bs4 import BeautifulSoup

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Observation, Photo, Spot
from diary.services import assessments
from tests.diary.services.entries import log
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    PhotoFactory,
    PromptFactory,
    SpotFactory,
    VisitFactory,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
TODAY = date(2026, 10, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def mum(client: Client) -> Membership:
    member = MembershipFactory(called="Mum")
    client.force_login(member.user)
    return member


@pytest.fixture
def spot(mum: Membership) -> Spot:
    child = ChildFactory(household=mum.household, name="Noah")
    spot: Spot = SpotFactory(child=child, label="The round one")
    assessments.reassess([spot], on=TODAY)
    return spot


@pytest.fixture
def entry(spot: Spot) -> Observation:
    return log(spot, on=date(2026, 10, 18), note="By mistake.", signs=["BREATHING"])


def post(client: Client, name: str, of: Observation | Spot) -> "Response":
    response: Response = client.post(reverse(name, args=[of.uuid]), follow=True)
    return response


def soup(response: "Response") -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def shown(client: Client, photo: Photo) -> int:
    response = client.get(reverse("photo", args=[photo.uuid, "small"]))
    b"".join(response)
    return response.status_code


def test_a_deleted_entry_leaves_the_diary_with_its_photos(
    client: Client, entry: Observation
) -> None:
    photo = PhotoFactory(observation=entry)

    page = soup(post(client, "observation-delete", entry))

    assert not page.select(".diary")
    assert "By mistake." in page.select_one("details.folded").text  # type: ignore[union-attr]
    assert shown(client, photo) == 404
    assert Spot.objects.get().level == "within_window"


def test_the_word_that_it_is_deleted_has_a_button_that_undoes_it(
    client: Client, entry: Observation
) -> None:
    photo = PhotoFactory(observation=entry)
    page = soup(post(client, "observation-delete", entry))
    undo = page.select_one(".messages form")
    assert undo

    after = soup(client.post(str(undo["action"]), follow=True))

    assert "By mistake." in after.select_one(".diary").text  # type: ignore[union-attr]
    assert shown(client, photo) == 200
    assert Spot.objects.get().level == "emergency"
    assert list(Spot.objects.get().prompts.values_list("closed_as", flat=True)) == [
        "corrected",
        "",
    ]


@pytest.mark.parametrize("name", ["observation-delete", "entry-restore"])
def test_sent_twice_is_once(name: str, client: Client, entry: Observation) -> None:
    if name == "entry-restore":
        post(client, "observation-delete", entry)

    post(client, name, entry)
    version = Observation.objects.get().version
    again = post(client, name, entry)

    assert again.status_code == 200
    assert Observation.objects.get().version == version


def test_after_thirty_days_nobody_can_put_it_back(
    client: Client, entry: Observation
) -> None:
    post(client, "observation-delete", entry)

    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        response = post(client, "entry-restore", entry)
        page = client.get(reverse("spot", args=[entry.spot.uuid])).content.decode()

    assert response.status_code == 404
    assert "By mistake." not in page


@pytest.mark.parametrize("name", ["observation-delete", "entry-restore"])
def test_a_viewer_neither_deletes_nor_puts_back(
    name: str, client: Client, entry: Observation
) -> None:
    viewer = MembershipFactory(household=entry.household, role=Role.VIEWER)
    client.force_login(viewer.user)

    assert post(client, name, entry).status_code == 403


def test_putting_back_the_entry_that_said_gone_closes_the_spot(
    client: Client, spot: Spot
) -> None:
    entry = log(spot, on=date(2026, 10, 18), course="gone")
    post(client, "observation-delete", entry)
    opened = Spot.objects.get().gone_on

    post(client, "entry-restore", entry)

    assert (opened, Spot.objects.get().gone_on) == (None, date(2026, 10, 18))


def test_gone_before_it_was_noticed_closes_nothing(client: Client, spot: Spot) -> None:
    entry = log(spot, on=date(2026, 10, 12), course="gone")
    post(client, "observation-delete", entry)
    Spot.objects.update(noticed_on=date(2026, 10, 15))

    post(client, "entry-restore", entry)

    assert Spot.objects.get().gone_on is None


def test_what_was_typed_while_another_deleted_the_entry_is_not_lost(
    client: Client, entry: Observation
) -> None:
    fields = {"version": 1, "note": "Long words.", "observed_at": "2026-10-18T13:00"}
    address = reverse("entry-edit", args=[entry.uuid])
    post(client, "observation-delete", entry)

    response = client.post(address, fields)
    page = soup(response)
    version = page.select_one("[name=version]")["value"]  # type: ignore[index]
    client.post(address, fields | {"version": version})

    assert response.status_code == 409
    assert "This entry was deleted while you were writing" in page.text
    assert Observation.objects.kept().get().note == "Long words."


def test_a_deleted_spot_is_on_no_page(
    client: Client, spot: Spot, entry: Observation
) -> None:
    photo = PhotoFactory(observation=entry)
    visit = VisitFactory(spot=spot)
    prompt = spot.prompts.get()

    page = soup(post(client, "spot-delete", spot))

    for address in (
        reverse("spot", args=[spot.uuid]),
        reverse("spot-log", args=[spot.uuid]),
        reverse("entry-edit", args=[entry.uuid]),
        reverse("photo", args=[photo.uuid, "large"]),
        reverse("visit-edit", args=[visit.uuid]),
        reverse("prompt-answer", args=[prompt.uuid, "seen"]),
    ):
        assert client.get(address).status_code == 404, address
    report = reverse("report-print", args=[spot.child.uuid])
    for text in (page.text, *(str(client.get(one).content) for one in ("/", report))):
        assert "The round one" not in text
        assert "Get medical help now" not in text
    prompt.refresh_from_db()
    assert prompt.closed_as == "corrected"


def test_a_deleted_spot_comes_back_as_it_was(
    client: Client, spot: Spot, entry: Observation
) -> None:
    page = soup(post(client, "spot-delete", spot))
    undo = page.select_one(".messages form")
    assert undo

    after = soup(client.post(str(undo["action"]), follow=True))

    assert "The round one" in after.text
    assert "By mistake." in after.select_one(".diary").text  # type: ignore[union-attr]
    assert Spot.objects.get().level == "emergency"
    assert spot.prompts.unanswered().count() == 1


def test_deleted_spots_are_listed_for_those_who_may_put_them_back(
    client: Client, spot: Spot
) -> None:
    post(client, "spot-delete", spot)

    owner = client.get(reverse("spots-deleted")).content.decode()
    viewer = MembershipFactory(household=spot.household, role=Role.VIEWER)
    client.force_login(viewer.user)

    assert "The round one" in owner
    assert "No deleted spots" in client.get(reverse("spots-deleted")).content.decode()


def test_the_page_that_asks_names_the_spot(client: Client, spot: Spot) -> None:
    page = client.get(reverse("spot-delete", args=[spot.uuid])).content.decode()

    assert "Noah" in page
    assert "Delete Tummy" in page
    assert Spot.objects.kept().exists()


@pytest.mark.parametrize("name", ["spot-delete", "spot-restore"])
def test_a_spot_deleted_or_put_back_twice_is_so_once(
    name: str, client: Client, spot: Spot
) -> None:
    if name == "spot-restore":
        post(client, "spot-delete", spot)

    post(client, name, spot)
    when = Spot.objects.get().deleted_at
    again = post(client, name, spot)

    assert again.status_code == 200
    assert Spot.objects.get().deleted_at == when


def test_a_deleted_episode_is_not_counted(client: Client, spot: Spot) -> None:
    first = SpotFactory(child=spot.child, noticed_on=spot.noticed_on, gone_on=TODAY)
    back = [
        SpotFactory(child=spot.child, came_back_from=first, noticed_on=day)
        for day in (date(2026, 10, 15), TODAY)
    ]
    last = back[-1]
    assessments.reassess([last], on=TODAY)
    before = last.answer["reason"]

    post(client, "spot-delete", first)

    last.refresh_from_db()
    assert (before, last.answer["reason"]) == ("recurrence", "clock")


def test_a_prompt_of_a_deleted_spot_cannot_be_answered(
    client: Client, spot: Spot
) -> None:
    prompt = PromptFactory(spot=spot)
    Spot.objects.update(deleted_at=NOW)

    response = client.post(reverse("prompt-answer", args=[prompt.uuid, "not-now"]))

    assert response.status_code == 404
