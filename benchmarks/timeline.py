"""Measures one page of the timeline at 5,000 entries: `python -m benchmarks.timeline`.

The yardstick is a bare view in the same run: the same frame around as many entries,
the newest of the table, in a plain list. CPU time, medians; the aim is a ratio of 2.5
on the first page, on the last, and for words that most notes hold.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from time import process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402 (Django first)
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import include, path  # noqa: E402

from accounts.models import Membership  # noqa: E402
from diary.models import Observation, Photo, Tag  # noqa: E402
from diary.queries.timeline import ENTRIES_A_PAGE  # noqa: E402
from tests.factories import (  # noqa: E402
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)

ENTRIES, FEW = 5_000, 50
ROUNDS = 25
AIM = 2.5
# Of 5,000 entries.
ASKED = {
    "first page": "/timeline/",
    "last page": f"/timeline/?page={ENTRIES // ENTRIES_A_PAGE}",
    "words": "/timeline/?words=redder",
}
SINCE = datetime(2024, 1, 1, 12, tzinfo=UTC)
BARE = engines["django"].from_string(
    """{% extends "base.html" %}{% block content %}<ol>{% for row in rows %}<li>
    <p>{{ row.observed_on|date:"D j" }}, {{ row.observed_at|time:"H:i" }}</p>
    <h3><a href="{% url "spot" row.uuid %}">{{ row.spot_id }}</a></h3>
    <p>{{ row.note|linebreaksbr }}</p><span class="pill">{{ row.course }}</span>
    <img src="{% url "photo" row.uuid "small" %}" alt="">
    </li>{% endfor %}</ol>{% endblock %}"""
)


def bare(request: HttpRequest) -> HttpResponse:
    rows = Observation.objects.order_by("-id")[:ENTRIES_A_PAGE]
    return HttpResponse(BARE.render({"rows": rows}, request))


urlpatterns = [path("bare/", bare), path("", include("config.urls"))]


def a_family(entries: int) -> Membership:
    """Make two children with 40 spots, tags and photos as families have them."""
    member: Membership = MembershipFactory.create()
    kids = [ChildFactory.create(household=member.household) for _ in range(2)]
    spots = [SpotFactory.create(child=kid) for kid in kids for _ in range(20)]
    draw = Random(1)  # noqa: S311 (repeatable, not secret)
    made = Observation.objects.bulk_create(
        ObservationFactory.build(
            spot=draw.choice(spots),
            household=member.household,
            observed_at=SINCE + timedelta(hours=4 * number),
            observed_on=(SINCE + timedelta(hours=4 * number)).date(),
            written_by=member.user,
            course=draw.choice(["worse", "same", "better"]),
            note=f"Night {number}. Fewer on the nose side, a little redder after.",
        )
        for number in range(entries)
    )
    Tag.objects.bulk_create(
        Tag(observation=row, what="exposure", code=draw.choice(["vaccine", "wipes"]))
        for row in draw.sample(made, entries // 4)
    )
    Photo.objects.bulk_create(
        PhotoFactory.build(observation=row, household=row.household)
        for row in draw.sample(made, entries // 2)
    )
    return member


def cpu_seconds(client: Client, address: str) -> float:
    start = process_time()
    response = client.get(address, headers={"host": "localhost"})
    spent = process_time() - start
    assert response.status_code == 200, response.status_code  # noqa: S101, PLR2004 (what is measured must work)
    return spent


def medians(member: Membership, *addresses: str) -> list[float]:
    """Ask for each of the addresses in turn, so that a noisy moment meets them all."""
    client = Client()
    client.force_login(member.user)
    rounds = [[cpu_seconds(client, one) for one in addresses] for _ in range(ROUNDS)]
    return [median(times) for times in zip(*rounds[1:], strict=True)]


def main() -> None:
    settings.ROOT_URLCONF = "benchmarks.timeline"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    call_command("load_conditions", verbosity=0)
    [few] = medians(a_family(FEW), "/timeline/")
    plain, *pages = medians(a_family(ENTRIES), "/bare/", *ASKED.values())
    connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), 0)
    lines = [
        f"{ENTRIES_A_PAGE} entries a page, median of {ROUNDS}",
        f"bare list     {plain * 1000:5.1f} ms CPU",
        f"of {FEW:5,}      {few * 1000:5.1f} ms CPU",
    ]
    for name, seconds in zip(ASKED, pages, strict=True):
        ratio = f"ratio {seconds / plain:.2f} (aim: at most {AIM})"
        lines.append(f"{name:13} {seconds * 1000:5.1f} ms CPU  {ratio}")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
