"""Which signs are asked about, and at which ages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conditions.rules import Ages, RuleBook, Sign, Urgency
from diary.assessment import words
from diary.assessment.ask import signs_to_ask
from tests.diary.assessment.makers import BORN, DAY_0, MILD, NOW, a_book, a_rule
from tests.rulebook import rulebook

OWN = Sign("OWN", "Own?", Urgency.SAME_DAY)
OWNER = a_rule("owner", signs=(OWN, replace(NOW, question="Now, in my words?"), MILD))


def asked(book: RuleBook, *labels: str, **ages: date | None) -> list[str]:
    born_on, on = ages.get("born_on", BORN), ages.get("on") or DAY_0
    return [key for key, _ in signs_to_ask(book, labels, born_on, on)]


def test_the_signs_of_everyone_are_asked_the_most_pressing_first() -> None:
    book = a_book(signs=(MILD, NOW, OWN))

    assert asked(book) == ["NOW", "OWN", "MILD"]


def test_every_suspected_conditions_signs_are_asked_under_its_name() -> None:
    other = a_rule("other", signs=(replace(OWN, question="Another?"),))
    book = a_book(OWNER, other, signs=(MILD, NOW))

    assert asked(book, "owner", "other", "no-such-thing") == [
        *("NOW", "owner/NOW", "owner/OWN", "other/OWN", "MILD"),
    ]


def test_a_code_is_asked_once_a_wording() -> None:
    twin = a_rule("twin", signs=(OWN,))
    book = a_book(OWNER, twin, signs=(MILD, NOW))

    keys = asked(book, "owner", "twin")

    assert "owner/MILD" not in keys
    assert [key for key in keys if key.endswith("OWN")] == ["owner/OWN"]


def test_a_sign_comes_with_its_own_words() -> None:
    found = dict(signs_to_ask(a_book(OWNER), ["owner"], BORN, DAY_0))

    assert found["owner/NOW"].question == "Now, in my words?"
    assert found["NOW"].question == "Now?"


def test_a_sign_says_what_to_do_in_its_own_words_else_in_everyones() -> None:
    shouted = replace(NOW, instruction="Call now.")
    mute = replace(NOW, question="Now, with no word?", instruction="")
    milder = replace(mute, question="Now, but less?", urgency=Urgency.SOON)
    loud = replace(mute, question="Now, and loud?", instruction="Run.")
    book = a_book(
        *(
            a_rule(slug, signs=(sign,))
            for slug, sign in {"mute": mute, "milder": milder, "loud": loud}.items()
        ),
        signs=(MILD, shouted),
    )

    found = signs_to_ask(book, ["mute", "milder", "loud"], BORN, DAY_0)

    said = {key: sign.instruction for key, sign in found}
    assert said["mute/NOW"] == "Call now."
    assert said["loud/NOW"] == "Run."
    assert said["milder/NOW"] == words.ASK[Urgency.SOON]


def test_a_retired_sign_is_asked_no_more() -> None:
    book = a_book(OWNER, signs=(MILD, NOW), retired=frozenset({"OWN", "MILD"}))

    assert asked(book, "owner") == ["NOW", "owner/NOW"]


@pytest.mark.parametrize(
    ("ages", "age", "fits"),
    [
        (Ages(), 0, True),
        (Ages(), 5000, True),
        (Ages(min_days=29), 28, False),
        (Ages(min_days=29), 29, True),
        (Ages(max_days=28), 28, True),
        (Ages(max_days=28), 29, False),
        (Ages(from_months=3), 89, False),
        (Ages(from_months=3), 90, True),
        (Ages(under_months=3), 89, True),
        (Ages(under_months=3), 90, False),
        (Ages(from_months=3, min_days=100), 99, False),
        (Ages(from_months=3, min_days=100), 100, True),
        (Ages(from_months=3, under_months=6), 180, True),
        (Ages(from_months=3, under_months=6), 181, False),
    ],
)
def test_a_sign_is_asked_at_its_ages(ages: Ages, age: int, *, fits: bool) -> None:
    born_on = date(2025, 1, 15)
    book = a_book(signs=(replace(NOW, ages=ages),))

    keys = asked(book, born_on=born_on, on=born_on + timedelta(days=age))

    assert (keys == ["NOW"]) is fits


def test_months_for_asking_are_calendar_months() -> None:
    young = replace(NOW, ages=Ages(under_months=3))
    book = a_book(signs=(young,))
    born_on = date(2025, 11, 30)

    assert asked(book, born_on=born_on, on=date(2026, 2, 27)) == ["NOW"]
    assert asked(book, born_on=born_on, on=date(2026, 2, 28)) == []


def test_without_a_birth_date_every_age_is_asked() -> None:
    young = replace(NOW, ages=Ages(min_days=1, max_days=2, from_months=3))

    assert asked(a_book(signs=(young,)), born_on=None) == ["NOW"]


def test_a_newborn_is_asked_what_a_toddler_is_not() -> None:
    newborn = asked(rulebook(), born_on=DAY_0)
    toddler = asked(rulebook(), born_on=date(2024, 1, 1))

    assert {"NEONATE_UNWELL", "FEVER_UNDER_3M", "JAUNDICE_FIRST_DAY"} <= set(newborn)
    assert "BLISTERING" not in newborn
    assert "BLISTERING" in toddler
    assert not {"NEONATE_UNWELL", "FEVER_UNDER_3M", "BRUISE_NOT_MOBILE"} & set(toddler)
