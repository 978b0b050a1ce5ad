"""The demo family: two children, spots at several levels, weeks of entries."""

import secrets
import uuid
from datetime import date, datetime, time, timedelta
from io import BytesIO

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.db import transaction

from accounts.models import Household, User
from accounts.roles import Role
from accounts.services.households import add_member, create_household
from diary.models import Child, Observation, Spot
from diary.services import observations, photos, spots
from diary.services.children import ChildDetails, create_child
from diary.services.demo.pictures import draw
from diary.services.demo.story import STORIES, Baby, Story, Told
from diary.services.observations import Seen
from diary.services.spots import SpotDetails

ZONE, COUNTRY = "Europe/London", "GB"
CURATOR = "curator@example.com"


@transaction.atomic
def make_family(*, now: datetime) -> str:
    """Make the demo family as if it had kept its diary until `now`.

    Returns the password that its four accounts share, made up at this call and
    kept nowhere.
    """
    password = secrets.token_urlsafe(9)
    parent = _person("parent@example.com", password)
    household = create_household(
        parent, timezone=ZONE, country=COUNTRY, name="Example", called="Mum"
    )
    for email, role, called in (
        ("carer@example.com", Role.CARER, "Dad"),
        ("viewer@example.com", Role.VIEWER, "Grandma"),
    ):
        add_member(household, _person(email, password), role, called=called)
    _make_curator(password)
    _tell(household, parent, now)
    return password


def _person(email: str, password: str) -> User:
    return User.objects.create_user(email, password, is_demo=True)


def _make_curator(password: str) -> None:
    curator = User.objects.create_user(CURATOR, password, is_demo=True, is_staff=True)
    curator.user_permissions.set(
        Permission.objects.filter(content_type__app_label="conditions")
    )


def _tell(household: Household, parent: User, now: datetime) -> None:
    today = household.day(now)
    made: dict[Baby, Child] = {}
    for story in STORIES:
        if story.child not in made:
            made[story.child] = _make_child(household, story.child, today)
        _tell_spot(made[story.child], story, parent, today)


def _make_child(household: Household, baby: Baby, today: date) -> Child:
    born_on = today - timedelta(days=baby.age_days)
    return create_child(household, ChildDetails(baby.name, born_on, sex=baby.sex))


def _tell_spot(child: Child, story: Story, parent: User, today: date) -> None:
    details = SpotDetails(
        site=story.site,
        side=story.side,
        kind=story.kind,
        noticed_on=today - timedelta(days=story.days),
        suspected=story.suspected,
        look=story.look_words,
    )
    spot = spots.begin(child, details, by=parent, on=today)
    for told in story.entries:
        _log(spot, story, told, parent, today)


def _log(spot: Spot, story: Story, told: Told, by: User, today: date) -> None:
    on = today - timedelta(days=story.days - told.day)
    seen = Seen(
        observed_at=datetime.combine(on, time(7, 10), spot.household.zone),
        course=told.course,
        signs_asked=["NON_BLANCHING", "BREATHING", "INFECTION_SIGNS"],
        itch=told.itch,
        exposures=dict.fromkeys(told.new, ""),
        note=told.note,
    )
    entry = observations.record(spot, seen, by=by, uuid=uuid.uuid4())
    # Written down on its own day, as a family would have.
    Observation.objects.filter(pk=entry.pk).update(created_at=seen.observed_at)
    if told.dots:
        photos.add(entry, _picture(story, told))


def _picture(story: Story, told: Told) -> InMemoryUploadedFile:
    content = draw(story.look, dots=told.dots, seed=story.days)
    return InMemoryUploadedFile(
        BytesIO(content), "photos", "photo.jpg", "image/jpeg", len(content), None
    )
