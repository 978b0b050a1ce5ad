"""Whom to call, and that no number stands without who says so."""

import re
from datetime import date

import pytest
from django_countries import countries

from accounts.countries import EmergencyContact, emergency_contact, read

UNKNOWN, CONTACTS = read()
LISTED = [pytest.param(contact, id=code) for code, contact in CONTACTS.items()]
EUROPEAN_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT"
EUROPEAN_UNION += " RO SE SI SK"


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("AU", "000"),
        ("BR", "192"),
        ("CH", "144"),
        ("GB", "999"),
        ("JP", "119"),
        ("NO", "113"),
        ("US", "911"),
        *((country, "112") for country in EUROPEAN_UNION.split()),
    ],
)
def test_a_country_has_its_own_number(country: str, number: str) -> None:
    assert emergency_contact(country).number == number


@pytest.mark.parametrize("country", ["", "AQ"])
def test_112_is_given_where_no_number_is_known(country: str) -> None:
    assert emergency_contact(country) == UNKNOWN
    assert UNKNOWN.number == "112"
    assert UNKNOWN.advice_line == ""


@pytest.mark.parametrize(
    ("country", "url"),
    [
        ("GB", "tel:111"),
        ("AT", "tel:1450"),
        ("PT", "tel:808242424"),
        ("CL", "tel:6003607777"),
        ("AQ", ""),
    ],
)
def test_an_advice_line_is_dialled_without_its_name(country: str, url: str) -> None:
    assert emergency_contact(country).advice_url == url


@pytest.mark.parametrize("contact", LISTED)
def test_what_is_dialled_ends_the_words_of_the_line(contact: EmergencyContact) -> None:
    assert contact.advice_line.endswith(contact.advice_number)
    assert bool(contact.advice_url) == bool(contact.advice_line)


def test_a_sign_in_a_number_is_dialled_too() -> None:
    own = emergency_contact("GB").with_own(number="", advice_line="+44 (20) 7946-0000")

    assert own.advice_url == "tel:+442079460000"
    assert EmergencyContact("112", advice_number="#8000").advice_url == "tel:%238000"


def test_every_code_is_a_country() -> None:
    assert set(CONTACTS) <= set(dict(countries))


@pytest.mark.parametrize("contact", [pytest.param(UNKNOWN, id="unknown"), *LISTED])
def test_a_number_is_text_of_a_few_digits(contact: EmergencyContact) -> None:
    assert re.fullmatch(r"[0-9]{3,4}", contact.number)
    assert isinstance(contact.advice_line, str)


@pytest.mark.parametrize("contact", [pytest.param(UNKNOWN, id="unknown"), *LISTED])
def test_no_number_stands_without_its_source(contact: EmergencyContact) -> None:
    assert contact.source is not None
    assert bool(contact.advice_line) == bool(contact.advice_source)
    assert not contact.is_own


@pytest.mark.parametrize("contact", [pytest.param(UNKNOWN, id="unknown"), *LISTED])
def test_a_source_names_publisher_address_and_perhaps_its_day(
    contact: EmergencyContact,
) -> None:
    for source in contact.sources:
        assert source.publisher
        assert source.title
        assert source.url.startswith("https://")
        assert source.dated is None or isinstance(source.dated, date)


def test_what_a_family_has_set_stands_in_place_of_the_countrys() -> None:
    british = emergency_contact("GB")

    own = british.with_own(number="112", advice_line="")

    assert (own.number, own.source, own.is_own) == ("112", None, True)
    assert (own.advice_line, own.advice_source) == ("NHS 111", british.advice_source)


def test_an_advice_line_of_its_own_leaves_the_number_alone() -> None:
    own = emergency_contact("GB").with_own(number="", advice_line="0800 123")

    assert (own.number, own.advice_line, own.is_own) == ("999", "0800 123", True)
    assert own.sources == [emergency_contact("GB").source]
