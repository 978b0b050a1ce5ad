"""A diary that comes from elsewhere: all of it or nothing, and nothing twice."""

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Household, Membership
from conditions.queries import published
from diary.archive.errors import BadArchive
from diary.archive.zip_reading import Archive
from diary.models import Change, Child, Observation, Photo, Prompt, PromptEvent, Spot
from diary.services import bringing_in
from tests.diary.archive.diaries import (
    MOST,
    NOON,
    TODAY,
    a_full_diary,
    brought_in,
    taken_out,
)
from tests.diary.archive.hostile import (
    HOSTILE,
    HOSTILE_AT_LAST,
    HOSTILE_HERE,
    files_of,
    put,
    zipped,
)
from tests.factories import MembershipFactory, SpotFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON, tick=False)]
ALL = HOSTILE | HOSTILE_HERE | HOSTILE_AT_LAST


def files_on_disk() -> set[Path]:
    folders = (settings.MEDIA_ROOT, settings.FILE_UPLOAD_TEMP_DIR)
    return {
        path for folder in folders for path in Path(folder).rglob("*") if path.is_file()
    }


def counts() -> list[int]:
    return [model.objects.count() for model in (Household, Child, Spot, Observation)]


@pytest.mark.parametrize("name", ALL)
def test_of_a_hostile_file_nothing_stays(name: str) -> None:
    flaw, made = ALL[name]
    user, before, disk = UserFactory(), counts(), files_on_disk()

    with pytest.raises(BadArchive) as refused:
        brought_in(made(), None, user)

    assert refused.value.flaw == flaw
    assert counts() == before
    assert files_on_disk() == disk


def test_into_the_same_family_nothing_comes_twice() -> None:
    owner = a_full_diary()
    file, before = taken_out(owner), counts()
    disk = files_on_disk()

    brought_in(file, owner.household, owner.user)

    assert counts() == before
    assert files_on_disk() == disk
    assert Change.objects.count() == 4


def test_what_was_lost_in_the_same_family_comes_back() -> None:
    owner = a_full_diary()
    file = taken_out(owner)
    Spot.objects.get(site="chest").delete()

    brought_in(file, owner.household, owner.user)

    chest = Spot.objects.get(site="chest")
    assert chest.observations.count() == 1
    assert chest.came_back_from == Spot.objects.kept().get(site="tummy")


def test_into_another_family_of_this_server_it_comes_under_new_ids_and_once() -> None:
    owner, other = a_full_diary(), MembershipFactory()
    file = taken_out(owner)

    for _ in range(2):
        brought_in(file, other.household, other.user)

    mine = set(
        Observation.objects.filter(household=owner.household).values_list("uuid")
    )
    theirs = Observation.objects.filter(household=other.household)
    assert theirs.count() == len(mine)
    assert mine.isdisjoint(theirs.values_list("uuid"))
    assert Spot.objects.filter(household=other.household, site="chest").count() == 1


def test_a_spot_that_was_deleted_here_stays_so_with_all_that_is_its() -> None:
    owner = a_full_diary()
    file = taken_out(owner)
    Observation.objects.all().delete()
    Spot.objects.update(deleted_at=NOON)

    brought_in(file, owner.household, owner.user)

    assert not Observation.objects.exists()


def test_nobody_is_told_again_what_they_were_told() -> None:
    owner = a_full_diary()
    file = taken_out(owner)
    before = Prompt.objects.count(), PromptEvent.objects.count()
    owner.household.delete()

    brought_in(file, None, owner.user)

    assert (Prompt.objects.count(), PromptEvent.objects.count()) == before
    asleep = Prompt.objects.get(closed_at=None)
    assert asleep.sleeps_until is not None


def test_a_spot_stands_as_of_the_day_on_which_it_is_brought_in() -> None:
    file = put("spots", "gone_on", None)

    home = brought_in(file, None, UserFactory())

    spot = Spot.objects.get(household=home, site="tummy", merged_into=None)
    assert spot.level == "exceeded"
    assert spot.prompts.unanswered().exists()


def test_photos_of_a_part_of_the_body_without_photos_stay_out() -> None:
    file = put("entries", "sites", ["nappy_area"])

    home = brought_in(file, None, UserFactory())

    assert Observation.objects.filter(household=home).count() == 3
    assert not Photo.objects.filter(household=home).exists()


def test_the_preview_tells_what_will_come_and_what_is_here() -> None:
    owner = a_full_diary()
    archive = Archive(BytesIO(taken_out(owner)), most=MOST)
    Observation.objects.filter(course="gone").delete()

    new = bringing_in.coming(archive.diary(), None, data=published())
    same = bringing_in.coming(archive.diary(), owner.household, data=published())

    assert (new.spots, new.entries, new.photos, new.here) == (4, 3, 1, 0)
    assert new.written_by == (("Mum", 3),)
    assert new.last_on == TODAY
    assert (same.children, same.spots, same.entries, same.here) == ((), 0, 1, 2)


def test_an_owner_of_the_new_diary_is_who_brought_it_in() -> None:
    user = UserFactory()

    home = brought_in(zipped(files_of()), None, user)

    assert Membership.objects.get(household=home).user == user
    assert (home.name, home.timezone) == ("Al-Ahmad", "Europe/London")


def test_no_account_of_this_server_is_taken_for_a_writer() -> None:
    SpotFactory()
    MembershipFactory(called="Mum")

    home = brought_in(zipped(files_of()), None, UserFactory())

    assert not Observation.objects.filter(household=home, written_by__gt=0).exists()


def test_taking_out_asks_the_database_no_more_for_more_entries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    owner = a_full_diary()
    taken_out(owner)
    with CaptureQueriesContext(connection) as few:
        taken_out(owner)
    spot = Spot.objects.kept().get(site="neck")
    Observation.objects.bulk_create(
        Observation(
            household=owner.household,
            spot=spot,
            observed_at=NOON,
            observed_on=TODAY,
            timezone="UTC",
        )
        for _ in range(50)
    )

    with django_assert_max_num_queries(len(few)):
        taken_out(owner)
