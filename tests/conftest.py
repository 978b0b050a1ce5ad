"""What holds for every test."""

from datetime import UTC, datetime

import pytest
import time_machine
from pytest_django import DjangoDbBlocker

from django.core.cache import cache
from django.core.management import call_command


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Drive the browser last: the quick tests speak first."""
    items.sort(key=lambda item: item.get_closest_marker("e2e") is not None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Load the shipped condition data once: every test finds it published."""
    del django_db_setup
    # Before whatever a test publishes, whichever clock that test has.
    early = time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False)
    with django_db_blocker.unblock(), early:
        call_command("load_conditions", verbosity=0)


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    """Let no limit on tries remember the test before."""
    cache.clear()
