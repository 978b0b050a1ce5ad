"""What every export states: one `ClinicalReport`, each figure counted once."""

from diary.clinical_report.leaving_out import LeftOut, leave_out
from diary.clinical_report.records import (
    ChildRecord,
    Code,
    EntryRecord,
    Exposure,
    PhotoRecord,
    Span,
    Treatment,
    VisitRecord,
    WithdrawnSign,
)
from diary.clinical_report.report import ClinicalReport, pressure
from diary.clinical_report.signs import Answer, SignLine, SignWording
from diary.clinical_report.spot import SpotReport

__all__ = [
    "Answer",
    "ChildRecord",
    "ClinicalReport",
    "Code",
    "EntryRecord",
    "Exposure",
    "LeftOut",
    "PhotoRecord",
    "SignLine",
    "SignWording",
    "Span",
    "SpotReport",
    "Treatment",
    "VisitRecord",
    "WithdrawnSign",
    "leave_out",
    "pressure",
]
