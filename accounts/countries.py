"""Whom to call, country by country, and who says so. No framework.

The numbers are data: accounts/countries.yaml says what may stand there.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

DATA = Path(__file__).with_name("countries.yaml")


@dataclass(frozen=True, slots=True)
class ContactSource:
    """Who publishes a number, and where; `dated` is the day the source itself gives."""

    publisher: str
    title: str
    url: str
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class EmergencyContact:
    """An emergency number and a telephone advice line (or none), with their sources.

    What a family has set for itself has no source. `advice_number` is what a telephone
    dials for the line.
    """

    number: str
    source: ContactSource | None = None
    advice_line: str = ""
    advice_source: ContactSource | None = None
    advice_number: str = ""

    @property
    def advice_url(self) -> str:
        """The address that calls the advice line; empty where there is none."""
        dialled = re.sub(r"[^0-9+*#]", "", self.advice_number)
        return f"tel:{quote(dialled, safe='+*')}" if dialled else ""

    @property
    def sources(self) -> list[ContactSource]:
        return [source for source in (self.source, self.advice_source) if source]

    @property
    def is_unknown(self) -> bool:
        """Whether the number is the one for where no other is known."""
        return self.source == emergency_contact("").source

    @property
    def is_own(self) -> bool:
        """Whether the family has set a number or a line itself."""
        own_line = self.advice_line and not self.advice_source
        return self.source is None or bool(own_line)

    def with_own(self, *, number: str, advice_line: str) -> "EmergencyContact":
        """Put a family's own numbers in place of the country's; empty keeps those."""
        return EmergencyContact(
            number=number or self.number,
            source=None if number else self.source,
            advice_line=advice_line or self.advice_line,
            advice_source=None if advice_line else self.advice_source,
            advice_number=advice_line or self.advice_number,
        )


def emergency_contact(country: str) -> EmergencyContact:
    """Return whom to call in a country (ISO 3166-1 alpha-2, or empty)."""
    unknown, contacts = read()
    return contacts.get(country, unknown)


@cache
def read() -> tuple[EmergencyContact, dict[str, EmergencyContact]]:
    """Read the list: the contact where nothing is known, and each country's."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    shared = {key: ContactSource(**said) for key, said in data["sources"].items()}
    contacts = {
        code: _contact(row, shared)
        for row in data["countries"]
        for code in row["codes"]
    }
    return _contact(data["unknown"], shared), contacts


def _contact(row: Any, shared: dict[str, ContactSource]) -> EmergencyContact:  # noqa: ANN401 (as YAML gives it)
    emergency, advice = dict(row["emergency"]), dict(row.get("advice", {}))
    number, line = emergency.pop("number"), advice.pop("line", "")
    call = advice.pop("call", line)
    return EmergencyContact(
        number, _source(emergency, shared), line, _source(advice, shared), call
    )


def _source(said: Any, shared: dict[str, ContactSource]) -> ContactSource | None:  # noqa: ANN401 (as YAML gives it)
    """Return a source that stands beside its number, or the shared one it names."""
    if not said:
        return None
    return shared[said["source"]] if "source" in said else ContactSource(**said)
