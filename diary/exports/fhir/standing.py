"""How long a spot has been there beside its usual time, and signs taken back."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diary.clinical_report import ClinicalReport, SpotReport, WithdrawnSign
from diary.clinical_report.signs import short_name
from diary.exports.fhir.observation import component, observation
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    Resource,
    days,
    own,
    part_of,
    reference,
)
from diary.exports.fhir.software import SOFTWARE


def standing(spot: SpotReport, report: ClinicalReport, family: Family) -> Resource:
    """State the figures of a spot as of the report's day, and where they come from."""
    counted = observation(
        part_of(spot.uuid, "standing"),
        own("standing", _("Days since first noticed, beside the usual time")),
        family=family,
        by=report.prepared_by,
        effective=report.on,
    )
    return {
        **counted,
        "device": reference("Device", SOFTWARE),
        "component": [*_counts(spot), *_limit(spot), *_usual(spot)],
        "note": [{"text": note} for note in _notes(spot)],
    }


def _counts(spot: SpotReport) -> Iterator[Resource]:
    if spot.days is not None:
        yield component(
            own("days", _("Days since first noticed")), valueQuantity=days(spot.days)
        )
    yield component(own("entries", _("Entries")), valueInteger=len(spot.entries))
    yield component(own("photos", _("Photos")), valueInteger=spot.photo_count)
    yield component(
        own("visits", _("Times seen by a doctor")), valueInteger=len(spot.seen_on)
    )


def _limit(spot: SpotReport) -> Iterator[Resource]:
    answer = spot.assessment
    if answer.limit_days is not None:
        yield component(
            own("limit", _("Days to watch it at home")),
            valueQuantity=days(answer.limit_days),
        )
    if answer.clock_start:
        yield component(
            own("counted_from", _("Counted from")), valueDateTime=answer.clock_start
        )
    if answer.due_on:
        yield component(
            own("due", _("A doctor should look from")), valueDateTime=answer.due_on
        )
        yield component(
            own("passed", _("That day has come")), valueBoolean=spot.limit_has_passed
        )


def _usual(spot: SpotReport) -> Iterator[Resource]:
    window = spot.assessment.window
    if window and window.max_days is not None:
        usual = {"low": days(window.min_days or 0), "high": days(window.max_days)}
        yield component(own("usual", _("Usual time to clear")), valueRange=usual)
    if spot.rule_name:
        number = spot.assessment.rule_revision
        words = _("%(name)s, revision %(number)s")
        named = words % {"name": spot.rule_name, "number": number}
        yield component(own("rule", _("Usual time of")), valueString=named)


def _notes(spot: SpotReport) -> Iterator[str]:
    yield spot.assessment.error_text
    for source in spot.sources:
        words = " – ".join(filter(None, (source.publisher, source.title, source.url)))
        yield _("Source: %(source)s") % {"source": words}


def taken_back(spot: SpotReport, family: Family) -> Iterator[Resource]:
    """State each sign that parents took back, which stays reported where it was."""
    for number, sign in enumerate(spot.withdrawn):
        uuid = part_of(spot.uuid, f"taken back {number} {sign.code}")
        said = observation(
            uuid,
            own("taken_back", _taken(sign)),
            family=family,
            by=sign.by,
            effective=sign.on,
        )
        yield {**said, "valueString": sign.why}


def _taken(sign: WithdrawnSign) -> str:
    return _("Sign taken back: %(name)s") % {"name": short_name(sign.code)}
