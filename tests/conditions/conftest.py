"""Small curated data instead of the shipped, and somebody to curate it."""

import pytest

from django.apps import apps
from django.db import connection

from accounts.models import User
from conditions.models import Kind, Revision
from conditions.services import importing
from tests.conditions.builders import a_dataset
from tests.conditions.guards import guards_aside


@pytest.fixture
def empty(db: None) -> None:
    """Take the shipped data away for one test: the guards step aside meanwhile."""
    with guards_aside():
        for model in reversed(list(apps.get_app_config("conditions").get_models())):
            model._default_manager.all()._raw_delete(connection.alias)


@pytest.fixture
def loaded(empty: None) -> None:
    importing.load(a_dataset())


@pytest.fixture
def curator(db: None) -> User:
    return User.objects.create_user("curator@example.com")


@pytest.fixture
def hives(db: None) -> Revision:
    return Revision.objects.get(subject__kind=Kind.CONDITION, subject__slug="hives")
