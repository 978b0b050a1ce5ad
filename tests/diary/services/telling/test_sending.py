"""A server that is down, or a worker that dies, loses nothing and doubles nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from pytest_django import Settings

from django.db import connection
from django.test.utils import CaptureQueriesContext

from diary.models import Child, Telling
from diary.services.telling import sending
from diary.services.telling.claims import claim, due_bundles
from diary.services.telling.composing import compose
from diary.services.telling.fan_out import fan_out
from tests.diary.services.telling.people import (
    a_child,
    a_member,
    a_rash,
    at,
    outcomes,
    sweep_zone,
    worsen,
)
from tests.mail_server import MailServer
from tests.working import work_off

NOON, MINUTE = at(12), timedelta(minutes=1)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture
def post(settings: Settings) -> Iterator[MailServer]:
    """A mail server that has not been started yet."""
    server = MailServer()
    server.use(settings)
    yield server
    server.stop()


@pytest.fixture
def child() -> Child:
    child = a_child()
    a_member(child.household, "mum@example.com")
    a_member(child.household, "dad@example.com")
    return child


def tell(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        sending.tell(now=now)


def test_what_a_server_that_is_down_did_not_take_arrives_once_it_is_up(
    post: MailServer, child: Child
) -> None:
    worsen(a_rash(child), "BREATHING")
    tell(NOON)
    tell(NOON + 5 * MINUTE)

    post.start()
    for minutes in (10, 20, 60, 90):
        tell(NOON + minutes * MINUTE)

    arrived = sorted(letter["To"] for letter in post.arrived)
    assert arrived == ["dad@example.com", "mum@example.com"]
    assert outcomes() == ["sent", "sent"]


def test_a_server_that_stops_between_two_letters_is_sent_each_once(
    post: MailServer, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_member(child.household, "gran@example.com")
    post.start()
    worsen(a_rash(child), "BREATHING")
    begun = iter([1, 2])

    def stop_before_the_second(*given: object) -> object:
        if next(begun, None) == 2:
            post.stop()
        return compose(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "compose", stop_before_the_second)
    tell(NOON)
    before = [letter["To"] for letter in post.arrived], sorted(outcomes())
    tell(NOON + MINUTE)

    post.start()
    for minutes in (5, 10, 20, 60):
        tell(NOON + minutes * MINUTE)

    assert before == (["mum@example.com"], ["", "", "sent"])
    arrived = sorted(letter["To"] for letter in post.arrived)
    assert arrived == ["dad@example.com", "gran@example.com", "mum@example.com"]
    assert outcomes() == ["sent"] * 3


def test_a_server_that_refuses_one_letter_is_asked_about_the_next(
    post: MailServer, child: Child
) -> None:
    post.start()
    post.refuses = True
    worsen(a_rash(child), "BREATHING")

    tell(NOON)
    tries = list(Telling.objects.values_list("tries", flat=True))
    post.refuses = False
    tell(NOON + 5 * MINUTE)

    assert tries == [1, 1]
    assert len(post.arrived) == 2


def test_a_server_that_does_not_answer_is_asked_once_a_run(
    post: MailServer, child: Child
) -> None:
    worsen(a_rash(child), "BREATHING")

    tell(NOON)

    assert sorted(Telling.objects.values_list("tries", flat=True)) == [0, 1]


def tries_until_given_up() -> list[int]:
    """Tell whenever the next try comes; return after how many minutes those were."""
    minutes = []
    while outcomes() == [""]:
        due_at = Telling.objects.get().next_try_at
        assert due_at
        tell(due_at)
        minutes.append(int((due_at - NOON) / MINUTE))
    assert outcomes() == ["given_up"]
    return minutes


def test_tries_come_later_and_later_and_end_after_two_weeks(post: MailServer) -> None:
    child = a_child()
    a_member(child.household, quiet_from=time(0), quiet_until=time(0))
    a_rash(child)
    sweep_zone()
    tell(NOON)

    tries = tries_until_given_up()

    day = 24 * 60
    assert tries[:7] == [5, 15, 45, 165, 525, 1245, 1245 + day]
    assert 14 * day < tries[-1] <= 15 * day


def test_an_emergency_is_tried_every_half_hour(post: MailServer) -> None:
    child = a_child()
    a_member(child.household)
    worsen(a_rash(child), "BREATHING")
    tell(NOON)

    for minutes in (5, 15, 45, 75, 105):
        due_at = Telling.objects.get().next_try_at
        assert due_at == NOON + minutes * MINUTE
        tell(due_at)


def test_a_worker_that_dies_gives_back_what_it_held_by_time_alone(
    post: MailServer, child: Child
) -> None:
    post.start()
    worsen(a_rash(child), "BREATHING")
    fan_out(NOON)
    for bundle in due_bundles(NOON, limit=9):
        claim(bundle, NOON)

    tell(NOON + 4 * MINUTE)
    before = len(post.arrived)
    tell(NOON + 5 * MINUTE)

    assert before == 0
    assert len(post.arrived) == 2


def test_a_letter_that_is_sent_again_has_the_same_id(
    post: MailServer, child: Child
) -> None:
    post.start()
    worsen(a_rash(child), "BREATHING")
    tell(NOON)
    Telling.objects.update(outcome="", sent_at=None, next_try_at=NOON)

    tell(NOON + MINUTE)

    ids = [letter["Message-ID"] for letter in post.arrived]
    assert len(ids) == 4
    assert len({*ids}) == 2


def test_what_one_worker_holds_no_other_is_given(child: Child) -> None:
    a_rash(child)
    sweep_zone()
    fan_out(NOON)
    [first, _second] = due_bundles(NOON, limit=9)

    assert claim(first, NOON)
    assert claim(first, NOON) == []


def test_what_comes_while_a_digest_is_being_sent_waits_for_the_next(
    child: Child,
) -> None:
    a_rash(child)
    sweep_zone()
    fan_out(NOON)
    [bundle, _other] = due_bundles(NOON, limit=9)
    [held] = claim(bundle, NOON)
    a_rash(child)
    sweep_zone()
    fan_out(NOON)

    assert claim(bundle, NOON + MINUTE) == []
    later = NOON + 5 * MINUTE
    assert {one.pk for one in claim(bundle, later)} > {held.pk}


def test_one_message_that_cannot_be_made_costs_no_other_its_way(
    post: MailServer,
    child: Child,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    post.start()
    worsen(a_rash(child), "BREATHING")
    broken = iter([True, False])

    def break_once(*given: object) -> object:
        if next(broken):
            name = "Maya"
            raise ValueError(f"{name} has a rash.")
        return compose(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "compose", break_once)
    tell(NOON)

    assert len(post.arrived) == 1
    assert "builtins.ValueError" in caplog.text
    assert "Maya has" not in caplog.text


def test_a_message_takes_the_same_number_of_queries_whatever_it_holds(
    post: MailServer,
) -> None:
    post.start()
    counts = []
    for number in (1, 9):
        child = a_child()
        a_member(child.household, f"{number}@example.com")
        for _spot in range(number):
            a_rash(child)
        sweep_zone()
        fan_out(NOON)
        with CaptureQueriesContext(connection) as queries:
            tell(NOON)
        counts.append(len(queries))

    assert len(post.arrived) == 2
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("limit", "enough"), [("MESSAGES_A_RUN", 1), ("SECONDS_A_RUN", -1)]
)
def test_after_some_messages_or_some_time_it_is_the_turn_of_other_jobs(
    limit: str,
    enough: int,
    post: MailServer,
    child: Child,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post.start()
    monkeypatch.setattr(sending, limit, enough)
    a_rash(child)
    sweep_zone()

    tell(NOON)
    before = len(post.arrived)
    with time_machine.travel(NOON, tick=False):
        work_off()

    assert (before, len(post.arrived)) == (1, 2)


def test_what_is_urgent_is_told_by_a_job_of_its_own(
    post: MailServer, child: Child
) -> None:
    post.start()
    worsen(a_rash(child), "BREATHING")

    with time_machine.travel(NOON, tick=False):
        work_off()

    assert len(post.arrived) == 2
