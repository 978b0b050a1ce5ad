"""Which sources in force are to be looked at again, and who rests on them."""

from dataclasses import replace
from datetime import date

import pytest

from conditions.exchange.values import Claim
from conditions.models import Revision
from conditions.queries import rechecks
from conditions.queries.rechecks import rechecks_to_come
from conditions.readiness.rechecks import months_after
from conditions.services import curation, importing
from tests.conditions.builders import A_SOURCE, a_condition, a_dataset

pytestmark = pytest.mark.usefixtures("empty")
DUE = date(2027, 11, 21)


def test_source_is_due_a_year_after_it_was_checked(loaded: None) -> None:
    assert rechecks(date(2027, 11, 20)) == ()
    assert [one.due_on for one in rechecks(DUE)] == [DUE]


def test_everything_that_cites_it_is_named_with_what_it_takes() -> None:
    claim = Claim(A_SOURCE, 1, 14, "two weeks", verified=True, used_for=("window",))
    hives = a_condition("hives", claims=(claim,))
    importing.load(a_dataset(conditions=(hives, a_condition("measles"))))

    [found] = rechecks(DUE)

    assert found.source == A_SOURCE
    assert [(use.slug, use.name, use.claims) for use in found.used_by] == [
        ("hives", "Hives", (claim,)),
        ("measles", "Measles", ()),
        ("signs", "warning signs", ()),
        ("exposures", "exposures", ()),
        ("do_not", "do-not list", ()),
    ]


def test_one_address_is_looked_at_once_whatever_is_taken_from_it() -> None:
    other = replace(A_SOURCE, key="again", title="Its title", supports="the window")
    claims = tuple(
        Claim(source, 1, 14, "weeks", verified=True, used_for=("window",))
        for source in (A_SOURCE, other)
    )
    hives = a_condition("hives", claims=claims, rule={"sources": (A_SOURCE, other)})
    importing.load(a_dataset(conditions=(hives, a_condition("measles"))))

    [found] = rechecks(DUE)

    assert [use.slug for use in found.used_by[:2]] == ["hives", "measles"]
    assert found.used_by[0].claims == claims


def test_longest_due_comes_first_and_what_was_never_dated_last() -> None:
    def of(key: str, checked_on: date | None) -> object:
        source = replace(A_SOURCE, key=key, checked_on=checked_on)
        return a_condition(key, rule={"sources": (source,)})

    days = {"later": date(2026, 2, 1), "never": None, "first": date(2026, 1, 1)}
    conditions = tuple(of(key, day) for key, day in days.items())
    importing.load(a_dataset(conditions=conditions))

    found = rechecks(date(2027, 6, 1))

    assert [one.source.key for one in found] == ["first", "later", "never"]


def test_what_is_due_within_three_months_is_to_come_until_it_is_due(
    loaded: None,
) -> None:
    days = [date(2027, 8, 20), date(2027, 8, 21), date(2027, 11, 20), DUE]

    assert [len(rechecks_to_come(day)) for day in days] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2027, 1, 31), date(2027, 4, 30)),
    ],
)
def test_three_months_end_on_the_last_day_of_a_shorter_one(
    today: date, last: date
) -> None:
    assert months_after(today, 3) == last


def test_a_subject_somebody_works_on_is_known(loaded: None, hives: Revision) -> None:
    curation.copy_to_draft(hives, by=None)

    [found] = rechecks(DUE)

    assert [use.slug for use in found.used_by if use.is_taken] == ["hives"]
