"""A revision is read in full, in words."""

from conditions.differences.reading import Row, reading
from conditions.exchange.values import Claim
from tests.conditions.builders import A_SOURCE, a_condition, a_site


def test_condition_says_its_fields_first_and_then_each_item() -> None:
    claim = Claim(A_SOURCE, 1, 14, "about two weeks", verified=True)

    first, *items = reading(a_condition(claims=(claim,), own_choices=()))

    assert Row("See a doctor after", ("28 days",)) in first.rows
    assert Row("Usually gone by", ("14 days",)) in first.rows
    assert Row("Places on the body", ("cheek",)) in first.rows
    assert [part.title for part in items] == [
        "Warning sign: Is there a fever?",
        "Age rule: See a doctor.",
        "Source: A publisher, A title",
        "What a source says: about two weeks",
    ]
    assert Row("Source", ("A publisher, A title",)) in items[-1].rows


def test_list_says_each_of_its_items() -> None:
    (part,) = reading((a_site(),))

    assert part.title == "Body site: Cheek"
    assert Row("has a left and a right", ("yes",)) in part.rows


def test_what_is_empty_is_not_said() -> None:
    (first, *_items) = reading(a_condition(note="", synonyms=()))

    assert not {"Note for curators", "Other names"} & {row.label for row in first.rows}
