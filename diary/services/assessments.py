"""Say where spots stand, keep the answer, and let the prompts follow."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from conditions.queries import Published, published
from diary.assessment import Assessment, assess, assessment_to_json
from diary.models import AssessmentRecord, Prompt, Spot
from diary.queries.facts import facts_of, with_facts
from diary.services import prompts

STANDING = ["level", "due_on", "next_change_on", "answer", "assessed_under"]


def refresh(spots: Iterable[Spot], *, now: datetime, data: Published) -> None:
    """Assess again those of `spots` that time or new data may have moved.

    Every read door calls this before it shows a spot, so that no page shows an
    old level, whether or not a worker runs. The spots are updated in place; the
    number of queries does not grow with them.
    """
    stale: dict[date, list[Spot]] = defaultdict(list)
    for spot in spots:
        on = spot.household.day(now)
        if spot.is_stale(on=on, stamp=data.stamp):
            stale[on].append(spot)
    for on, moved in stale.items():
        reassess(moved, on=on)


@transaction.atomic
def reassess(
    spots: Iterable[Spot], *, on: date, because: Prompt.Closed | None = None
) -> None:
    """Assess `spots` as of the day `on` and write down what changed.

    `because` says what settled a prompt whose cause has gone; without it (time
    has passed, or new rules were published) no prompt is ever withdrawn.
    """
    given = {spot.pk: spot for spot in spots}
    data = published()
    asked = Spot.objects.kept().filter(pk__in=given).order_by("pk")
    rows = with_facts(asked).select_for_update(of=("self",))
    answers: list[tuple[Spot, Assessment]] = []
    records: list[AssessmentRecord] = []
    for row in rows:
        answer = assess(facts_of(row), data.rulebook, on)
        if _differs(row, answer):
            records.append(_record(row, answer, on))
        _stand(row, answer, data.stamp)
        _stand(given[row.pk], answer, data.stamp)
        answers.append((row, answer))
    Spot.objects.bulk_update([row for row, _ in answers], STANDING)
    AssessmentRecord.objects.bulk_create(records)
    prompts.follow(answers, on=on, because=because)


def _stand(spot: Spot, answer: Assessment, stamp: str) -> None:
    spot.level = answer.level or ""
    spot.due_on = answer.due_on
    spot.next_change_on = answer.next_change_on
    spot.answer = assessment_to_json(answer)
    spot.assessed_under = stamp


def _differs(spot: Spot, answer: Assessment) -> bool:
    """Whether anything but the count of days has changed."""
    if not spot.answer:
        return True
    counted = replace(answer, elapsed_days=spot.answer["elapsed_days"])
    return bool(spot.answer != assessment_to_json(counted))


def _record(spot: Spot, answer: Assessment, on: date) -> AssessmentRecord:
    return AssessmentRecord(
        household_id=spot.household_id,
        spot=spot,
        assessed_on=on,
        level=answer.level or "",
        rule_slug=answer.rule_slug or "",
        rule_revision=answer.rule_revision,
        answer=assessment_to_json(answer),
    )
