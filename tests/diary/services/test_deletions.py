"""A diary goes after seven days, wholly, unless an owner stops it."""

from datetime import UTC, datetime, timedelta

import pytest

from django.core.files.storage import default_storage
from django.db import IntegrityError

from accounts.models import Deletion, Household, User
from diary.models import Child, Observation, Photo, ShareLink, Spot
from diary.services import assessments
from diary.services.deletions import WAIT, carry_out, plan, stop
from tests.factories import (
    ChildFactory,
    DeletionFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
    VisitFactory,
)
from tests.factories.shares import share_spots

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LINK = "https://diary.example/family/"


@pytest.fixture
def maya() -> Child:
    """A child with something of everything, in a family with an owner."""
    child = ChildFactory(name="Maya")
    MembershipFactory(household=child.household)
    spot = SpotFactory(child=child)
    assessments.reassess([spot], on=NOW.date())
    PhotoFactory(observation=ObservationFactory(spot=spot))
    VisitFactory(spot=spot)
    return child


def test_until_the_last_moment_everything_stays(maya: Child) -> None:
    plan(maya.household, child=maya, now=NOW, link=LINK)

    gone = carry_out(NOW + WAIT - timedelta(seconds=1))

    assert gone == 0
    assert Photo.objects.count() == 1


def test_after_seven_days_all_of_the_child_goes_and_the_sibling_stays(
    maya: Child, django_capture_on_commit_callbacks: object
) -> None:
    noah = ChildFactory(household=maya.household)
    ObservationFactory(spot=SpotFactory(child=noah))
    files = Photo.objects.get().files
    plan(maya.household, child=maya, now=NOW, link=LINK)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        gone = carry_out(NOW + WAIT)

    assert gone == 1
    assert Child.objects.get() == noah
    assert Spot.objects.get().child == noah
    assert Observation.objects.count() == 1
    assert not any(default_storage.exists(name) for name in files)
    assert not Deletion.objects.exists()


def test_a_whole_household_goes_and_its_people_keep_their_accounts(
    maya: Child,
) -> None:
    other = ChildFactory()
    plan(maya.household, child=None, now=NOW, link=LINK)
    plan(maya.household, child=maya, now=NOW, link=LINK)

    carry_out(NOW + WAIT)

    assert Household.objects.get() == other.household
    assert Child.objects.get() == other
    assert User.objects.count() == 1


@pytest.mark.parametrize("whole", ["household", "child"])
def test_what_a_doctor_could_open_goes_with_it(
    maya: Child, whole: str, django_capture_on_commit_callbacks: object
) -> None:
    made = share_spots(list(maya.spots.all()), now=NOW)
    sealed = list(made.link.files.values_list("name", flat=True))
    child = maya if whole == "child" else None
    plan(maya.household, child=child, now=NOW, link=LINK)
    assert sealed
    assert all(default_storage.exists(name) for name in sealed)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        carry_out(NOW + WAIT)

    assert not ShareLink.objects.exists()
    assert not any(default_storage.exists(name) for name in sealed)


def test_what_is_stopped_never_goes(maya: Child) -> None:
    deletion = plan(maya.household, child=maya, now=NOW, link=LINK)

    stop(deletion)

    assert carry_out(NOW + WAIT) == 0
    assert Child.objects.get() == maya


@pytest.mark.parametrize("whole", ["household", "child"])
def test_asking_again_does_not_move_the_day(maya: Child, whole: str) -> None:
    child = maya if whole == "child" else None
    first = plan(maya.household, child=child, now=NOW, link=LINK)

    again = plan(maya.household, child=child, now=NOW + timedelta(days=3), link=LINK)

    assert again == first
    assert Deletion.objects.get().due_at == NOW + WAIT


@pytest.mark.parametrize("whole", ["household", "child"])
def test_the_database_refuses_the_same_end_twice(maya: Child, whole: str) -> None:
    child = maya.uuid if whole == "child" else None
    DeletionFactory(household=maya.household, child=child)

    with pytest.raises(IntegrityError):
        DeletionFactory(household=maya.household, child=child)
