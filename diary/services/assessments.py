"""Say where spots stand, keep the answer, and let the prompts follow."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from conditions.queries import Published, published
from diary.assessment import Assessment, Facts, assess, assessment_to_json
from diary.models import AssessmentRecord, Prompt, Spot, SpotQuerySet
from diary.queries.facts import facts_of
from diary.services import former_rules, prompts

STANDING = ["level", "due_on", "next_change_on", "answer", "assessed_under"]
# One prepared statement for many rows: a sweep would spend most of its time in
# `bulk_update` and `bulk_create`.
WRITE_STANDING = """
    UPDATE diary_spot SET level = %s, due_on = %s, next_change_on = %s, answer = %s,
        assessed_under = %s WHERE id = %s
"""
RECORDED = ["household", "spot", "assessed_on", "assessed_at", "level", "rule_slug"]
RECORDED += ["rule_revision", "answer"]
ADD_RECORD = """
    INSERT INTO diary_assessmentrecord (household_id, spot_id, assessed_on, assessed_at,
        level, rule_slug, rule_revision, answer)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""


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


def reassess(
    spots: Iterable[Spot],
    *,
    on: date,
    by: User | None = None,
    because: Prompt.Closed | None = None,
    undoes: Prompt.Closed | None = None,
) -> None:
    """Assess `spots` as of the day `on`, write down what changed, update them in place.

    `by` is who said something new, and `because` what that settles where the cause
    of a prompt has gone; without it (time has passed, or new rules were published)
    no prompt is ever withdrawn. `undoes` is the answer that is taken back.
    """
    given = {spot.pk: spot for spot in spots}
    rows = Spot.objects.filter(pk__in=given)
    for row in reassess_all(rows, on=on, by=by, because=because, undoes=undoes):
        for name in STANDING:
            setattr(given[row.pk], name, getattr(row, name))


@transaction.atomic
def reassess_all(
    asked: SpotQuerySet,
    *,
    on: date,
    by: User | None = None,
    because: Prompt.Closed | None = None,
    undoes: Prompt.Closed | None = None,
) -> list[Spot]:
    """Assess the kept ones of `asked` as `reassess` does, and return them."""
    data = published()
    rows = list(asked.kept().order_by("pk").select_for_update(of=("self",)))
    answers: list[tuple[Spot, Facts, Assessment]] = []
    records: list[AssessmentRecord] = []
    for row, facts in zip(rows, facts_of(rows), strict=True):
        answer = assess(facts, data.rulebook, on)
        before = row.answer
        _stand(row, answer, data.stamp)
        if _differ(before, row.answer):
            records.append(_record(row, answer, on))
        answers.append((row, facts, answer))
    _execute(WRITE_STANDING, [*_values(rows, [*STANDING, "id"])])
    _execute(ADD_RECORD, [*_values(records, RECORDED)])
    prompts.follow(
        _to_follow(answers, on, because), on=on, by=by, because=because, undoes=undoes
    )
    return rows


def _to_follow(
    answers: Iterable[tuple[Spot, Facts, Assessment]],
    on: date,
    because: Prompt.Closed | None,
) -> Iterator[tuple[Spot, Assessment]]:
    """Yield what the prompts follow: rules that were changed correct nothing."""
    if because == Prompt.Closed.CORRECTED:
        return former_rules.as_corrected(answers, on=on)
    return ((spot, answer) for spot, _facts, answer in answers)


def _stand(spot: Spot, answer: Assessment, stamp: str) -> None:
    spot.level = answer.level or ""
    spot.due_on = answer.due_on
    spot.next_change_on = answer.next_change_on
    spot.answer = assessment_to_json(answer)
    spot.assessed_under = stamp


def _differ(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether anything but the count of days has changed."""
    return {**before, "elapsed_days": 0} != {**after, "elapsed_days": 0}


def _execute(statement: str, rows: list[list[Any]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _values(rows: Iterable[Model], names: Iterable[str]) -> Iterator[list[Any]]:
    """Yield the named columns of each row as the database takes them."""
    for row in rows:
        fields = [getattr(type(row), name).field for name in names]
        yield [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for field in fields
        ]


def _record(spot: Spot, answer: Assessment, on: date) -> AssessmentRecord:
    return AssessmentRecord(
        household_id=spot.household_id,
        spot=spot,
        assessed_on=on,
        assessed_at=timezone.now(),
        level=answer.level or "",
        rule_slug=answer.rule_slug or "",
        rule_revision=answer.rule_revision,
        answer=spot.answer,
    )
