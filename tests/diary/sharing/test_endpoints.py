"""What any reader of SMART Health Links asks, and what it is answered."""

import json
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
import time_machine

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from diary.models import ShareLink, ShareOpening, Spot
from diary.services import share_ends, share_openings
from diary.services.share_openings import Caller, let_in
from diary.services.sharing import Made
from tests.diary.sharing.opening import unseal
from tests.factories import SpotFactory
from tests.factories.shares import WEEK_WITHOUT_PASSCODE, share_spots

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) Mobile/15E148"
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def spot() -> Spot:
    return SpotFactory()


@pytest.fixture
def made(spot: Spot) -> Made:
    return share_spots([spot], now=NOW)


def url(made: Made) -> str:
    return reverse("share-manifest", args=[made.secrets.address])


def ask(client: Client, made: Made, **body: Any) -> Any:  # noqa: ANN401 (Django's test response)
    said = {"recipient": "Practice", **body}
    return client.post(url(made), json.dumps(said), "application/json")


def wrong(made: Made) -> str:
    return f"{(int(made.secrets.passcode) + 1) % 10**6:06}"


def test_the_right_passcode_gets_a_manifest(client: Client, made: Made) -> None:
    answer = ask(client, made, passcode=made.secrets.passcode)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    for file in answer.json()["files"]:
        assert file["contentType"] == "application/fhir+json"
        assert ("location" in file) != ("embedded" in file)
        assert file["status"] == "finalized"


def test_a_file_is_sent_sealed(client: Client, made: Made) -> None:
    files = ask(
        client, made, passcode=made.secrets.passcode, embeddedLengthMax=0
    ).json()["files"]

    answer = client.get(files[1]["location"])

    assert answer["Content-Type"] == "application/jose"
    sealed = b"".join(answer)
    assert unseal(sealed, made.secrets.key)["resourceType"] == "Bundle"


def test_no_embedded_file_is_longer_than_asked(client: Client, made: Made) -> None:
    sizes = [row.size for row in made.link.files.all()]
    longest = min(sizes)

    files = ask(
        client, made, passcode=made.secrets.passcode, embeddedLengthMax=longest
    ).json()["files"]

    assert [len(file.get("embedded", "")) for file in files] == [
        size if size <= longest else 0 for size in sizes
    ]


def test_a_wrong_passcode_is_told_how_many_tries_are_left(
    client: Client, made: Made
) -> None:
    answer = ask(client, made, passcode=wrong(made))

    assert answer.status_code == 401
    assert answer.json() == {"remainingAttempts": 9}


def test_no_passcode_at_all_costs_no_try(client: Client, made: Made) -> None:
    answer = ask(client, made)

    assert (answer.status_code, answer.json()) == (401, {"remainingAttempts": 10})
    assert not ShareOpening.objects.exists()


def test_a_right_passcode_costs_no_try(client: Client, made: Made) -> None:
    for _ in range(12):
        assert ask(client, made, passcode=made.secrets.passcode).status_code == 200

    made.link.refresh_from_db()
    assert made.link.tries_left == 10


def test_after_ten_wrong_ones_the_right_one_opens_nothing(
    client: Client, made: Made
) -> None:
    left = [ask(client, made, passcode=wrong(made)).json() for _ in range(10)]

    answer = ask(client, made, passcode=made.secrets.passcode)

    assert [each["remainingAttempts"] for each in left] == list(range(9, -1, -1))
    assert (answer.status_code, answer.json()) == (404, {"ended": "used_up"})


def test_a_last_try_that_another_gives_back_meanwhile_is_taken(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh = ShareLink.refresh_from_db

    def after_another_gave_it_back(link: ShareLink) -> None:
        ShareLink.objects.update(tries_left=1)
        refresh(link)

    monkeypatch.setattr(ShareLink, "refresh_from_db", after_another_gave_it_back)
    ShareLink.objects.update(tries_left=0)
    caller = Caller("Practice", ShareOpening.With.PHONE)

    let_in(made.link, made.secrets.passcode, caller, now=NOW)

    assert ShareOpening.objects.get().tries_left is None


def test_while_others_hold_every_try_it_is_asked_to_come_back_in_a_second(
    client: Client, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share_openings, "SECONDS", 0)
    ShareLink.objects.update(tries_left=0)

    looked = client.get(url(made))
    answer = ask(client, made, passcode=made.secrets.passcode)

    assert (looked.status_code, looked.json()["tries"]) == (200, 10)
    assert (answer.status_code, answer["Retry-After"]) == (429, "1")


def test_without_a_passcode_the_link_alone_opens_it(client: Client, spot: Spot) -> None:
    made = share_spots([spot], now=NOW, terms=WEEK_WITHOUT_PASSCODE)

    assert ask(client, made).status_code == 200


def test_what_has_ended_says_why(client: Client, made: Made, spot: Spot) -> None:
    stopped = share_spots([spot], now=NOW)
    share_ends.stop(stopped.link, now=NOW)

    with time_machine.travel(NOW + timedelta(days=7), tick=False):
        expired = ask(client, made, passcode=made.secrets.passcode)
    by_hand = ask(client, stopped, passcode=stopped.secrets.passcode)
    unknown = client.post(reverse("share-manifest", args=["x" * 43]))

    for answer, why in (
        (expired, "expired"),
        (by_hand, "stopped"),
        (unknown, "unknown"),
    ):
        assert (answer.status_code, answer.json()) == (404, {"ended": why})


def test_a_file_is_not_sent_once_the_link_is_stopped(
    client: Client, made: Made
) -> None:
    file = ask(client, made, passcode=made.secrets.passcode, embeddedLengthMax=0)
    share_ends.stop(made.link, now=NOW)

    answer = client.get(file.json()["files"][0]["location"])

    assert answer.status_code == 404


def test_the_address_of_a_file_holds_for_an_hour(client: Client, made: Made) -> None:
    asked = ask(client, made, passcode=made.secrets.passcode, embeddedLengthMax=0)
    address = asked.json()["files"][0]["location"]

    with time_machine.travel(NOW + timedelta(minutes=59), tick=False):
        before = client.get(address)
        before.close()
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        after = client.get(address)

    assert (before.status_code, after.status_code) == (200, 404)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b'{"passcode": "123456"}',
        b'{"recipient": 1}',
        b'{"recipient": "x", "passcode": 123456}',
        b'{"recipient": "x", "embeddedLengthMax": "long"}',
        b'{"recipient": "x", "embeddedLengthMax": 1e999}',
        b'{"recipient": "' + b"x" * 10_000 + b'"}',
        b"\xff",
        b'{"recipient": "\\ud800"}',
        b'{"recipient": "x", "passcode": "\\ud800"}',
        b"[" * 9_999,
    ],
)
def test_what_is_no_manifest_request_is_refused(
    body: bytes, client: Client, made: Made
) -> None:
    answer = client.post(url(made), body, "application/json")

    assert answer.status_code == 400
    made.link.refresh_from_db()
    assert made.link.tries_left == 10


def test_every_opening_is_written_down_without_an_address(
    client: Client, made: Made
) -> None:
    ask(client, made, passcode=wrong(made))
    client.post(
        url(made),
        json.dumps({"recipient": "Dr. \0Nur", "passcode": made.secrets.passcode}),
        "application/json",
        headers={"user-agent": PHONE},
    )

    opened, refused = ShareOpening.objects.all()
    assert (opened.recipient, opened.seen_with) == ("Dr. Nur", "phone")
    assert (opened.tries_left, refused.tries_left) == (None, 9)
    assert refused.seen_with == "program"
    assert {field.name for field in ShareOpening._meta.get_fields()} == {
        "id",
        "link",
        "at",
        "recipient",
        "seen_with",
        "tries_left",
    }


def test_a_page_of_another_viewer_may_ask(client: Client, made: Made) -> None:
    asked = client.options(url(made), headers={"origin": "https://viewer.example"})

    assert asked.status_code == HTTPStatus.NO_CONTENT
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert asked["Access-Control-Allow-Headers"] == "content-type"


def answers(client: Client, made: Made) -> list[HttpResponse]:
    return [
        client.get(reverse("share-viewer")),
        client.get(url(made)),
        ask(client, made, passcode=made.secrets.passcode),
    ]


def test_nothing_sets_a_cookie_or_asks_for_a_session(
    client: Client, made: Made
) -> None:
    for answer in answers(client, made):
        assert not answer.cookies
        assert answer["Referrer-Policy"] == "no-referrer"


def test_who_tries_many_links_from_one_address_is_made_to_wait(
    client: Client, made: Made
) -> None:
    for _ in range(60):
        client.post(reverse("share-manifest", args=["x" * 43]))

    answer = ask(client, made, passcode=made.secrets.passcode)

    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"


def test_the_viewer_has_a_policy_of_its_own(client: Client) -> None:
    page = client.get(reverse("share-viewer"))

    policy = page["Content-Security-Policy"]
    assert "connect-src 'self'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "form-action 'none'" in policy
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_a_get_says_how_the_link_stands_and_opens_nothing(
    client: Client, made: Made
) -> None:
    answer = client.get(url(made))

    assert answer.json() == {"ends": "2026-11-28", "tries": 10, "passcode": True}
    assert not ShareOpening.objects.exists()
