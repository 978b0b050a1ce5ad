"""A link stops where something that it holds is moved elsewhere or deleted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from accounts.models import User
from diary.models import Observation, Photo, ShareLink, Spot
from diary.services import moves, observations, splitting, spots
from diary.services.splitting import NewSpot
from tests.factories import (
    ChildFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
    UserFactory,
)
from tests.factories.shares import share_spots

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
NEW = "5f0c1a52-8f04-4c53-9d2b-1a2b3c4d5e6f"


@pytest.fixture
def spot() -> Spot:
    return SpotFactory()


@pytest.fixture
def photo(spot: Spot) -> Photo:
    ObservationFactory(spot=spot)
    return PhotoFactory(observation=ObservationFactory(spot=spot))


def sibling(spot: Spot) -> Spot:
    return SpotFactory(child=ChildFactory(household=spot.household))


def move_entry(photo: Photo, by: User) -> None:
    entry = photo.observation
    moves.move_entry(entry, SpotFactory(child=entry.spot.child), by=by)


def move_photo(photo: Photo, by: User) -> None:
    other = ObservationFactory(spot=sibling(photo.observation.spot))
    moves.move_photo(photo, other, by=by)


def move_spot(photo: Photo, by: User) -> None:
    spot = photo.observation.spot
    moves.move_spot(spot, sibling(spot).child, by=by)


def split(photo: Photo, by: User) -> None:
    entry = photo.observation
    new = NewSpot(uuid=UUID(NEW), site="chin")
    splitting.split(entry.spot, [entry], new, by=by, on=TODAY)


def delete_entry(photo: Photo, by: User) -> None:
    observations.delete(photo.observation, by=by)


def delete_spot(photo: Photo, by: User) -> None:
    spots.delete(photo.observation.spot, by=by, on=TODAY)


@pytest.mark.parametrize(
    "happens",
    [move_entry, move_photo, move_spot, split, delete_entry, delete_spot],
)
def test_a_link_that_held_it_is_stopped_and_says_why(
    happens: Callable[[Photo, User], None], photo: Photo
) -> None:
    link = share_spots([photo.observation.spot], now=NOW).link
    elsewhere = share_spots([SpotFactory(child=link.child)], now=NOW).link

    happens(photo, UserFactory())

    link.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (link.state(NOW), link.stopped_as) == ("stopped", "moved")
    assert not link.files.exists()
    assert elsewhere.state(NOW) == "open"


def test_a_link_made_before_the_entry_was_written_goes_on(spot: Spot) -> None:
    link = share_spots([spot], now=NOW - timedelta(hours=1)).link
    entry: Observation = ObservationFactory(spot=spot)

    moves.move_entry(entry, SpotFactory(child=spot.child), by=UserFactory())

    link.refresh_from_db()
    assert link.state(NOW) == ShareLink.State.OPEN
