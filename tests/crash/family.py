"""A family whose entries wait for photos, and what became of those.

manage.py shell -c "from tests.crash.family import begin; begin(200)"
"""

import json
import sys

from django.test import Client

from diary.models import Photo
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
)


def begin(entries: int) -> None:
    """Print the session of a member, and the ids of entries without photos."""
    member = MembershipFactory.create()
    spot = SpotFactory.create(child=ChildFactory.create(household=member.household))
    made = ObservationFactory.create_batch(entries, spot=spot)
    browser = Client()
    browser.force_login(member.user)
    session = browser.cookies["sessionid"].value
    _tell({"session": session, "entries": [str(entry.uuid) for entry in made]})


def photos() -> None:
    """Print, for each entry that has photos, their ids and widths."""
    told: dict[str, list[tuple[str, int]]] = {}
    for photo in Photo.objects.select_related("observation"):
        entry = str(photo.observation.uuid)
        told.setdefault(entry, []).append((str(photo.uuid), photo.width))
    _tell(told)


def _tell(what: object) -> None:
    sys.stdout.write(json.dumps(what))
