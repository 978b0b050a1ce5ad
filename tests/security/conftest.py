"""A family that tries things, and the family it must never reach."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from django.core.cache import cache
from django.test import Client

from accounts.models import Membership
from diary.models import Spot
from tests.factories import ChildFactory, MembershipFactory, SpotFactory


@pytest.fixture(autouse=True)
def a_november_day_with_nobody_counted() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def owner(db: None) -> Membership:
    return MembershipFactory()


@pytest.fixture
def spot(owner: Membership) -> Spot:
    """A spot of the owner's own child."""
    return SpotFactory(child=ChildFactory(household=owner.household))


@pytest.fixture
def foreign_spot(db: None) -> Spot:
    """A spot of a family that the owner does not know."""
    child = ChildFactory(name="Foreign child")
    return SpotFactory(child=child, label="Foreign label", look="Foreign look")


@pytest.fixture
def signed_in(owner: Membership) -> Client:
    """The owner's browser; what breaks on the server is a 500, as outside."""
    client = Client(raise_request_exception=False)
    client.force_login(owner.user)
    return client
