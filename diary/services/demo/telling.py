"""Write a story into the diary, as the family would have done day by day."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile

from accounts.models import User
from diary.models import Child, Observation, Spot
from diary.services import observations, photos, spots, visits
from diary.services.demo.pictures import draw
from diary.services.demo.story import DAD, MUM, Story, Told
from diary.services.observations import Seen, Treatment
from diary.services.spots import SpotDetails, Start
from diary.services.visits import VisitDetails

# When each of them writes; both hours are past before the next day begins.
HOURS = {MUM: time(7, 10), DAD: time(19, 10)}
ASKED = ("NON_BLANCHING", "BREATHING", "INFECTION_SIGNS")
SURGERY = "Example surgery"


def tell(
    child: Child,
    story: Story,
    *,
    people: Mapping[str, User],
    today: date,
    came_back_from: Spot | None,
) -> Spot:
    """Begin the spot of a story, then write its entries and visits."""
    began_on = today - timedelta(days=story.days)
    details = SpotDetails(
        site=story.site,
        side=story.side,
        kind=story.kind,
        noticed_on=began_on if story.noticed else None,
        suspected=story.suspected,
        look=story.look_words,
    )
    by = people[MUM]
    start = Start(came_back_from)
    spot = spots.begin(child, details, by=by, on=began_on, start=start)
    # Closed first where it is gone: what is over raises no prompt.
    for told in sorted(story.entries, key=lambda told: told.course != "gone"):
        _log(spot, story, told, began_on + timedelta(days=told.day), people[told.by])
    for visit in _visits(story, began_on, today):
        visits.add(spot, visit, by=by, on=today)
    return spot


def _log(spot: Spot, story: Story, told: Told, on: date, by: User) -> None:
    seen = Seen(
        observed_at=datetime.combine(on, HOURS[told.by], spot.household.zone),
        course=told.course,
        signs=told.signs,
        signs_asked=ASKED,
        itch=told.itch,
        sleep=told.sleep,
        exposures=dict.fromkeys(told.new, ""),
        treatments=_tried(told, on),
        note=told.note,
    )
    entry = observations.record(spot, seen, by=by, uuid=uuid.uuid4())
    # Written down on its own day, as a family would have.
    Observation.objects.filter(pk=entry.pk).update(created_at=seen.observed_at)
    if told.dots:
        photos.add(entry, _picture(story, told))


def _tried(told: Told, on: date) -> list[Treatment]:
    if not told.tried:
        return []
    since = None if told.outcome else on.isoformat()
    return [Treatment(name=told.tried, since=since, until=None, outcome=told.outcome)]


def _picture(story: Story, told: Told) -> InMemoryUploadedFile:
    content = draw(story.look, story.child.skin, dots=told.dots, seed=story.days)
    return InMemoryUploadedFile(
        BytesIO(content), "photos", "photo.jpg", "image/jpeg", len(content), None
    )


def _visits(story: Story, began_on: date, today: date) -> list[VisitDetails]:
    made = []
    if story.visit:
        made.append(
            VisitDetails(
                on=began_on + timedelta(days=story.visit.day),
                where=SURGERY,
                diagnosis=story.visit.diagnosis,
                advice=story.visit.advice,
            )
        )
    if story.booked_in_days is not None:
        ahead = today + timedelta(days=story.booked_in_days)
        made.append(VisitDetails(on=ahead, at=time(9, 40), planned=True, where=SURGERY))
    return made
