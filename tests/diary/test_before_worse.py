"""Which days lie before it got worse, at every boundary."""

from datetime import date, timedelta

import pytest

from diary.clinical_report.before_worse import Counted, before_worse

WORSE = date(2026, 11, 17)
AGAIN = date(2026, 11, 21)


def counted(*days_before: int, days: int = 7) -> Counted:
    """Count something logged so many days before WORSE, on which alone it got worse."""
    logged = [WORSE - timedelta(number) for number in days_before]
    [one] = before_worse({"soap": logged}, [WORSE], days=days)
    return one


@pytest.mark.parametrize("days", [3, 7])
def test_the_day_before_and_the_first_of_the_days_count(days: int) -> None:
    assert counted(1, days=days).times == 1
    assert counted(days, days=days).times == 1


@pytest.mark.parametrize("days", [3, 7])
def test_a_day_too_early_is_another_day(days: int) -> None:
    one = counted(days + 1, days=days)

    assert one.times == 0
    assert one.other == (WORSE - timedelta(days + 1),)


def test_the_day_itself_is_another_day() -> None:
    one = counted(0)

    assert one.times == 0
    assert one.before == ()
    assert one.other == (WORSE,)


def test_a_day_after_is_another_day() -> None:
    assert counted(-1).times == 0


def test_several_days_before_one_time_count_once() -> None:
    one = counted(1, 2, 7)

    assert one.times == 1
    assert len(one.before) == 3


def test_one_day_counts_before_each_time_it_is_near_enough() -> None:
    cold = WORSE - timedelta(3)

    [one] = before_worse({"cold": [cold]}, [WORSE, AGAIN], days=7)

    assert one.times == 2
    assert one.before == (cold,)


def test_the_day_it_first_got_worse_is_before_the_second() -> None:
    [one] = before_worse({"soap": [WORSE]}, [WORSE, AGAIN], days=7)

    assert one.times == 1
    assert one.before == (WORSE,)


def test_most_often_stands_first_and_equals_keep_their_order() -> None:
    near, far = WORSE - timedelta(1), WORSE - timedelta(30)
    logged = {"a": [far], "b": [near], "c": [far], "d": [near]}

    order = [one.code for one in before_worse(logged, [WORSE], days=3)]

    assert order == ["b", "d", "a", "c"]


def test_a_day_logged_twice_is_one_day() -> None:
    far = WORSE - timedelta(30)

    [one] = before_worse({"soap": [far, far]}, [WORSE], days=3)

    assert one.days == (far,)


def test_where_it_never_got_worse_all_days_are_other_days() -> None:
    [one] = before_worse({"soap": [AGAIN, WORSE]}, [], days=7)

    assert one.times == 0
    assert one.days == (WORSE, AGAIN)
