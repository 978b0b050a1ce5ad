"""Two families on a running site: one has a photo, the other knows its address.

manage.py shell -c "from tests.scale.families import tell; tell()"
"""

import json
import sys
from dataclasses import asdict, dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import User
from diary.services import photos
from tests.diary.photos.files import chatty_jpeg
from tests.e2e.site import Site
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)

TELL = "from tests.scale.families import tell; tell()"


@dataclass(frozen=True)
class Told:
    """Sessions of a parent and of a stranger; the photo, its spot and its files."""

    parent: str
    stranger: str
    child: str
    spot: str
    photo: str
    original: str
    large: str
    small: str

    def address(self, size: str) -> str:
        return f"/photos/{self.photo}/{size}/"


def two_families(site: Site) -> Told:
    return Told(**json.loads(site.manage("shell", "-c", TELL)))


def tell() -> None:
    """Write both families down, and print how to come in."""
    member, stranger = MembershipFactory.create(), MembershipFactory.create()
    today = member.household.day(timezone.now())
    child = ChildFactory.create(household=member.household, born_on=today)
    spot = SpotFactory.create(child=child, noticed_on=today)
    entry = ObservationFactory.create(
        spot=spot, observed_on=today, observed_at=timezone.now()
    )
    upload = SimpleUploadedFile("a.jpg", chatty_jpeg(), "image/jpeg")
    photo = photos.add(entry, upload)
    told = Told(
        parent=signed_in(member.user),
        stranger=signed_in(stranger.user),
        child=str(child.uuid),
        spot=str(spot.uuid),
        photo=str(photo.uuid),
        original=photo.original,
        large=photo.large,
        small=photo.small,
    )
    sys.stdout.write(json.dumps(asdict(told)))


def signed_in(user: User) -> str:
    """Return the key of a session in which `user` is signed in."""
    browser = Client()
    browser.force_login(user)
    return browser.cookies["sessionid"].value
