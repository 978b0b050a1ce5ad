"""One report gathered from the database."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from conditions.exchange.values import Code, Codes
from conditions.queries import Published, published
from conditions.rules import Clock
from diary.assessment import Assessment, Level
from diary.clinical_report import (
    Answer,
    ClinicalReport,
    Exposure,
    Span,
    Treatment,
)
from diary.models import Spot, Tag, WithdrawnSign
from diary.queries.clinical_report import Scope, gather
from tests.diary.reports import an_answer
from tests.factories import (
    ChildFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
    UserFactory,
    VisitFactory,
)

NOW = datetime(2026, 11, 8, 12, tzinfo=UTC)
TODAY = NOW.date()
SCOPE = Scope(NOW, Span(None, TODAY), prepared_by="Mum")
pytestmark = pytest.mark.django_db


def gathered(
    spots: Iterable[Spot],
    *,
    names: dict[int, str] | None = None,
    data: Published | None = None,
    **answer: object,
) -> ClinicalReport:
    rows = list(Spot.objects.filter(pk__in=[spot.pk for spot in spots]))
    assessments: dict[int, Assessment] = {row.pk: an_answer(**answer) for row in rows}
    return gather(
        rows[0].child,
        rows,
        assessments,
        scope=SCOPE,
        names=names or {},
        data=data or published(),
    )


def test_a_report_names_the_child_and_who_prepared_it() -> None:
    child = ChildFactory(
        name="Maya", sex="girl", weeks_at_birth=33, background="Asthma", allergies="Egg"
    )

    report = gathered([SpotFactory(child=child)])

    assert (report.child.name, report.child.sex) == ("Maya", "girl")
    assert (report.child.weeks_at_birth, report.child.background) == (33, "Asthma")
    assert (report.child.allergies, report.child.no_known_allergies) == ("Egg", False)
    assert (report.on, report.prepared_by) == (TODAY, "Mum")


def test_codes_become_the_names_people_read() -> None:
    spot = SpotFactory(site="cheek", side="left", suspected=["neonatal-milia"])
    entry = ObservationFactory(spot=spot, sites=["cheek", "nose"])
    Tag.objects.create(
        observation=entry, what="exposure", code="soap_wash", detail="new brand"
    )

    [stated] = gathered([spot]).spots

    name = "Soap, shampoo, bubble bath"
    assert (stated.place, stated.site) == ("Left cheek", "Cheek")
    assert stated.suspected == (published().conditions["neonatal-milia"].name,)
    assert stated.entries[0].sites == ("Cheek", "Nose")
    assert stated.entries[0].exposures == (Exposure("soap_wash", name, "new brand"),)


def test_an_entry_keeps_its_day_its_zone_and_its_writer() -> None:
    spot = SpotFactory(noticed_on=date(2026, 10, 10))
    mum = UserFactory()
    written = ObservationFactory(
        spot=spot,
        written_by=mum,
        observed_on=date(2026, 10, 15),
        observed_at=datetime(2026, 10, 14, 22, tzinfo=UTC),
        timezone="Asia/Kolkata",
        treatments=[{"name": "Emollient", "since": "2026-10-12", "outcome": "same"}],
    )

    [entry] = gathered([spot], names={mum.pk: "Mum"}).spots[0].entries

    assert (entry.uuid, entry.written_by) == (written.uuid, "Mum")
    assert (entry.on, entry.day, entry.zone) == (date(2026, 10, 15), 5, "Asia/Kolkata")
    assert entry.treatments == (
        Treatment("Emollient", since=date(2026, 10, 12), outcome="same"),
    )


def test_deleted_entries_are_not_told() -> None:
    spot = SpotFactory()
    ObservationFactory(spot=spot, deleted_at=datetime(2026, 10, 11, tzinfo=UTC))

    report = gathered([spot])

    assert report.entry_count == 0


def test_entries_stand_in_the_order_they_were_seen() -> None:
    spot = SpotFactory()
    for day in (3, 1, 2):
        at = datetime(2026, 10, 10 + day, tzinfo=UTC)
        ObservationFactory(spot=spot, observed_at=at, observed_on=at.date())

    [stated] = gathered([spot]).spots

    assert [entry.day for entry in stated.entries] == [1, 2, 3]


def test_an_entry_written_a_day_after_is_marked_late() -> None:
    spot = SpotFactory()
    with_gap = ObservationFactory(spot=spot)
    with_gap.created_at = with_gap.observed_at + timedelta(days=2)
    with_gap.save()

    [entry] = gathered([spot]).spots[0].entries

    assert entry.is_late
    assert entry.written_on == date(2026, 10, 12)


def test_signs_are_told_in_the_words_that_were_asked() -> None:
    spot = SpotFactory(suspected=["neonatal-milia"])
    entry = ObservationFactory(spot=spot, signs_asked=["BREATHING", "NON_BLANCHING"])
    Tag.objects.create(observation=entry, what="sign", code="NON_BLANCHING")

    [stated] = gathered([spot]).spots

    lines = {line.code: line for line in stated.signs}
    assert lines["NON_BLANCHING"].answer is Answer.YES
    assert "clear glass" in lines["NON_BLANCHING"].questions[0]
    assert lines["BREATHING"].answer is Answer.NO
    assert lines["SEIZURE"].answer is Answer.NOT_RECORDED


def test_a_sign_asked_under_an_earlier_label_stays_told() -> None:
    spot = SpotFactory(suspected=[])
    ObservationFactory(spot=spot, signs_asked=["neonatal-acne/SCARS_NODULES"])

    [stated] = gathered([spot], rule_slug="unknown-rash").spots

    lines = {line.code: line for line in stated.signs}
    assert lines["SCARS_NODULES"].answer is Answer.NO


def test_a_sign_taken_back_stands_with_why() -> None:
    spot = SpotFactory()
    WithdrawnSign.objects.create(
        household=spot.household,
        spot=spot,
        code="BREATHING",
        why="mistake",
        withdrawn_at=datetime(2026, 11, 1, tzinfo=UTC),
        withdrawn_on=date(2026, 11, 1),
    )

    [stated] = gathered([spot]).spots

    assert stated.withdrawn[0].why == "Ticked by mistake"


def test_visits_stand_with_what_the_doctor_said() -> None:
    spot = SpotFactory()
    VisitFactory(spot=spot, on=date(2026, 10, 20), diagnosis="neonatal-milia")

    [stated] = gathered([spot]).spots

    [visit] = stated.visits
    assert visit.diagnosis == published().conditions["neonatal-milia"].name
    assert visit.day == 10


def test_all_that_is_told_keeps_its_id_and_who_wrote_it() -> None:
    spot, mum = SpotFactory(), UserFactory()
    photo = PhotoFactory(observation=ObservationFactory(spot=spot, written_by=mum))
    visit = VisitFactory(spot=spot, recorded_by=mum)

    report = gathered([spot], names={mum.pk: "Mum"})

    [stated] = report.spots
    assert report.child.uuid == spot.child.uuid
    assert stated.entries[0].photos[0].uuid == photo.uuid
    assert (stated.visits[0].uuid, stated.visits[0].written_by) == (visit.uuid, "Mum")


def test_a_diagnosis_has_the_codes_that_were_verified() -> None:
    spot = SpotFactory()
    VisitFactory(spot=spot, diagnosis="neonatal-milia")
    known = published().conditions["neonatal-milia"].codes

    [stated] = gathered([spot]).spots

    assert {code.system for code in stated.diagnosis_codes} == {
        "icd10_who",
        "icd10_cm",
        "icd11",
    }
    assert known.icd11 is not None
    assert stated.diagnosis_codes[-1].code == known.icd11.code


def test_a_code_that_nobody_verified_is_left_out() -> None:
    spot, data = SpotFactory(), published()
    VisitFactory(spot=spot, diagnosis="neonatal-milia")
    milia = data.conditions["neonatal-milia"]
    guess = Codes(snomed_ct=Code("1", "Milium", verified=False))
    conditions = {**data.conditions, milia.slug: replace(milia, codes=guess)}

    [stated] = gathered([spot], data=replace(data, conditions=conditions)).spots

    assert stated.diagnosis != ""
    assert stated.diagnosis_codes == ()


def test_earlier_episodes_stand_with_their_days() -> None:
    first = SpotFactory(noticed_on=date(2026, 10, 11))
    again = SpotFactory(child=first.child, came_back_from=first)

    [stated] = gathered([again]).spots

    assert stated.earlier_on == (date(2026, 10, 11),)


def test_sources_are_those_of_the_rule_that_was_used() -> None:
    [stated] = gathered([SpotFactory()], rule_slug="neonatal-milia").spots

    rule = published().rulebook.rules["neonatal-milia"]
    assert stated.rule_name == rule.name
    assert stated.sources == rule.sources


def test_a_child_without_entries_or_a_first_day_has_a_report() -> None:
    report = gathered(
        [SpotFactory(noticed_on=None)],
        level=Level.NEEDS_INFORMATION,
        clock=Clock.ONSET,
        clock_start=None,
        due_on=None,
        limit_days=None,
        rule_slug=None,
    )

    [stated] = report.spots
    assert (stated.days, stated.entries, stated.photos) == (None, (), ())
    assert report.first_day is None


@pytest.mark.parametrize(("spots", "entries"), [(1, 3), (1, 60), (4, 20)])
def test_queries_do_not_grow_with_spots_entries_or_photos(
    spots: int, entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    child = ChildFactory()
    made = [SpotFactory(child=child) for _ in range(spots)]
    first = SpotFactory(child=child)
    made.append(SpotFactory(child=child, came_back_from=first))
    for spot in made:
        for _ in range(entries):
            PhotoFactory(observation=ObservationFactory(spot=spot))
    chosen = Spot.objects.filter(pk__in=[spot.pk for spot in made])
    rows = list(chosen.select_related("child"))
    answers = {row.pk: an_answer() for row in rows}
    data = published()

    with django_assert_num_queries(7):
        report = gather(child, rows, answers, scope=SCOPE, names={}, data=data)

    assert report.photo_count == (spots + 1) * entries
