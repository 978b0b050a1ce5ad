"""Whom to call, country by country. No framework.

Emergency numbers are those for an ambulance. Where a country is not listed, 112
is given: it works from any GSM phone and reaches the local emergency service
(3GPP TS 22.101, section 10.1.1).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmergencyContact:
    """An emergency number, a telephone advice line (or none), and the source."""

    number: str
    advice_line: str = ""
    source: str = ""


_EU = "Directive (EU) 2018/1972, article 109"
UNKNOWN = EmergencyContact("112", source="3GPP TS 22.101")
EUROPEAN = EmergencyContact("112", source=_EU)
# Where no advice line of the whole country is known to us.
EUROPEAN_UNION = frozenset(
    (
        *("BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FR", "GR", "HR", "HU", "IE"),
        *("IT", "LT", "LU", "LV", "MT", "NL", "PL", "RO", "SI", "SK"),
    )
)
CONTACTS = {
    "GB": EmergencyContact(
        "999", "NHS 111", "nhs.uk: when to call 999; when to use 111"
    ),
    "US": EmergencyContact("911", source="fcc.gov: 911 and E911 services"),
    "CA": EmergencyContact(
        "911", "811", "canada.ca: emergency numbers; provincial 811 lines"
    ),
    "AU": EmergencyContact(
        "000", "healthdirect 1800 022 222", "triplezero.gov.au; healthdirect.gov.au"
    ),
    "NZ": EmergencyContact(
        "111",
        "Healthline 0800 611 116",
        "police.govt.nz: 111; info.health.nz: Healthline",
    ),
    "IN": EmergencyContact("112", source="112.gov.in"),
    "NO": EmergencyContact(
        "113", "116117", "helsenorge.no: emergency numbers; legevakt 116117"
    ),
    "CH": EmergencyContact("144", source="ch.ch: emergency numbers"),
    "JP": EmergencyContact("119", source="fdma.go.jp: 119"),
    "ZA": EmergencyContact("112", source="gov.za: emergency numbers"),
    "IS": EmergencyContact("112", "1700", "112.is; heilsuvera.is"),
    "AT": EmergencyContact("112", "1450", f"{_EU}; 1450.at"),
    "DE": EmergencyContact("112", "116117", f"{_EU}; 116117.de"),
    "FI": EmergencyContact("112", "116117", f"{_EU}; 116117.fi"),
    "SE": EmergencyContact("112", "1177", f"{_EU}; 1177.se"),
    "PT": EmergencyContact("112", "SNS 24 808 24 24 24", f"{_EU}; sns24.gov.pt"),
}


def emergency_contact(country: str) -> EmergencyContact:
    """Return whom to call in a country (ISO 3166-1 alpha-2, or empty)."""
    common = EUROPEAN if country in EUROPEAN_UNION else UNKNOWN
    return CONTACTS.get(country, common)
