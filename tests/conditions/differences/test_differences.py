"""A diff of two revisions reads like sentences."""

import itertools
from dataclasses import replace
from typing import Any

import pytest

from conditions.differences import Piece, differences
from conditions.exchange.values import Claim, Code, Codes, LookAlike, Signs
from conditions.queries import published
from conditions.rules import Clock, Source, Urgency, Window
from tests.conditions.builders import (
    A_SOURCE,
    a_condition,
    a_dataset,
    a_sign,
    a_site,
    an_exception,
)

NHS = Source("nhs", "NHS", title="Milia")


def sentences(before: Any, after: Any) -> list[str]:  # noqa: ANN401
    return [str(change) for change in differences(before, after)]


def with_rule(**changes: Any) -> Any:  # noqa: ANN401
    return a_condition(rule=changes, own_choices=())


def test_the_same_has_no_differences() -> None:
    assert differences(a_condition(), a_condition()) == ()


def test_limit_and_source_read_as_in_a_sentence() -> None:
    before = with_rule(limit_days=84)
    after = with_rule(limit_days=90, sources=(A_SOURCE, NHS))

    assert sentences(before, after) == [
        "See a doctor after: changed from 84 days to 90 days.",
        "Source added: NHS, Milia.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            with_rule(limit_days=None),
            with_rule(limit_days=1),
            "See a doctor after: 1 day added.",
        ),
        (
            with_rule(limit_days=90),
            with_rule(limit_days=None),
            "See a doctor after: 90 days removed.",
        ),
        (
            with_rule(clock=Clock.ONSET),
            with_rule(clock=Clock.BIRTH),
            "Counts from: changed from when this episode was first noticed to birth.",
        ),
        (
            with_rule(always_urgency=None),
            with_rule(always_urgency=Urgency.SOON),
            "To be seen whatever the day count: within a few days added.",
        ),
        (
            with_rule(window=Window(1, 14, "Two weeks")),
            with_rule(window=Window(1, 21, "Two weeks")),
            "Usually gone by: changed from 14 days to 21 days.",
        ),
        (
            a_condition(contagious=False),
            a_condition(contagious=True),
            "Contagious: changed from no to yes.",
        ),
        (
            a_condition(synonyms=("welts", "wheals")),
            a_condition(synonyms=("welts", "nettle rash")),
            "Other names: “nettle rash” added; “wheals” removed.",
        ),
        (
            a_condition(body_sites=("cheek", "nose")),
            a_condition(body_sites=("nose", "cheek")),
            "Places on the body: in another order.",
        ),
        (
            a_condition(codes=Codes()),
            a_condition(codes=Codes(icd11=Code("EB00", "Urticaria", verified=True))),
            "ICD-11: Urticaria added.",
        ),
        (
            a_condition(look_alikes=(LookAlike("measles", "Measles", "hot"),)),
            a_condition(look_alikes=(LookAlike("measles", "Measles", "dry"),)),
            "Look-alike “Measles”, how to tell them apart: changed from hot to dry.",
        ),
        (
            a_condition(claims=(Claim(NHS, 1, 14, "two weeks", verified=True),)),
            a_condition(claims=(Claim(NHS, 1, 21, "two weeks", verified=True),)),
            "What a source says “two weeks”, days to: changed from 14 days to 21 days.",
        ),
        (
            Signs((a_sign(),)),
            Signs((a_sign(urgency=Urgency.SOON),)),
            (
                "Warning sign “Is it hard to breathe?”, how soon: changed from now, as"
                " an emergency to within a few days."
            ),
        ),
        (
            Signs((a_sign("A"), a_sign("B"))),
            Signs((a_sign("B"), a_sign("A"))),
            "Warning signs: in another order.",
        ),
        (
            Signs((a_sign(),), (an_exception(),)),
            Signs((a_sign(),), (an_exception(requires=()),)),
            (
                "Exception “AFTER_STRAIN”, what must all be so: “it came after"
                " straining” removed."
            ),
        ),
        (
            (a_site(), a_site("nose", name="Nose")),
            (a_site(),),
            "Body site removed: Nose.",
        ),
    ],
)
def test_change_reads_as_a_sentence(
    before: object, after: object, sentence: str
) -> None:
    assert sentences(before, after) == [sentence]


def test_long_text_is_compared_word_by_word() -> None:
    before = a_condition(description="Small white spots on the nose of a newborn.")
    after = a_condition(description="Small firm spots on the nose of a newborn baby.")

    (change,) = differences(before, after)

    assert change.pieces == (
        Piece("Small"),
        Piece(" white", "removed"),
        Piece(" firm", "added"),
        Piece(" spots on the nose of a"),
        Piece(" newborn.", "removed"),
        Piece(" newborn baby.", "added"),
    )
    assert str(change) == "Description: reworded."


def test_source_of_a_list_that_changed_is_told_once() -> None:
    moved = replace(A_SOURCE, url="https://example.org/new")
    before = Signs((a_sign("A"), a_sign("B")))
    after = Signs((a_sign("A", sources=(moved,)), a_sign("B", sources=(moved,))))

    assert sentences(before, after) == [
        (
            "Source “A publisher, A title”, address: changed from https://example.org/"
            " to https://example.org/new."
        )
    ]


def test_sign_that_rests_on_another_source_says_so() -> None:
    before = Signs((a_sign("A"), a_sign("B", sources=(NHS,))))
    after = Signs((a_sign("A", sources=(NHS,)), a_sign("B", sources=(NHS, A_SOURCE))))

    assert sentences(before, after) == [
        (
            "Warning sign “Is it hard to breathe?”, sources: “NHS, Milia” added; “A"
            " publisher, A title” removed."
        ),
        "Warning sign “Is it hard to breathe?”, sources: “A publisher, A title” added.",
    ]


def test_two_claims_of_one_source_are_told_apart() -> None:
    first = Claim(NHS, 1, 14, "two weeks", verified=True)
    second = Claim(NHS, 1, 60, "at times longer", verified=True)

    assert sentences(
        a_condition(claims=(first, second)),
        a_condition(claims=(first, replace(second, max_days=90))),
    ) == [
        (
            "What a source says “at times longer”, days to: changed from 60 days to 90"
            " days."
        )
    ]


@pytest.mark.parametrize("of", ["conditions", "signs", "sites", "exposures", "do_not"])
def test_everything_that_was_shipped_can_be_compared(of: str, db: None) -> None:
    data = published()
    whole = {
        "signs": Signs(data.signs, data.exceptions),
        "sites": tuple(data.sites.values()),
        "exposures": data.exposures,
        "do_not": tuple(data.do_not.values()),
    }
    pairs = [(whole.get(of), getattr(a_dataset(), of))]
    if of == "conditions":
        values = [*data.conditions.values()]
        pairs = [*itertools.pairwise(values)]

    for before, after in pairs:
        assert all(differences(before, after))
        assert differences(before, after)
        assert differences(before, before) == ()


def test_what_is_new_says_all_there_is_of_it() -> None:
    known = a_sign("A")
    new = a_sign("B", question="Does it bleed?", sources=(NHS,))

    [sign, source] = differences(Signs((known,)), Signs((known, new)))

    said = {row.label: row.words for row in sign.rows}
    assert str(sign) == "Warning sign added: Does it bleed?"
    assert said["sources"] == ("NHS, Milia",)
    assert said["Code"] == ("B",)
    assert ("Does it bleed?",) not in said.values()
    assert len(said) == len(sign.rows)
    assert {row.label for row in source.rows} >= {"publisher", "title"}
