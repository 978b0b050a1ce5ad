"""A text is cut to the room there is, whole letters only."""

import pytest

from diary.exports.cutting import cut_to


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Egg", 3, "Egg"),
        ("Eggs", 3, "Egg…"),
        ("Egg and milk", 4, "Egg…"),
        ("two\n lines", 20, "two lines"),
        ("红点来去", 4, "红点…"),
        ("WWWW", 4, "WW…"),
        ("——\U0001d54e\U0001d54e", 6, "——\U0001d54e…"),
        ("\ufdfa\ufdfa", 20, "\ufdfa…"),
        ("\ufdfd\ufdfd", 20, "\ufdfd…"),
        ("नहीं", 1, "न…"),
        ("a👩\u200d👧b", 3, "a…"),
        ("e\u0301e\u0301", 1, "…"),
        ("", 0, ""),
    ],
)
def test_wide_letters_take_more_places_and_none_is_parted_from_its_marks(
    text: str, width: int, shown: str
) -> None:
    assert cut_to(text, width) == shown
