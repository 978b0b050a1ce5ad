"""While a PDF is made, once it is there, and when it is gone: who meets what."""

from datetime import UTC, datetime, timedelta
from errno import EIO

import pytest
import time_machine

from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Heartbeat, ReportFile, Spot
from diary.services import photos
from tests.diary.waiting import add_photo, ask, page_of, statuses, taken
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)
from tests.working import work_off

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
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


def a_worker() -> None:
    Heartbeat.objects.create(name="a", kind=Heartbeat.Kind.WORKER, at=NOW)


def test_while_it_waits_the_page_says_so_and_looks_again(
    client: Client, spot: Spot
) -> None:
    a_worker()
    file = ask(client, spot.child)

    page = page_of(client, file)

    assert "Your PDF comes next." in page
    assert 'hx-trigger="every 1s"' in page
    assert ">Look again</a>" in page
    assert "ms-download>" not in page


def test_while_it_is_made_the_page_counts_its_photos(
    client: Client, spot: Spot
) -> None:
    a_worker()
    file = ask(client, spot.child)
    ReportFile.objects.update(photos=60, photos_read=17)

    page = page_of(client, file)

    assert "Your PDF is being made." in page
    assert '<progress class="making-progress" max="60" value="17"' in page
    assert "17 of 60 photos" in page


def test_each_photo_that_is_read_is_counted(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _number in range(3):
        add_photo(ObservationFactory(spot=spot))
    file = ask(client, spot.child)
    found: list[tuple[int | None, int]] = []
    reading = photos.open_file

    def look(*given: object, **known: object) -> object:
        file.refresh_from_db()
        found.append((file.photos, file.photos_read))
        return reading(*given, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(photos, "open_file", look)

    work_off()

    assert found == [(3, 1), (3, 2), (3, 3)]


def test_once_it_is_there_it_is_offered_and_no_longer_waited_for(
    client: Client, spot: Spot
) -> None:
    file = ask(client, spot.child)
    work_off()

    page = page_of(client, file)

    assert f'href="{reverse("report-file", args=[file.uuid])}"' in page
    assert "kept here for an hour, for you alone" in page
    assert "hx-get" not in page
    assert "ms-download data-from" not in page


def test_who_waited_is_given_it_at_once(client: Client, spot: Spot) -> None:
    file = ask(client, spot.child)
    work_off()

    part = page_of(client, file, HX_Request="true")

    assert "<html" not in part
    assert f'data-from="{reverse("report-file", args=[file.uuid])}"' in part


def test_without_a_worker_the_page_says_so_and_names_what_works(
    client: Client, spot: Spot
) -> None:
    file = ask(client, spot.child, spots=spot.uuid, since="2026-11-01")

    page = page_of(client, file)

    assert "does not answer just now" in page
    assert 'hx-trigger="every 10s"' in page
    address = reverse("report-print", args=[spot.child.uuid])
    assert f'href="{address}?spots={spot.uuid}&amp;since=2026-11-01"' in page


def test_a_pdf_that_takes_too_long_says_so(client: Client, spot: Spot) -> None:
    file = ask(client, spot.child)

    with time_machine.travel(NOW + 6 * MINUTE, tick=False):
        Heartbeat.objects.create(name="a", kind="worker", at=NOW + 6 * MINUTE)
        page = page_of(client, file)

    assert "This takes longer than it should." in page


def test_for_an_hour_it_is_there_and_then_it_is_not(client: Client, spot: Spot) -> None:
    file = ask(client, spot.child)
    work_off()

    with time_machine.travel(NOW + 59 * MINUTE, tick=False):
        within = statuses(client, file)
    with time_machine.travel(NOW + 60 * MINUTE, tick=False):
        after = statuses(client, file)

    assert within == (200, 200)
    assert after == (404, 404)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_else_of_the_family_meets_it(
    role: Role, client: Client, spot: Spot
) -> None:
    file = ask(client, spot.child)
    work_off()
    client.force_login(MembershipFactory(household=spot.household, role=role).user)

    assert statuses(client, file) == (404, 404)


def test_strangers_and_nobody_meet_nothing(client: Client, spot: Spot) -> None:
    file = ask(client, spot.child)
    work_off()

    client.force_login(MembershipFactory().user)
    stranger = statuses(client, file)
    client.logout()

    assert stranger == (404, 404)
    assert statuses(client, file) == (302, 302)


def test_a_member_who_has_left_meets_nothing(
    client: Client, spot: Spot, mum: Membership
) -> None:
    file = ask(client, spot.child)
    work_off()

    mum.delete()

    assert statuses(client, file) == (404, 404)


def test_a_pdf_is_not_made_without_photos_that_are_there(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_photo(ObservationFactory(spot=spot))
    tried: list[str] = []

    def fail(name: str, *_given: object) -> None:
        tried.append(name)
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(default_storage, "_open", fail)
    file = ask(client, spot.child)
    work_off()

    page = page_of(client, file)

    assert "The photos cannot be read just now. Try again in a few minutes." in page
    assert "hx-get" not in page
    assert len(tried) == 1


def test_an_error_is_told_and_another_try_may_still_bring_it(
    client: Client, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("diary.services.report_files.write_pdf", lambda *_given: 1 / 0)
        file = ask(client, spot.child)
        work_off()
        told = page_of(client, file)

    with time_machine.travel(NOW + 2 * MINUTE, tick=False):
        work_off()

        assert len(taken(client, file).pages) > 1
    assert "Your PDF could not be made. Nothing in your diary has changed." in told
