"""Directions, and what a drawing needs to say and to look like."""

from xml.etree.ElementTree import Element

import pytest
from weasyprint import HTML

from diary.exports.legible import direction_of, give_directions, legible
from diary.exports.pdf.prepare import (
    give_words_and_styles,
    leave_out_what_joins,
    without_variables,
)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Maya", "ltr"),
        ("مايا", "rtl"),
        ("מאיה", "rtl"),
        ("12 – مايا and Noah", "rtl"),
        ("Maya مايا", "ltr"),
        ("मुन्नी", "ltr"),
        ("37.6 °C", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_letter_gives_the_direction(text: str, direction: str) -> None:
    assert direction_of(text) == direction


def parsed(html: str) -> list[Element]:
    """The elements of one paragraph, as WeasyPrint sees them."""
    return list(HTML(string=f"<p>{html}</p>").etree_element[1][0])


def test_every_text_of_a_person_gets_its_direction() -> None:
    texts = parsed('<bdi>مايا</bdi><b dir="auto">Mum</b><i dir="rtl">x</i>')

    for text in texts:
        give_directions(text)

    assert [text.get("dir") for text in texts] == ["rtl", "ltr", "rtl"]


def test_a_drawing_carries_its_words_and_its_styles() -> None:
    [drawing] = parsed('<svg aria-label="Course: day 0 same."></svg>')

    give_words_and_styles(drawing, styles=".cc-line { stroke: red; }")

    title, style = drawing
    assert title.text == "Course: day 0 same."
    assert style.text == ".cc-line { stroke: red; }"


@pytest.mark.parametrize(
    ("label", "left"),
    [("new soap", "new soap"), ("day 7", "day 7"), ("صابون", ""), ("साबुन", "")],
)
def test_a_label_whose_letters_join_is_left_out(label: str, left: str) -> None:
    [drawing] = parsed(f"<svg><text>{label}</text></svg>")

    leave_out_what_joins(drawing)

    assert drawing[0].text == left


def test_styles_get_the_light_value_of_each_token() -> None:
    tokens = (
        ":root { --ink: #111; --font: A, B; } @media dark { :root { --ink: #eee; } }"
    )

    own = ":root { --font: C; }"

    styles = without_variables(
        "a { color: var(--ink); font: var(--font); }", tokens, own
    )

    assert styles == "a { color: #111; font: C; }"


def test_what_metadata_cannot_hold_is_left_out() -> None:
    assert legible("a\x00b\x0bc\ud800d\ne\tf😀") == "abcd\ne\tf😀"
