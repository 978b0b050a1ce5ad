"""What must always hold is held by the database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from django.db import IntegrityError, transaction

from diary.models import AssessmentRecord, Child, Observation, Spot, Tag, Telling, Visit
from diary.services import assessments
from tests.factories import (
    ChildFactory,
    ObservationFactory,
    PhotoFactory,
    PromptFactory,
    SpotFactory,
    UserFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 10)
NOON = datetime(2026, 10, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("factory", "wrong"),
    [
        (ChildFactory, {"weeks_at_birth": 20}),
        (ChildFactory, {"weeks_at_birth": 45}),
        (SpotFactory, {"side": "back"}),
        (SpotFactory, {"kind": "lump"}),
        (SpotFactory, {"noticed_on": DAY, "gone_on": DAY - timedelta(days=1)}),
        (ObservationFactory, {"itch": 11}),
        (ObservationFactory, {"sleep": 11}),
        (ObservationFactory, {"spread": 0}),
        (ObservationFactory, {"spread": 5}),
        (ObservationFactory, {"temperature_c": 29}),
        (ObservationFactory, {"temperature_c": 46}),
        (VisitFactory, {"on": DAY, "review_on": DAY}),
        (
            VisitFactory,
            {"on": DAY, "review_on": DAY + timedelta(1), "only_if_it_changes": True},
        ),
        (PromptFactory, {"closed_as": "seen"}),
    ],
)
def test_what_cannot_be_is_refused(factory: Any, wrong: dict[str, object]) -> None:  # noqa: ANN401 (any of the factories)
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**wrong)


def test_one_spot_has_one_open_prompt() -> None:
    prompt = PromptFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        PromptFactory(spot=prompt.spot)


TELLING = {"channel": "email", "pace": "3_digest", "created_at": NOON}


@pytest.mark.parametrize(
    "wrong",
    [
        {"next_try_at": None},
        {"outcome": "sent"},
        {"outcome": "sent", "next_try_at": None},
        {"outcome": "not_needed", "next_try_at": None, "sent_at": NOON},
        {"event": None},
        {"asked_on": DAY},
    ],
)
def test_a_telling_is_about_one_thing_and_open_or_settled(
    wrong: dict[str, object],
) -> None:
    prompt, user = PromptFactory(), UserFactory()
    event = prompt.events.create(what="raised", on=DAY, level="exceeded", reasons=[])
    about = {"household": prompt.household, "user": user, "event": event}

    right = {**TELLING, **about, "next_try_at": NOON}
    Telling.objects.create(**right).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Telling.objects.create(**{**right, **wrong})


@pytest.mark.parametrize("about", ["event", "visit"])
def test_each_is_told_one_thing_once_by_each_channel(about: str) -> None:
    prompt, user = PromptFactory(), UserFactory()
    event = prompt.events.create(what="raised", on=DAY, level="exceeded", reasons=[])
    visit = {"visit": VisitFactory(spot=prompt.spot), "asked_on": DAY}
    what = {"event": event} if about == "event" else visit
    row = {**TELLING, **what, "household": prompt.household, "user": user}
    Telling.objects.create(**row, next_try_at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        Telling.objects.create(**row, next_try_at=NOON)
    Telling.objects.create(**{**row, "channel": "push"}, next_try_at=NOON)


def test_a_sign_is_reported_once_an_entry() -> None:
    tag = {"observation": ObservationFactory(), "what": "sign", "code": "BREATHING"}
    Tag.objects.create(**tag)

    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(**tag)


def test_a_photo_is_kept_once_an_entry() -> None:
    photo = PhotoFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        PhotoFactory(observation=photo.observation, digest=photo.digest)


def test_the_record_of_an_assessment_never_changes() -> None:
    assessments.reassess([SpotFactory()], on=DAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentRecord.objects.update(level="resolved")

    assert AssessmentRecord.objects.get().level != "resolved"


def test_everything_of_a_child_goes_with_the_child() -> None:
    spot = SpotFactory()
    assessments.reassess([spot], on=DAY + timedelta(days=29))
    PhotoFactory(observation=ObservationFactory(spot=spot))
    VisitFactory(spot=spot)

    Child.objects.all().delete()

    left = (AssessmentRecord, Observation, Spot, Visit)
    assert not any(model.objects.exists() for model in left)
