"""No text of a diary runs in a spreadsheet, and none loses a letter."""

import pytest
from hypothesis import given, strategies as st

from diary.exports.guard import guard, unguard

RISKY = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "'"]
FULL_WIDTH = [chr(ord(sign) + 0xFEE0) for sign in "=+-@"]


@given(
    st.text() | st.sampled_from(RISKY + FULL_WIDTH).flatmap(lambda s: st.just(s * 2))
)
def test_the_guard_can_be_undone(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.sampled_from(RISKY + FULL_WIDTH), st.text())
def test_what_a_spreadsheet_might_run_is_guarded(start: str, rest: str) -> None:
    assert guard(start + rest) == "'" + start + rest


@pytest.mark.parametrize(
    "text", ["", "Scratched at night", "مرحبا", "😀", "1=1", " =1"]
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert guard(text) == text
