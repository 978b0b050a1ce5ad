"""Ages count in calendar months; a day that does not exist becomes the last."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from diary.assessment.ages import add_months, completed_months, spelled


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 28), 1, date(2026, 2, 28)),
        (date(2026, 1, 29), 1, date(2026, 2, 28)),
        (date(2024, 1, 29), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 5, 31), 0, date(2026, 5, 31)),
    ],
)
def test_months_are_added_by_the_calendar(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("born_on", "last_day_under", "first_day_of"),
    [
        (date(2025, 11, 28), date(2026, 2, 27), date(2026, 2, 28)),
        (date(2025, 11, 29), date(2026, 2, 27), date(2026, 2, 28)),
        (date(2025, 11, 30), date(2026, 2, 27), date(2026, 2, 28)),
        (date(2023, 11, 29), date(2024, 2, 28), date(2024, 2, 29)),
        (date(2023, 11, 30), date(2024, 2, 28), date(2024, 2, 29)),
        (date(2026, 1, 31), date(2026, 4, 29), date(2026, 4, 30)),
        (date(2024, 2, 29), date(2024, 5, 28), date(2024, 5, 29)),
        (date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1)),
        (date(2026, 12, 15), date(2027, 3, 14), date(2027, 3, 15)),
    ],
)
def test_three_months_are_completed_on_the_day_and_not_before(
    born_on: date, last_day_under: date, first_day_of: date
) -> None:
    assert completed_months(born_on, last_day_under) == 2
    assert completed_months(born_on, first_day_of) == 3


def test_a_child_of_a_leap_day_is_a_year_old_on_the_last_of_february() -> None:
    born_on = date(2024, 2, 29)

    assert completed_months(born_on, date(2025, 2, 27)) == 11
    assert completed_months(born_on, date(2025, 2, 28)) == 12
    assert completed_months(born_on, date(2028, 2, 28)) == 47
    assert completed_months(born_on, date(2028, 2, 29)) == 48


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_completed_months_is_the_largest_number_that_fits(
    born_on: date, months: int
) -> None:
    reached = add_months(born_on, months)

    completed = completed_months(born_on, reached)

    assert completed >= months
    assert (
        add_months(born_on, completed) <= reached < add_months(born_on, completed + 1)
    )


def test_a_day_is_spelled_as_it_is_said() -> None:
    assert spelled(date(2026, 1, 2)) == "2 January 2026"
    assert [spelled(date(2026, month, 1)).split()[1] for month in range(1, 13)] == [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
