"""The demo family: who they are, and the diary they have kept."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.contrib.auth.models import Permission
from django.db import transaction

from accounts.models import Household, User
from accounts.roles import Role
from accounts.services.households import add_member, create_household
from diary.models import Child, Spot
from diary.services.children import ChildDetails, create_child
from diary.services.demo import maya, noah
from diary.services.demo.story import DAD, MUM, Baby, Story
from diary.services.demo.telling import tell

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
        parent, timezone=ZONE, country=COUNTRY, name="Example", called=MUM
    )
    carer = _person("carer@example.com", password)
    add_member(household, carer, Role.CARER, called=DAD)
    viewer = _person("viewer@example.com", password)
    add_member(household, viewer, Role.VIEWER, called="Grandma")
    _make_curator(password)
    people, today = {MUM: parent, DAD: carer}, household.day(now)
    for baby, stories in ((maya.MAYA, maya.STORIES), (noah.NOAH, noah.STORIES)):
        _keep_diary(_make_child(household, baby, today), stories, people, today)
    return password


def _person(email: str, password: str) -> User:
    return User.objects.create_user(email, password, is_demo=True)


def _make_curator(password: str) -> None:
    curator = User.objects.create_user(CURATOR, password, is_demo=True, is_staff=True)
    curator.user_permissions.set(
        Permission.objects.filter(content_type__app_label="conditions")
    )


def _make_child(household: Household, baby: Baby, today: date) -> Child:
    details = ChildDetails(
        name=baby.name,
        born_on=today - timedelta(days=baby.age_days),
        weeks_at_birth=baby.weeks_at_birth,
        sex=baby.sex,
        background=baby.background,
        allergies=baby.allergies,
    )
    return create_child(household, details)


def _keep_diary(
    child: Child, stories: tuple[Story, ...], people: Mapping[str, User], today: date
) -> None:
    before: Spot | None = None
    for story in stories:
        first = before if story.came_back else None
        before = tell(child, story, people=people, today=today, came_back_from=first)
