"""Whom to call."""

import pytest

from accounts.countries import CONTACTS, EUROPEAN_UNION, emergency_contact


@pytest.mark.parametrize(
    ("country", "number"),
    [("GB", "999"), ("US", "911"), ("FR", "112"), ("DE", "112"), ("AU", "000")],
)
def test_a_country_has_its_own_number(country: str, number: str) -> None:
    assert emergency_contact(country).number == number


@pytest.mark.parametrize("country", ["", "AQ"])
def test_112_is_given_where_no_number_is_known(country: str) -> None:
    contact = emergency_contact(country)

    assert contact.number == "112"
    assert contact.advice_line == ""


@pytest.mark.parametrize("country", sorted({*CONTACTS, *EUROPEAN_UNION}))
def test_every_number_names_its_source(country: str) -> None:
    assert emergency_contact(country).source
