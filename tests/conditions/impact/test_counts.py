"""No small count can be worked out of what is told: all ways are tried."""

from collections import defaultdict
from itertools import product

from conditions.impact import UNTOLD, Count, Shown, count, shown

SMALL = {1, 2, 3, 4}
MOST_UNTOLD = 12
UNDER_FIVE = Count(1, 4)


def exactly(number: int) -> Count:
    return Count(number, number)


def test_counts_of_five_and_more_are_told_and_so_is_none() -> None:
    told = shown({"a": 17, "b": 5}, 1178)

    assert told == Shown(
        {"a": exactly(17), "b": exactly(5)}, exactly(1178), exactly(1200)
    )
    assert shown({}, 0) == Shown({}, exactly(0), exactly(0))


def test_one_to_four_are_under_five() -> None:
    assert [count(number) for number in range(6)] == [
        exactly(0),
        *[UNDER_FIVE] * 4,
        exactly(5),
    ]
    assert UNDER_FIVE.is_small
    assert not exactly(1).is_small


def test_beside_a_small_count_the_rest_is_not_told() -> None:
    told = shown({"a": 17, "b": 3}, 1178)

    assert told == Shown({"a": exactly(17), "b": UNDER_FIVE}, UNTOLD, exactly(1198))


def test_where_too_few_are_left_to_hide_among_only_the_total_is_told() -> None:
    for cells, rest in (({"a": 17, "b": 3}, 0), ({"a": 17}, 3), ({"a": 2, "b": 2}, 1)):
        told = shown(cells, rest)

        assert told.too_few
        assert (told.cells, told.rest) == ({}, UNTOLD)
        assert told.total == exactly(sum(cells.values()) + rest)


def test_a_small_total_is_told_as_such_and_nothing_of_what_it_is_made_of() -> None:
    assert shown({"a": 1, "b": 1}, 2) == Shown({}, UNTOLD, UNDER_FIVE, too_few=True)
    assert shown({}, 3).total == UNDER_FIVE


def test_no_small_count_can_be_worked_out_even_by_who_knows_how_counts_are_told() -> (
    None
):
    """Gather all counts that are told alike: each small one may still be any of four.

    Of more than 12 that are not told, not all ways to fill them in are gone through.
    """
    alike = defaultdict(list)
    for first, second, rest in product(range(13), range(13), range(MOST_UNTOLD + 5)):
        cells = {key: number for key, number in (("a", first), ("b", second)) if number}
        told = shown(cells, rest)
        seen = (tuple(told.cells.items()), told.rest, told.total, told.too_few)
        alike[seen].append((first, second, rest))

    whole = {
        seen: truths
        for seen, truths in alike.items()
        if max(truth[2] for truth in truths) <= MOST_UNTOLD
    }
    assert len(whole) > 100
    for (counts, *_rest), truths in whole.items():
        for place, key in enumerate("ab"):
            if dict(counts).get(key) == UNDER_FIVE:
                assert {truth[place] for truth in truths} == SMALL
        rests = {truth[2] for truth in truths}
        assert len(rests) > 1 or not rests & SMALL or sum(truths[0]) > MOST_UNTOLD


def test_who_knows_the_total_of_a_small_one_learns_no_part_of_it() -> None:
    """What is too few is told alike whatever it is made of."""
    made_of = [
        (first, second, 6 - first - second)
        for first, second in product(range(1, 6), repeat=2)
        if first + second <= 6
        and shown({"a": first, "b": second}, 6 - first - second).too_few
    ]

    for place in (0, 1):
        assert {parts[place] for parts in made_of} >= SMALL
