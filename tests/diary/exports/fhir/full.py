"""A report of which everything that FHIR holds is told."""

from datetime import date, time
from decimal import Decimal

from conditions.rules import Source
from diary.clinical_report import (
    ClinicalReport,
    Exposure,
    SignWording,
    Treatment,
    WithdrawnSign,
)
from tests.diary.reports import (
    NOTICED_ON,
    TODAY,
    a_child,
    a_photo,
    a_report,
    a_spot,
    a_visit,
    an_entry,
)

VISIT_ON = date(2026, 11, 3)


def a_full_report() -> ClinicalReport:
    entry = an_entry(
        3,
        course="worse",
        signs=("BREATHING",),
        signs_asked=("BREATHING", "hives/SWELLING"),
        temperature_c=Decimal("37.6"),
        fever_days=1,
        itch=0,
        sleep=4,
        size_mm=12,
        spread=2,
        sites=("Tummy", "Chest"),
        well=False,
        exposures=(Exposure("soap_wash", "Soap", "new brand"),),
        treatments=(Treatment("Emollient", NOTICED_ON, None, "same"),),
        note="Paler & <b>dry</b>\nsecond line, مرحبا",
        photos=(a_photo(1), a_photo(2)),
        written_by="Mum",
        zone="Asia/Kolkata",
    )
    visit = a_visit(
        VISIT_ON,
        at=time(9, 30),
        in_their_words="a heat rash",
        advice="Keep it cool.",
        review_on=date(2026, 12, 1),
        where="Dr Ada",
        written_by="Dad",
    )
    spot = a_spot(
        entry,
        an_entry(4),
        wordings=(SignWording("BREATHING", "Struggling to breathe?"),),
        visits=(visit, a_visit(date(2026, 12, 1), planned=True)),
        withdrawn=(WithdrawnSign("BREATHING", "Ticked by mistake", TODAY, "Mum"),),
        sources=(Source("nhs", "NHS", "Rashes", "https://nhs.example/rashes"),),
        rule_name="Unknown rash",
        suspected=("Heat rash", "Eczema"),
        look="red",
    )
    child = a_child(weeks_at_birth=33, sex_code="girl", background="Asthma")
    return a_report(spot, child=child, prepared_by="Mum")
