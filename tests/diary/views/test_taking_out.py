"""The file of a whole diary, as a browser gets it."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from django.core.files.storage import default_storage
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from accounts.roles import Role
from tests.diary.archive.diaries import NOON, a_full_diary
from tests.factories import MembershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON, tick=False)]


@pytest.fixture
def owner(client: Client) -> Membership:
    member = a_full_diary()
    client.force_login(member.user)
    return member


def zip_address(owner: Membership) -> str:
    return reverse("everything-zip", args=[owner.household.uuid])


def content(response: HttpResponseBase) -> bytes:
    return b"".join(response)


def test_it_comes_as_a_file_whose_size_is_told(
    owner: Membership, client: Client
) -> None:
    response = client.get(zip_address(owner))

    file = content(response)
    assert len(file) == int(response["Content-Length"])
    assert 'filename="milkspot-diary-2026-03-30.zip"' in response["Content-Disposition"]
    assert ZipFile(BytesIO(file)).testzip() is None


def test_one_child_comes_alone(owner: Membership, client: Client) -> None:
    child = owner.household.children.get()

    response = client.get(reverse("child-zip", args=[child.uuid]))

    with ZipFile(BytesIO(content(response))) as archive:
        assert child.name in archive.read("data.json").decode()


def test_a_carer_who_sees_everything_still_may_not(
    owner: Membership, client: Client
) -> None:
    carer = MembershipFactory(household=owner.household, role=Role.CARER)
    client.force_login(carer.user)

    response = client.get(zip_address(owner))

    assert response.status_code == 403


def test_a_lost_photo_costs_only_itself(owner: Membership, client: Client) -> None:
    photo = owner.household.photo_set.get()
    default_storage.delete(photo.original)

    file = content(client.get(zip_address(owner)))

    with ZipFile(BytesIO(file)) as archive:
        assert archive.namelist() == ["data.json", "manifest.json"]
        assert str(photo.uuid) not in archive.read("data.json").decode()


def test_photos_that_cannot_be_reached_are_said_so(
    owner: Membership, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(name: str) -> int:
        raise OSError(name)

    monkeypatch.setattr(default_storage, "size", unreachable)

    response = client.get(zip_address(owner))

    assert response.status_code == 503
    assert "Try again in a few minutes" in response.content.decode()


def test_the_page_counts_what_the_file_will_hold(
    owner: Membership, client: Client
) -> None:
    page = client.get(reverse("everything", args=[owner.household.uuid]))

    contents = page.context["contents"]
    assert (contents.spots, contents.entries, contents.photos) == (3, 3, 1)
