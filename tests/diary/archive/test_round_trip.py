"""What is taken out, brought in elsewhere and taken out again is the same."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from django.db import transaction

from accounts.models import Membership
from diary.assessment import Facts
from diary.models import (
    AssessmentRecord,
    Change,
    Observation,
    Photo,
    Prompt,
    PromptEvent,
    Spot,
    WithdrawnSign,
)
from diary.services import assessments
from tests.diary.archive.diaries import (
    NOON,
    TODAY,
    a_full_diary,
    brought_in,
    taken_out,
)
from tests.diary.archive.hostile import files_of, manifest_of, zipped
from tests.diary.assessment.spots import spots
from tests.diary.services.written import written
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON, tick=False)]
EVERYTHING = (Spot, Observation, Photo, Prompt, PromptEvent, WithdrawnSign, Change)


def data_of(file: bytes) -> bytes:
    with ZipFile(BytesIO(file)) as archive:
        return archive.read("data.json")


def photos_of(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as archive:
        names = [name for name in archive.namelist() if name.startswith("photos/")]
        return {name: archive.read(name) for name in names}


def moved_to_another_server(file: bytes, owner: Membership) -> Membership:
    """Bring it in where nobody knows the family."""
    owner.household.delete()
    by = UserFactory(name="Somebody Else")
    home = brought_in(file, None, by)
    return home.memberships.get(user=by)


def test_the_same_data_comes_out_again_byte_by_byte() -> None:
    owner = a_full_diary()
    before = taken_out(owner)
    counts = [model.objects.count() for model in (*EVERYTHING, AssessmentRecord)]

    after = taken_out(moved_to_another_server(before, owner))

    assert 0 not in counts
    assert data_of(after) == data_of(before)
    assert photos_of(after) == photos_of(before)
    assert [m.objects.count() for m in (*EVERYTHING, AssessmentRecord)] == counts


@pytest.mark.slow
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(spots(), spots())
def test_whatever_the_diary_it_comes_out_again(one: Facts, two: Facts) -> None:
    with transaction.atomic():
        owner = MembershipFactory(called="Dad")
        for facts in (one, two):
            child = ChildFactory(household=owner.household, born_on=facts.born_on)
            assessments.reassess([written(child, facts)], on=TODAY)
        Observation.objects.update(written_by=owner.user)
        before = taken_out(owner)

        after = taken_out(moved_to_another_server(before, owner))

        assert data_of(after) == data_of(before)
        transaction.set_rollback(True)


def test_the_same_diary_is_the_same_file_whenever_it_is_taken_out() -> None:
    owner = a_full_diary()

    assert data_of(taken_out(owner)) == data_of(taken_out(owner))


def test_who_wrote_an_entry_keeps_the_name_they_had() -> None:
    owner = a_full_diary()

    after = moved_to_another_server(taken_out(owner), owner)

    entries: list[dict[str, Any]] = json.loads(data_of(taken_out(after)))["entries"]
    assert {entry["written_by"] for entry in entries} == {"Mum"}
    assert not Observation.objects.exclude(written_by=None).exists()


def test_no_secret_of_an_account_is_in_the_file() -> None:
    owner = a_full_diary()
    owner.called = ""
    owner.save()

    data = data_of(taken_out(owner)).decode()

    assert "@" not in data
    assert owner.user.password not in data


def test_what_was_deleted_is_not_in_the_file_nor_what_was_said_in_it() -> None:
    owner = a_full_diary()
    spot = Spot.objects.kept().get(site="chest")
    entry = ObservationFactory(spot=spot, note="Left out", deleted_at=NOON)
    said = {"note": ["", "Left out"]}
    Change.objects.create(
        household=spot.household,
        spot=spot,
        what="entry_deleted",
        fields=said,
        entry=entry.uuid,
    )

    data = data_of(taken_out(owner)).decode()

    assert str(entry.uuid) in data
    assert "Left out" not in data


def test_the_diary_of_one_child_holds_nothing_of_another() -> None:
    owner = a_full_diary()
    one = owner.household.children.get()
    ObservationFactory(
        spot__child__household=owner.household, spot__child__name="Noah", note="Of Noah"
    )

    data = data_of(taken_out(owner, one)).decode()

    assert one.name in data
    assert "Noah" not in data


def test_a_file_of_the_first_version_still_comes_in() -> None:
    """Nobody had been asked about allergies then, which is not that there are none."""
    first = json.loads((Path(__file__).parent / "example_1.json").read_text())
    files = files_of(first) | {"data.json": json.dumps(first).encode()}
    files["manifest.json"] = manifest_of(
        {name: files[name] for name in files if name != "manifest.json"}, version=1
    )

    home = brought_in(zipped(files), None, UserFactory())

    child = home.children.get()
    assert first["version"] == 1
    assert child.name == first["children"][0]["name"]
    assert (child.allergies, child.no_known_allergies) == ("", False)
    assert home.spot_set.count() == len(first["spots"])


@pytest.mark.parametrize(
    ("allergies", "none_known"), [("", False), ("", True), ("Egg", False)]
)
def test_each_answer_about_allergies_comes_along(
    allergies: str,
    none_known: bool,  # noqa: FBT001 (one of three answers)
) -> None:
    owner: Membership = MembershipFactory()
    ChildFactory(
        household=owner.household,
        allergies=allergies,
        no_known_allergies=none_known,
    )

    home = moved_to_another_server(taken_out(owner), owner).household

    child = home.children.get()
    assert (child.allergies, child.no_known_allergies) == (allergies, none_known)
