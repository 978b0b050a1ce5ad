"""Which sources in force are to be looked at again, and who rests on them."""

from dataclasses import replace
from datetime import date

import pytest

from conditions.exchange.values import Claim
from conditions.queries import rechecks
from conditions.services import importing
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


def test_longest_due_comes_first_and_what_was_never_dated_last() -> None:
    def of(key: str, checked_on: date | None) -> object:
        source = replace(A_SOURCE, key=key, checked_on=checked_on)
        return a_condition(key, rule={"sources": (source,)})

    days = {"later": date(2026, 2, 1), "never": None, "first": date(2026, 1, 1)}
    conditions = tuple(of(key, day) for key, day in days.items())
    importing.load(a_dataset(conditions=conditions))

    found = rechecks(date(2027, 6, 1))

    assert [one.source.key for one in found] == ["first", "later", "never"]
