"""Codes that are read out: easy to say, hard to guess."""

import re

import pytest

from accounts.codes import new_code, plain


def test_a_code_has_three_groups_without_letters_that_look_like_others() -> None:
    codes = {new_code() for _draw in range(200)}

    shape = re.compile(r"([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}")
    assert len(codes) == 200
    assert all(shape.fullmatch(code) for code in codes)


@pytest.mark.parametrize(
    "typed",
    ["K7QF-2M90-T4W1", "k7qf 2m90 t4w1", " K7QF2M9OT4WI", "k7qf–2m9o–t4wl\n"],
)
def test_a_code_means_the_same_however_it_was_typed(typed: str) -> None:
    assert plain(typed) == "K7QF2M90T4W1"
