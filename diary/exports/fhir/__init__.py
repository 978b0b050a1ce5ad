"""The log as a FHIR R4 (4.0.1) document, in plain values; `docs/exports.md` lists it.

It is what parents report: nothing in it was said by a clinician unless a visit says so.
"""

from diary.exports.fhir.document import fhir_parts, write_fhir
from diary.exports.fhir.files import Content, Photos, beside, inside, photos_inside

__all__ = [
    "Content",
    "Photos",
    "beside",
    "fhir_parts",
    "inside",
    "photos_inside",
    "write_fhir",
]
