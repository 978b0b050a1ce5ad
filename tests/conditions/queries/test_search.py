"""Parents find a condition by their own words, misspelt or not."""

import pytest

from conditions.queries import Published, published, search

pytestmark = pytest.mark.django_db


@pytest.fixture
def data() -> Published:
    return published()


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("milk spots", "neonatal-milia"),
        ("Cradle cap", "cradle-cap"),
        ("diaper rash", "nappy-rash-irritant"),
        ("angels kiss", "salmon-patch"),
        ("cafe au lait", "cafe-au-lait-spots"),
        ("hand foot mouth", "hand-foot-mouth"),
        ("my baby has eczema", "atopic-eczema"),
        ("goose flesh", "keratosis-pilaris"),
    ],
)
def test_own_words_of_parents_find_it_first(
    words: str, slug: str, data: Published
) -> None:
    assert search(data, words)[0] == slug


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("milk spts", "neonatal-milia"),
        ("cradel cap", "cradle-cap"),
        ("cradel", "cradle-cap"),
        ("exema", "atopic-eczema"),
        ("chiken pox", "chickenpox"),
        ("hemangioma", "infantile-haemangioma"),
        ("nappyrash", "nappy-rash-irritant"),
        ("spots that dont fade", "petechiae-purpura"),
    ],
)
def test_misspelt_words_find_it_first(words: str, slug: str, data: Published) -> None:
    assert search(data, words)[0] == slug


def test_a_name_said_comes_before_one_begun_before_one_that_holds_the_word(
    data: Published,
) -> None:
    said, begun, held = "unknown-rash", "viral-rash", "cradle-cap"

    found = search(data, "rash")

    assert found[0] == said
    assert found.index(begun) < found.index("heat-rash")
    assert held not in found


def test_descriptions_come_after_names(data: Published) -> None:
    found = search(data, "white bumps")

    assert found.index("traumatic-milia") < found.index("neonatal-milia")


def test_nothing_is_guessed_where_a_name_is_right(data: Published) -> None:
    assert "unknown-spot" not in search(data, "wart")


@pytest.mark.parametrize("words", ["", "  ", "?!", "qwerty", "dog", "حليب"])
def test_words_that_mean_nothing_here_find_nothing(words: str, data: Published) -> None:
    assert search(data, words) == ()


def test_every_condition_is_found_by_its_name_and_each_synonym(data: Published) -> None:
    lost = [
        (slug, words)
        for slug, one in data.conditions.items()
        for words in (one.name, *one.synonyms)
        if slug not in search(data, words)
    ]

    assert lost == []
