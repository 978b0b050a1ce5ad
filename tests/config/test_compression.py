"""Pages travel small; photos travel as they are."""

import gzip

import pytest

from django.test import Client
from django.urls import reverse

from diary.models import Spot
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

pytestmark = pytest.mark.django_db
PACKED = {"Accept-Encoding": "gzip"}


@pytest.fixture
def spot(client: Client) -> Spot:
    member = MembershipFactory()
    client.force_login(member.user)
    found: Spot = SpotFactory(child=ChildFactory(household=member.household))
    return found


def test_a_page_is_a_third_of_its_size_on_the_way(client: Client, spot: Spot) -> None:
    response = client.get(reverse("spot", args=[spot.uuid]), headers=PACKED)

    page = gzip.decompress(response.content)
    assert response["Content-Encoding"] == "gzip"
    assert 3 * len(response.content) < len(page)


def test_the_same_page_never_has_one_telling_size(client: Client, spot: Spot) -> None:
    address = reverse("spot", args=[spot.uuid])

    sizes = {len(client.get(address, headers=PACKED).content) for _ in range(8)}

    assert len(sizes) > 1


def test_a_photo_is_not_packed_again(client: Client, spot: Spot) -> None:
    photo = PhotoFactory(observation=ObservationFactory(spot=spot))
    address = reverse("photo", args=[photo.uuid, "small"])

    response = client.get(address, headers=PACKED)

    response.close()
    assert "Content-Encoding" not in response.headers
