"""Whoever watches the server is told what is alive, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from django.db import OperationalError, connection
from django.test import Client

from diary.background import defer
from diary.models import Heartbeat
from diary.models.process import SILENT_FOR
from diary.queries import health
from tests.factories import UserFactory

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
WORKER, SCHEDULER = Heartbeat.Kind.WORKER, Heartbeat.Kind.SCHEDULER
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture(autouse=True)
def storage_asked_anew() -> Iterator[None]:
    health._storage_answers.cache_clear()
    yield
    health._storage_answers.cache_clear()


def beat(kind: Heartbeat.Kind, ago: timedelta = timedelta(0)) -> None:
    Heartbeat.objects.create(name=f"{kind} {ago}", kind=kind, at=NOW - ago)


def ask(client: Client) -> tuple[int, dict[str, Any]]:
    answer = client.get("/healthz")
    return answer.status_code, answer.json()


def test_where_all_are_alive_it_says_so(client: Client) -> None:
    beat(WORKER, timedelta(seconds=9))
    beat(SCHEDULER, timedelta(seconds=3))

    assert ask(client) == (
        200,
        {
            "database": True,
            "storage": True,
            "worker": True,
            "scheduler": True,
            "worker_seconds": 9,
            "scheduler_seconds": 3,
            "waiting_seconds": None,
        },
    )


@pytest.mark.parametrize("silent", [WORKER, SCHEDULER])
def test_without_a_worker_or_a_scheduler_it_is_not_well(
    silent: Heartbeat.Kind, client: Client
) -> None:
    for kind in (WORKER, SCHEDULER):
        beat(kind, SILENT_FOR if kind == silent else timedelta(0))

    status, said = ask(client)

    assert status == 503
    assert said[silent] is False
    assert said[f"{silent}_seconds"] == 60
    assert [said[kind] for kind in (WORKER, SCHEDULER)].count(True) == 1


def test_of_several_workers_one_that_lives_will_do(client: Client) -> None:
    for ago in (timedelta(0), SILENT_FOR):
        beat(WORKER, ago)
    beat(SCHEDULER)

    assert ask(client)[0] == 200


def test_it_says_for_how_long_the_next_job_has_waited(client: Client) -> None:
    defer("prune")

    later = NOW + timedelta(minutes=5)
    assert health.health(later).waiting_seconds == 300
    assert ask(client)[1]["waiting_seconds"] == 0


def test_a_database_that_does_not_answer_is_no_error_of_the_page(
    client: Client,
) -> None:
    def refuse(*_asked: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(refuse):
        status, said = ask(client)

    assert status == 503
    assert said["database"] is False
    assert said["storage"] is True


def test_photos_that_cannot_be_kept_are_told(
    client: Client, settings: Settings
) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": "/dev/null/photos"},
        },
    }

    status, said = ask(client)

    assert (status, said["storage"]) == (503, False)


def test_no_cache_keeps_the_answer_and_no_one_signs_in_for_it(client: Client) -> None:
    answer = client.get("/healthz")

    assert "no-store" in answer["Cache-Control"]
    assert client.post("/healthz").status_code == 405


def test_it_asks_little_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(UserFactory())
    client.logout()

    with django_assert_num_queries(2):
        client.get("/healthz")


def test_it_is_answered_past_the_proxy(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").status_code == 503
