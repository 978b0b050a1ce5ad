"""No text of a diary runs in a spreadsheet, and none loses a letter."""

import re

import pytest
from hypothesis import given, strategies as st

from diary.exports.guard import guard, unguard

RISKY = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "'"]
FULL_WIDTH = [chr(ord(sign) + 0xFEE0) for sign in "=+-@"]
PIECES = [*RISKY, *FULL_WIDTH, ";", " ", "\u00a0", "a", "1+1", '"', ","]
texts = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)


@given(texts)
def test_the_guard_can_be_undone(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.sampled_from(RISKY + FULL_WIDTH), texts)
def test_what_a_spreadsheet_might_run_is_guarded(start: str, rest: str) -> None:
    assert guard(start + rest).startswith("'" + start)


@given(texts)
def test_no_part_that_a_spreadsheet_might_split_off_is_a_formula(text: str) -> None:
    for part in re.split(r"[;\t\r\n]", guard(text)):
        assert not part.lstrip(" \u00a0\u200b\ufeff").startswith(
            ("=", "+", "-", "@", *FULL_WIDTH)
        )


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("better; =1+1", "better; '=1+1"),
        ("dry\n- sore", "dry\n'- sore"),
        (" =1", " '=1"),
    ],
)
def test_a_formula_after_a_separator_is_guarded_there(text: str, guarded: str) -> None:
    assert guard(text) == guarded


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Scratched at night",
        "مرحبا",
        "😀",
        "1=1",
        "one\r\n\r\ntwo",
        "a; b;c",
        "don't",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert guard(text) == text
