"""Rules are prepared once, and never mistaken for others."""

from datetime import date

from conditions.rules import Sign, Urgency
from diary.assessment.computed import ComputedSigns, computed
from diary.assessment.facts import Entry
from diary.assessment.prepared import prepared
from tests.diary.assessment.makers import a_book, a_rule

WARM = Sign("WARM", "?", Urgency.SOON, computed_when={"temperature_c": {"gte": 38}})
SICK = Sign(
    "SICK",
    "?",
    Urgency.SOON,
    computed_when={"all": [{"well": False}, {"age_days": {"lt": 9}}]},
)
HOUSE = Sign(
    "HOUSE",
    "?",
    Urgency.SOON,
    computed_when={"any": [{"cough": True}, {"missing": "date_of_birth"}]},
)
ON = date(2026, 3, 1)


def test_a_rule_book_and_its_rules_are_prepared_once() -> None:
    book = a_book(a_rule())

    assert prepared(book) is prepared(book)
    assert prepared(book).rule("mild-rash") is prepared(book).rule("mild-rash")


def test_equal_rule_books_are_prepared_apart() -> None:
    one, other = a_book(a_rule()), a_book(a_rule())

    assert prepared(one) is not prepared(other)
    assert prepared(one).rules is one


def test_only_the_latest_few_rule_books_are_kept() -> None:
    books = [a_book(a_rule()) for _ in range(9)]

    first, *_, eighth = [prepared(book) for book in books[:8]]
    assert prepared(books[0]) is first
    prepared(books[8])

    assert prepared(books[0]) is not first
    assert prepared(books[7]) is not eighth


def possible(entry: Entry) -> list[str]:
    signs = ComputedSigns(list(computed([WARM, SICK, HOUSE], prefix="x/")))
    return [sign.key for sign in signs.possible(entry)]


def test_an_entry_lets_be_what_its_plain_facts_say() -> None:
    assert possible(Entry(ON, temperature_c=37.0, well=True)) == ["x/HOUSE"]
    assert possible(Entry(ON, temperature_c=38.0, well=False)) == [
        *("x/WARM", "x/SICK", "x/HOUSE"),
    ]


def test_what_is_not_known_raises_nothing() -> None:
    """Where it is one of several ways to be true, the others are still looked at."""
    assert possible(Entry(ON)) == ["x/HOUSE"]
