"""One entry: what was seen, the temperature, and the signs that were asked.

What nobody recorded is left out, and is never "no".
"""

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from diary.clinical_report import EntryRecord, SpotReport
from diary.clinical_report.signs import code_of, short_name
from diary.exports.fhir.observation import (
    SURVEY,
    VITAL_SIGNS,
    component,
    not_recorded,
    observation,
)
from diary.exports.fhir.people import Family
from diary.exports.fhir.shapes import (
    LOINC,
    Resource,
    coding,
    concept,
    days,
    instant,
    own,
    part_of,
    quantity,
    reference,
)
from diary.exports.words import COURSE, SPREAD, YES_NO


def entry_observations(
    entry: EntryRecord, spot: SpotReport, family: Family
) -> Iterator[Resource]:
    """Return the entry itself first; the others are its members."""
    parts = [*_temperature(entry, family), *_signs(entry, spot, family)]
    said = [*_course(entry), *_scales(entry), *_yes_no(entry), *_new(entry)]
    seen = _observation(entry, family)(entry.uuid, own("entry", _("Skin diary entry")))
    yield {
        **seen,
        "issued": instant(entry.local_written_at),
        "bodySite": {"text": spot.place},
        "note": [{"text": entry.note}, {"text": _late(entry)}],
        "hasMember": [reference("Observation", part["id"]) for part in parts],
        "derivedFrom": [reference("Media", photo.uuid) for photo in entry.photos],
        "component": said,
        "dataAbsentReason": None if said or parts else not_recorded(),
    }
    yield from parts


def _observation(entry: EntryRecord, family: Family) -> partial[Resource]:
    at = instant(entry.local_at)
    return partial(observation, family=family, by=entry.written_by, effective=at)


def _late(entry: EntryRecord) -> str:
    if not entry.is_late:
        return ""
    return _("Added later, on %(day)s") % {"day": entry.written_on.isoformat()}


def _temperature(entry: EntryRecord, family: Family) -> Iterator[Resource]:
    if entry.temperature_c is None:
        return
    code = coding(LOINC, "8310-5", "Body temperature")
    measured = _observation(entry, family)(
        part_of(entry.uuid, "temperature"),
        concept(_("Highest temperature"), code),
        categories=(SURVEY, VITAL_SIGNS),
    )
    yield {**measured, "valueQuantity": quantity(entry.temperature_c, "°C", "Cel")}


def _signs(entry: EntryRecord, spot: SpotReport, family: Family) -> Iterator[Resource]:
    """Answer each sign that was asked, yes or no, in the words of the question."""
    asked = dict.fromkeys((*entry.signs_asked, *entry.signs))
    if not asked:
        return
    questions = {wording.key: wording.question for wording in spot.wordings}
    code = own("signs", _("Warning signs asked"))
    answered = _observation(entry, family)(part_of(entry.uuid, "signs"), code)
    yield {
        **answered,
        "component": [
            component(
                own(key, questions.get(key) or short_name(code_of(key))),
                valueBoolean=key in entry.signs,
            )
            for key in asked
        ],
    }


def _course(entry: EntryRecord) -> Iterator[Resource]:
    if entry.course:
        words = str(COURSE[entry.course])
        value = own(entry.course, words)
        yield component(
            own("course", _("Compared with last time")), valueCodeableConcept=value
        )
    if entry.fever_days is not None:
        yield component(
            own("fever_days", _("Days of fever so far")),
            valueQuantity=days(entry.fever_days),
        )


def _scales(entry: EntryRecord) -> Iterator[Resource]:
    if entry.itch is not None:
        yield component(own("itch", _("Itch, 0 to 10")), valueInteger=entry.itch)
    if entry.sleep is not None:
        yield component(
            own("sleep", _("Sleep lost, 0 to 10")), valueInteger=entry.sleep
        )
    if entry.size_mm is not None:
        size = quantity(entry.size_mm, "mm", "mm")
        yield component(own("size", _("Size")), valueQuantity=size)
    if entry.spread is not None:
        value = own(f"spread-{entry.spread}", str(SPREAD[entry.spread]))
        yield component(own("spread", _("Spread")), valueCodeableConcept=value)
    for place in entry.sites:
        yield component(own("place", _("Where it was")), valueString=place)


def _yes_no(entry: EntryRecord) -> Iterator[Resource]:
    for fact, (yes, _no) in YES_NO.items():
        said = getattr(entry, fact)
        if said is not None:
            yield component(own(fact, str(yes)), valueBoolean=said)


def _new(entry: EntryRecord) -> Iterator[Resource]:
    """State what was new on that day: timing, never a cause."""
    for new in entry.exposures:
        text = f"{new.name}: {new.detail}" if new.detail else new.name
        value = own(new.code, text)
        yield component(own("new", _("New on that day")), valueCodeableConcept=value)
