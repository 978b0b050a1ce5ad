"""Links of a made-up family, for the running site to open.

manage.py shell -c "from tests.e2e.shares import tell; tell('http://...')"
"""

import json
import sys
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Membership
from diary.models import Child, ShareLink, ShareOpening, Spot
from diary.models.share import TRIES
from diary.services import observations, photos, share_ends, spots
from diary.services.observations import Seen
from diary.services.share_openings import Caller, WrongPasscode, let_in
from diary.services.sharing import Made
from diary.services.spots import SpotDetails
from tests.diary.photos.files import a_picture, encoded
from tests.e2e.site import Site
from tests.factories.accounts import MembershipFactory
from tests.factories.diary import ChildFactory
from tests.factories.shares import WEEK, WEEK_WITHOUT_PASSCODE, share_spots

PDF = b"%PDF-1.7 made up"
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
NAMES = {"plain": "Maya", "hostile": HOSTILE, "arabic": "مايا الأحمد"}


def tell(
    site: str, *, of: str = "plain", ended: str = "", passcode: bool = True
) -> None:
    """Share a child's spot, and print what only its maker is shown.

    `of` is one of NAMES; `ended` is "stopped", "used_up" or nothing.
    """
    made = _share(site, NAMES[of], passcode=passcode)
    if ended == "stopped":
        share_ends.stop(made.link, now=timezone.now())
    elif ended:
        use_up(made.link)
    said = {
        "address": made.address,
        "url": f"{site}/s/{made.secrets.address}",
        "key": made.secrets.key,
        "passcode": made.secrets.passcode,
    }
    sys.stdout.write(json.dumps(said))


def use_up(link: ShareLink) -> None:
    """Come with ten wrong passcodes."""
    caller = Caller("Practice", ShareOpening.With.PHONE)
    for _try in range(TRIES):
        with suppress(WrongPasscode):
            let_in(link, "wrong", caller, now=timezone.now())


def shared(site: Site, how: str = "") -> dict[str, str]:
    """Let the running `site` make a link; return its address and its secrets."""
    lines = f"from tests.e2e.shares import tell; tell({site.url!r}, {how})"
    made: dict[str, str] = json.loads(site.manage("shell", "--no-imports", "-c", lines))
    return made


def _share(site: str, name: str, *, passcode: bool) -> Made:
    member: Membership = MembershipFactory.create(user__email=f"{uuid4()}@example.com")
    now = timezone.now()
    today = member.household.day(now)
    child: Child = ChildFactory.create(
        household=member.household, name=name, born_on=today - timedelta(days=42)
    )
    noticed = today - timedelta(days=31)
    details = SpotDetails("tummy", noticed_on=noticed, look=name, label=name)
    spot = spots.begin(child, details, by=member.user, on=today)
    for days, course in ((31, "same"), (20, "better"), (2, "worse")):
        _log(spot, member, days, course, note=name)
    terms = WEEK if passcode else WEEK_WITHOUT_PASSCODE
    return share_spots(
        [spot], now=now, terms=terms, by=member.user, site=f"{site}/", pdf=PDF
    )


def _log(spot: Spot, member: Membership, days: int, course: str, *, note: str) -> None:
    at = timezone.now().astimezone(spot.household.zone) - timedelta(days=days)
    seen = Seen(at, course=course, note=note, exposures={"soap_wash": note})
    entry = observations.record(spot, seen, by=member.user, uuid=uuid4())
    jpeg = encoded(a_picture())
    photos.add(entry, SimpleUploadedFile("photo.jpg", jpeg, "image/jpeg"))
