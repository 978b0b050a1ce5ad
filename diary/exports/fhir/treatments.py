"""What was tried and what happened.

A Procedure, not a MedicationStatement: parents write "cream" and "no soap" in the same
field, and free words in a list of medicines are taken for medicines.
"""

from datetime import date

from django.utils.translation import gettext as _

from diary.clinical_report import SpotReport
from diary.clinical_report.figures import Tried
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    Resource,
    part_of,
    period,
    reference,
    resource,
)


def tried(
    one: Tried, spot: SpotReport, family: Family, *, by: str, on: date
) -> Resource:
    """State one treatment as known on the day `on`; told by `by`."""
    last = _("Last noted on %(day)s") % {"day": one.last_on.isoformat()}
    return resource(
        "Procedure",
        part_of(spot.uuid, f"tried {one.name.casefold()}"),
        status=_status(one, on),
        code={"text": one.name},
        subject=family.patient,
        performedPeriod=period(one.since, one.until),
        asserter=family.writer(by),
        reasonReference=[reference("Condition", spot.uuid)],
        outcome={"text": _(", then ").join(one.outcomes)},
        note=[{"text": last}],
    )


def _status(one: Tried, on: date) -> str:
    """Tell what is over from what nobody recorded an end of."""
    if one.until is None:
        return "unknown"
    return "completed" if one.until <= on else "in-progress"
