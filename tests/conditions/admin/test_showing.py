"""The admin shows everything, and leaves what is published as it is."""

from typing import Any

import pytest

from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import User
from conditions.models import Citation, Content, Kind, Revision, Subject

SHOWN = [
    model
    for model in apps.get_app_config("conditions").get_models()
    if not issubclass(model, Citation)
]
ROWS = [model for model in SHOWN if issubclass(model, Content)]


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    user = User.objects.create_superuser("chief@example.com", "pw")
    client.force_login(user)
    return client


def page(model: type[Model], name: str, *arguments: Any) -> str:  # noqa: ANN401
    return reverse(f"admin:conditions_{model._meta.model_name}_{name}", args=arguments)


@pytest.mark.parametrize("model", SHOWN)
def test_list_of_every_table_can_be_read(admin: Client, model: type[Model]) -> None:
    assert admin.get(page(model, "changelist")).status_code == 200


@pytest.mark.parametrize("model", ROWS)
def test_published_row_is_shown_and_cannot_be_saved(
    admin: Client, model: type[Model]
) -> None:
    row = model._default_manager.all()[0]
    address = page(model, "change", row.pk)

    shown, saved = admin.get(address), admin.post(address, {"position": "3"})

    assert shown.status_code == 200
    assert 'name="_save"' not in shown.text
    assert saved.status_code == 403


@pytest.mark.parametrize("model", [*ROWS, Revision, Subject])
def test_published_row_cannot_be_deleted(admin: Client, model: type[Model]) -> None:
    row = model._default_manager.all()[0]

    response = admin.post(page(model, "delete", row.pk), {"post": "yes"})

    assert response.status_code == 403


@pytest.mark.parametrize("model", [*ROWS, Revision, Subject])
def test_nothing_is_added_outside_a_draft(admin: Client, model: type[Model]) -> None:
    published = Revision.objects.published()[0]

    response = admin.get(page(model, "add") + f"?revision={published.pk}")

    assert response.status_code == 403


@pytest.mark.parametrize("kind", Kind.values)
def test_revision_of_each_kind_shows_its_rows_and_cannot_be_saved(
    admin: Client, kind: str
) -> None:
    revision = Revision.objects.filter(subject__kind=kind)[0]
    address = page(Revision, "change", revision.pk)

    shown, saved = admin.get(address), admin.post(address, {"why": "no reason"})

    assert "Not yet checked by a clinician" in shown.text
    assert 'name="_save"' not in shown.text
    assert saved.status_code == 403


def test_revision_leads_to_its_rows(admin: Client, hives: Revision) -> None:
    response = admin.get(page(Revision, "change", hives.pk))

    for row in (hives.conditioncontent_set.get(), hives.claim_set.all()[0]):
        assert page(type(row), "change", row.pk) in response.text


def test_list_of_revisions_says_that_none_is_checked(admin: Client, db: None) -> None:
    response = admin.get(page(Revision, "changelist"))

    assert "Not yet checked by a clinician" in response.text


def test_revisions_are_filtered_by_kind_and_status(admin: Client, db: None) -> None:
    query = {"subject__kind__exact": "sites", "status__exact": "published"}

    response = admin.get(page(Revision, "changelist"), query)

    found = response.context["cl"].queryset
    assert [str(revision) for revision in found] == ["body sites 1"]


def test_rows_do_not_crowd_the_first_page(admin: Client) -> None:
    response = admin.get(reverse("admin:index"))

    assert page(Revision, "changelist") in response.text
    assert page(ROWS[0], "changelist") not in response.text
