"""Support sees jobs by ids and names; superusers run them again."""

import pytest
from django_tasks_db.models import DBTaskResult

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diary.background import defer
from diary.models import PromptEvent, Telling
from diary.services import prompts
from tests.factories import PromptFactory, SpotFactory, UserFactory
from tests.factories.diary import BORN_ON
from tests.jobs import name_somebody
from tests.working import work_off

pytestmark = pytest.mark.django_db
JOBS = reverse("admin:django_tasks_database_dbtaskresult_changelist")


def staff(*permissions: str, **options: object) -> Client:
    user = UserFactory(is_staff=True, **options)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def a_failed_job() -> str:
    job = str(name_somebody.enqueue().id)
    work_off()
    DBTaskResult.objects.update(status="FAILED")
    return job


def run_again(client: Client, job: str) -> int:
    asked = {"action": "again", "_selected_action": [job]}
    return client.post(JOBS, asked).status_code


def test_the_list_names_jobs_ids_and_the_kind_of_error() -> None:
    defer("sweep", slot=7)
    a_failed_job()

    page = staff(is_superuser=True).get(JOBS).text

    assert "sweep slot=7" in page
    assert "builtins.ValueError" in page
    assert "Maya" not in page


def test_a_job_is_shown_with_the_place_where_it_failed_and_cannot_be_changed() -> None:
    job = a_failed_job()

    page = staff(is_superuser=True).get(f"{JOBS}{job}/change/").text

    assert "tests/jobs.py" in page
    assert "Maya has" not in page
    assert 'name="_save"' not in page


def test_a_superuser_runs_a_failed_job_again() -> None:
    job = a_failed_job()

    run_again(staff(is_superuser=True), job)

    assert DBTaskResult.objects.get().status == "READY"


def test_who_may_only_look_runs_nothing() -> None:
    job, looker = a_failed_job(), staff("view_dbtaskresult")

    run_again(looker, job)

    assert looker.get(JOBS).status_code == 200
    assert DBTaskResult.objects.get().status == "FAILED"


def test_staff_without_a_part_in_it_see_nothing() -> None:
    assert staff("view_revision").get(JOBS).status_code == 403


TELLINGS = reverse("admin:diary_telling_changelist")


def test_tellings_are_shown_by_ids_channel_and_state_alone() -> None:
    spot = SpotFactory(child__name="Maya")
    user = UserFactory(email="mum@example.com")
    event = prompts.event(PromptFactory(spot=spot), PromptEvent.What.RAISED, BORN_ON)
    event.save()
    telling = Telling.objects.create(
        user=user,
        household=spot.household,
        channel="email",
        pace="3_digest",
        event=event,
        created_at=timezone.now(),
        next_try_at=timezone.now(),
    )
    client = staff(is_superuser=True)

    for page in (TELLINGS, f"{TELLINGS}{telling.pk}/change/"):
        said = client.get(page).text
        assert f"event {event.pk}" in said
        assert "e-mail" in said
        for secret in ("Maya", "mum@example.com", str(spot.uuid), 'name="_save"'):
            assert secret not in said


def test_tellings_cannot_be_asked_about_families() -> None:
    asked = {"event__prompt__spot__child__name__startswith": "M"}

    assert staff(is_superuser=True).get(TELLINGS, asked).status_code == 400


def test_staff_without_a_part_in_it_see_no_tellings() -> None:
    assert staff("view_revision").get(TELLINGS).status_code == 403
