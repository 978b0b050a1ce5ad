"""A family makes a link, sees who opened it, moves its end and stops it."""

import re
from base64 import b64decode
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from accounts.models import Membership
from accounts.roles import Role
from diary.exports.small_photos import PhotosUnread
from diary.models import ShareLink, ShareOpening, Spot
from diary.services import share_ends, sharing
from tests.diary.sharing.opening import payload
from tests.diary.waiting import fetch
from tests.factories import ChildFactory, MembershipFactory, SpotFactory
from tests.factories.shares import share_spots

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def mum(client: Client) -> Membership:
    member = MembershipFactory(called="Mum")
    client.force_login(member.user)
    return member


@pytest.fixture
def spot(mum: Membership) -> Spot:
    return SpotFactory(child=ChildFactory(household=mum.household, name="Maya"))


def make(client: Client, spot: Spot, **said: object) -> "Response":
    form = {"spots": spot.uuid, "since": "", "until": "", "days": "7", **said}
    response: Response = client.post(reverse("share-new", args=[spot.child.uuid]), form)
    return response


def address(page: str) -> str:
    found = re.search(r"http://testserver/s/#shlink:/[\w-]+", page)
    assert found
    return found[0]


def test_the_page_offers_all_spots_seven_days_and_a_passcode(
    client: Client, spot: Spot
) -> None:
    page = client.get(reverse("share-new", args=[spot.child.uuid])).content.decode()

    ticked = set(re.findall(r'value="([^"]+)" id="[^"]+" checked', page))
    assert ticked == {str(spot.uuid), "7", "on"}
    assert 'role="alert"' not in page


def test_what_was_chosen_for_the_report_is_chosen_here(
    client: Client, spot: Spot
) -> None:
    SpotFactory(child=spot.child)
    chosen = {"spots": str(spot.uuid), "since": "2026-11-01", "until": ""}

    page = client.get(reverse("share-new", args=[spot.child.uuid]), chosen)

    assert page.content.decode().count(" checked") == 3
    assert b'value="2026-11-01"' in page.content


def test_the_link_and_its_passcode_are_shown_once(client: Client, spot: Spot) -> None:
    page = make(client, spot, passcode="on").content.decode()

    link = ShareLink.objects.get()
    said = payload(address(page))
    found = re.search(r"\b(\d{3}) (\d{3})\b", page)
    assert found
    assert '<svg role="img"' in page
    assert said["flag"] == "P"
    assert list(link.spots.all()) == [spot]
    again = client.get(reverse("share", args=[link.uuid])).content.decode()
    assert "shlink:/" not in again
    assert found[0] not in again
    assert said["key"] not in again


def test_nothing_of_the_link_is_kept_in_the_session(client: Client, spot: Spot) -> None:
    page = make(client, spot, passcode="on").content.decode()

    assert payload(address(page))["key"] not in str(dict(client.session.items()))


def test_the_pdf_made_with_a_link_leads_to_it_and_has_no_passcode(
    client: Client, spot: Spot
) -> None:
    page = make(client, spot, passcode="on", pdf="on").content.decode()

    found = re.search(r'href="data:application/pdf;base64,([^"]+)"', page)
    code = re.search(r"\b(\d{3}) (\d{3})\b", page)
    assert found
    assert code
    first = PdfReader(BytesIO(b64decode(found[1]))).pages[0].extract_text()
    assert "Opens this log on a phone" in " ".join(first.split())
    assert code[0] not in first
    assert code[1] + code[2] not in first


def test_a_pdf_of_later_has_no_code(client: Client, spot: Spot) -> None:
    make(client, spot)

    text = fetch(client, spot.child).pages[0].extract_text()

    assert "Opens this log" not in text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PhotosUnread(), "The photos cannot be read just now."),
        (OSError(28, "full"), "The server has no room for it just now."),
        (sharing.ChangedMeanwhileError(), "An entry was moved or deleted just now."),
    ],
)
def test_what_cannot_be_shared_now_says_why_and_keeps_what_was_chosen(
    error: Exception,
    words: str,
    client: Client,
    spot: Spot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(sharing, "share", fails)

    response = make(client, spot, days="30")

    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="30" id="30-days" checked' in response.content.decode()


def test_more_than_a_link_can_hold_is_refused(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "fits_link", lambda _report: False)

    response = make(client, spot)

    assert response.status_code == 422
    assert "A link cannot hold as much." in response.content.decode()


@pytest.mark.parametrize("wrong", [{"days": "365"}, {"days": ""}, {"spots": ""}])
def test_what_is_wrong_is_named(
    wrong: dict[str, str], client: Client, spot: Spot
) -> None:
    response = make(client, spot, **wrong)

    assert response.status_code == 422
    assert 'class="field-error"' in response.content.decode()
    assert not ShareLink.objects.exists()


def test_a_spot_of_another_child_cannot_be_shared(client: Client, spot: Spot) -> None:
    response = make(client, spot, spots=SpotFactory().uuid)

    assert response.status_code == 422
    assert not ShareLink.objects.exists()


def test_the_page_of_a_link_says_who_came(client: Client, spot: Spot) -> None:
    link = share_spots([spot], now=NOW).link
    came = {"link": link, "at": NOW, "seen_with": "phone"}
    ShareOpening.objects.create(recipient="Milkspot", **came)
    hostile = "<b>Dr. Nur</b>"
    ShareOpening.objects.create(recipient=hostile, tries_left=9, **came)

    page = client.get(reverse("share", args=[link.uuid])).content.decode()

    said = " ".join(re.sub(r"<(?!/?b>)[^>]*>", "", page).split())
    assert "Opened once" in said
    assert "A phone, right passcode" in said
    assert f"({escape(hostile)}): wrong passcode, not opened. 9 tries left" in said
    assert "Sat 21 Nov, 12:00" in said


def test_the_end_can_be_moved(client: Client, spot: Spot) -> None:
    link = share_spots([spot], now=NOW).link

    client.post(reverse("share-end", args=[link.uuid]), {"days": "30"})

    link.refresh_from_db()
    assert link.expires_at == NOW + timedelta(days=30)


def test_stopping_asks_once_and_names_the_link(client: Client, spot: Spot) -> None:
    link = share_spots([spot], now=NOW).link
    stop = reverse("share-stop", args=[link.uuid])

    asked = client.get(stop).content.decode()
    link.refresh_from_db()
    before = link.state(NOW)
    client.post(stop)

    link.refresh_from_db()
    assert "Maya" in asked
    assert "Tummy" in asked
    assert (before, link.state(NOW)) == ("open", "stopped")


def test_the_report_page_lists_the_links_of_the_child(
    client: Client, spot: Spot
) -> None:
    stopped = share_spots([spot], now=NOW).link
    share_ends.stop(stopped, now=NOW)
    share_spots([spot], now=NOW)

    page = " ".join(client.get(reverse("report")).content.decode().split())

    assert "Ends <strong>28 November</strong> · not opened yet" in page
    assert "Stopped by the family" in page


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_asks_a_fixed_number_of_times(
    count: int,
    client: Client,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(count):
        share_spots([spot], now=NOW)

    with django_assert_num_queries(15):
        client.get(reverse("report"))


def test_a_viewer_is_offered_no_link(client: Client, spot: Spot) -> None:
    share_spots([spot], now=NOW)
    viewer = MembershipFactory(household=spot.household, role=Role.VIEWER)
    client.force_login(viewer.user)

    page = client.get(reverse("report")).content.decode()

    assert "Share a link" not in page
    assert "Links for a doctor" not in page


def test_the_link_of_a_member_who_left_stays_with_the_family(
    client: Client, spot: Spot, mum: Membership
) -> None:
    dad = MembershipFactory(household=spot.household, called="Dad")
    link = share_spots([spot], now=NOW, by=dad.user).link
    dad.user.delete()

    client.post(reverse("share-stop", args=[link.uuid]))

    link.refresh_from_db()
    assert link.state(NOW) == "stopped"


def test_days_are_those_of_the_family(client: Client, mum: Membership) -> None:
    mum.household.timezone = "Pacific/Auckland"
    mum.household.save()
    child = ChildFactory(household=mum.household)
    link = share_spots([SpotFactory(child=child)], now=NOW).link

    page = client.get(reverse("share", args=[link.uuid])).content.decode()

    assert link.last_day == date(2026, 11, 22)
    assert "As it was on 22 November." in page
    assert "29 November" in page
