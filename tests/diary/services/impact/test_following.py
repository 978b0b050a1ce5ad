"""Spots follow what was published: the pressing at once, others a few at a time."""

from datetime import date, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from conditions.models import Kind
from diary.models import Prompt, Spot, Tag, Wave
from diary.services import assessments, spots
from diary.services.impact import following, pace
from diary.services.spots import SpotDetails
from tests.diary.services.impact.drafts import AT, a_draft, a_draft_of_signs, publish
from tests.factories import (
    ChildFactory,
    HouseholdFactory,
    ObservationFactory,
    SpotFactory,
    UserFactory,
)

TODAY = date(2026, 3, 30)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT, tick=False)]


def a_rash(*, days: int, **said: object) -> Spot:
    """A rash nobody has a name for, assessed today: its limit is 28 days."""
    child = ChildFactory(household=HouseholdFactory(timezone="UTC"), born_on=None)
    noticed_on = TODAY - timedelta(days=days)
    spot: Spot = SpotFactory(child=child, noticed_on=noticed_on, **said)
    assessments.reassess([spot], on=TODAY)
    return spot


def level(spot: Spot) -> str:
    spot.refresh_from_db()
    return spot.level


def events(spot: Spot) -> list[str]:
    return list(spot.prompts.get().events.values_list("what", flat=True))


def test_a_stricter_rule_raises_prompts_in_the_normal_way() -> None:
    spot = a_rash(days=20)
    publish(a_draft("unknown-rash", limit_days=14))

    following.go_on(AT)

    assert (level(spot), events(spot)) == ("exceeded", ["raised"])
    assert spot.prompts.get().rule_revision == 2
    assert spot.prompts.get().events.get().to_tell


def test_publishing_never_withdraws_a_prompt() -> None:
    spot = a_rash(days=30)
    publish(a_draft("unknown-rash", limit_days=90))

    following.go_on(AT)

    prompt = spot.prompts.get()
    assert level(spot) == "within_window"
    assert (prompt.closed_at, prompt.level, events(spot)) == (
        None,
        "exceeded",
        ["raised"],
    )


def test_publishing_begins_a_wave_and_rolls_back_with_it() -> None:
    a_rash(days=3)

    publish(a_draft("unknown-rash", limit_days=14))

    wave = Wave.objects.get()
    assert (wave.kind, wave.slug, wave.ended_at) == ("condition", "unknown-rash", None)
    [job] = DBTaskResult.objects.filter(task_path="diary.tasks.follow_pressing")
    assert job.args_kwargs["kwargs"] == {"wave": wave.pk}


def test_what_touches_no_open_spot_begins_no_wave() -> None:
    a_rash(days=3)

    publish(a_draft("hives", limit_days=14))
    publish(a_draft(Kind.EXPOSURES, Kind.EXPOSURES))

    assert not Wave.objects.exists()


def test_spots_follow_a_portion_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "SMALLEST", 2)
    rashes = [a_rash(days=20) for _ in range(5)]
    publish(a_draft("unknown-rash", limit_days=14))

    passed = []
    for _time in range(3):
        following.go_on(AT)
        passed.append(sum(level(spot) == "exceeded" for spot in rashes))

    assert passed == [2, 4, 5]
    assert Wave.objects.get().ended_at


def test_a_portion_that_was_cut_off_is_done_again_and_tells_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "SMALLEST", 2)
    rashes = [a_rash(days=20) for _ in range(2)]
    publish(a_draft("unknown-rash", limit_days=14))
    following.go_on(AT)
    Wave.objects.update(last=0)

    following.go_on(AT)

    assert [events(spot) for spot in rashes] == [["raised"], ["raised"]]


def test_what_asks_for_a_doctor_soon_does_not_wait() -> None:
    calm, ill = a_rash(days=3), a_rash(days=3)
    entry = ObservationFactory(spot=ill, observed_on=TODAY, observed_at=AT)
    Tag.objects.create(observation=entry, what="sign", code="WORRIED")
    assessments.reassess([ill], on=TODAY)
    publish(a_draft_of_signs("WORRIED", urgency="emergency"))

    following.follow_pressing(Wave.objects.get().pk, now=AT)

    assert (level(ill), events(ill)) == ("emergency", ["raised", "upgraded"])
    assert level(calm) == "within_window"
    assert not calm.prompts.exists()


def test_the_day_is_the_familys_own() -> None:
    here, ahead = a_rash(days=14), a_rash(days=14)
    ahead.household.timezone = "Pacific/Kiritimati"
    ahead.household.save()
    publish(a_draft("unknown-rash", limit_days=14))

    following.go_on(AT)

    assert [level(here), level(ahead)] == ["nearing_limit", "exceeded"]


def test_a_spot_that_cannot_be_assessed_costs_no_other_its_news(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken, fine = a_rash(days=20), a_rash(days=20)
    publish(a_draft("unknown-rash", limit_days=14))
    refresh = assessments.refresh

    def refuse(spots: list[Spot], **how: object) -> None:
        if broken in spots:
            raise ValueError
        refresh(spots, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(assessments, "refresh", refuse)

    with pytest.raises(following.NotAllFollowedError):
        following.go_on(AT)

    assert [level(broken), level(fine)] == ["within_window", "exceeded"]


@pytest.mark.parametrize(
    ("spots", "portion", "hours"),
    [(0, 250, 1), (250, 250, 1), (3001, 250, 2), (18_000, 250, 6), (72_000, 1000, 6)],
)
def test_the_pace_stretches_many_over_hours_and_few_over_one(
    spots: int, portion: int, hours: int
) -> None:
    assert (pace.portion(spots), pace.hours(spots)) == (portion, hours)


def moved_to(spot: Spot, noticed_on: date) -> None:
    details = SpotDetails(
        site=spot.site,
        side=spot.side,
        kind=Spot.Kind(spot.kind),
        noticed_on=noticed_on,
        suspected=tuple(spot.suspected),
    )
    spots.correct(spot, details, by=UserFactory(), on=TODAY)


def test_a_correction_after_a_milder_rule_does_not_withdraw_what_was_asked() -> None:
    spot = a_rash(days=40)
    publish(a_draft("unknown-rash", limit_days=90))
    following.go_on(AT)

    moved_to(spot, TODAY - timedelta(days=35))

    assert spot.prompts.get().closed_at is None


def test_a_correction_of_the_cause_closes_what_an_older_rule_had_asked() -> None:
    spot = a_rash(days=40)
    publish(a_draft("unknown-rash", limit_days=90))
    following.go_on(AT)

    moved_to(spot, TODAY - timedelta(days=4))

    assert spot.prompts.get().closed_as == Prompt.Closed.CORRECTED


def test_a_correction_made_before_any_job_has_run_does_not_withdraw_either() -> None:
    spot = a_rash(days=40)
    publish(a_draft("unknown-rash", limit_days=90))

    moved_to(spot, TODAY - timedelta(days=35))

    assert spot.prompts.get().closed_at is None
    assert level(spot) == "within_window"
