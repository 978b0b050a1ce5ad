"""The figures of a report, checked by hand."""

from datetime import date
from decimal import Decimal

import pytest

from conditions.rules import Source, Urgency
from diary.assessment.answer import Level, Reason
from diary.clinical_report import (
    Answer,
    Exposure,
    SignWording,
    Span,
    Treatment,
    WithdrawnSign,
    pressure,
)
from diary.clinical_report.figures import Score
from tests.diary.reports import (
    NOTICED_ON,
    TODAY,
    a_child,
    a_photo,
    a_report,
    a_spot,
    a_visit,
    an_answer,
    an_entry,
)

ASKED = ("NON_BLANCHING", "BREATHING")
WORDINGS = tuple(SignWording(key, f"{key}?") for key in ASKED)


def test_age_is_counted_in_days_from_birth() -> None:
    child = a_child()

    assert child.age_on(NOTICED_ON) == 11
    assert child.age_on(TODAY) == 42


@pytest.mark.parametrize(
    ("weeks", "corrected"), [(32, 42 - 56), (36, 42 - 28), (37, None), (None, None)]
)
def test_corrected_age_counts_from_40_weeks_for_a_child_born_early(
    weeks: int | None, corrected: int | None
) -> None:
    child = a_child(weeks_at_birth=weeks)

    assert child.corrected_age_on(TODAY) == corrected


def test_age_of_a_child_without_a_birth_date_is_unknown() -> None:
    child = a_child(born_on=None, weeks_at_birth=32)

    assert child.age_on(TODAY) is None
    assert child.corrected_age_on(TODAY) is None


def test_days_run_from_first_noticed_to_today() -> None:
    assert a_spot().days == 31


def test_days_of_a_spot_that_has_gone_end_there() -> None:
    assert a_spot(gone_on=date(2026, 11, 1)).days == 11


def test_days_are_unknown_without_a_first_day() -> None:
    assert a_spot(noticed_on=None).days is None


@pytest.mark.parametrize(
    ("due_on", "gone_on", "passed"),
    [
        (TODAY, None, True),
        (date(2026, 11, 22), None, False),
        (date(2026, 11, 19), date(2026, 11, 18), False),
        (date(2026, 11, 19), date(2026, 11, 19), True),
        (None, None, False),
    ],
)
def test_limit_has_passed_on_the_day_it_is_due(
    due_on: date | None, gone_on: date | None, *, passed: bool
) -> None:
    spot = a_spot(assessment=an_answer(due_on=due_on), gone_on=gone_on)

    assert spot.limit_has_passed is passed


def test_entries_outside_the_chosen_days_are_left_out() -> None:
    spot = a_spot(
        *(an_entry(day) for day in range(5)),
        covers=Span(date(2026, 10, 22), date(2026, 10, 24)),
    )

    assert [entry.day for entry in spot.entries] == [1, 2, 3]


def test_a_sign_outside_the_chosen_days_is_still_counted() -> None:
    spot = a_spot(
        an_entry(0, signs=("BREATHING",), signs_asked=ASKED),
        an_entry(9),
        covers=Span(date(2026, 10, 30), TODAY),
        wordings=WORDINGS,
    )

    assert [sign.name for sign in spot.urgent_signs] == ["Breathing"]


def test_signs_count_how_often_they_were_answered() -> None:
    spot = a_spot(
        an_entry(0, signs_asked=ASKED),
        an_entry(1, signs_asked=("BREATHING",)),
        an_entry(2),
        wordings=WORDINGS,
    )

    counted = {line.code: (line.answered, line.entries) for line in spot.signs}
    assert counted == {"NON_BLANCHING": (1, 3), "BREATHING": (2, 3)}
    assert [line[0].code for line in spot.no_by_count] == ["BREATHING", "NON_BLANCHING"]


def test_a_sign_nobody_asked_about_is_not_recorded_and_never_no() -> None:
    spot = a_spot(an_entry(0), wordings=WORDINGS)

    assert {line.answer for line in spot.signs} == {Answer.NOT_RECORDED}
    assert spot.urgent_asked == (0, 2)


def test_a_sign_reported_once_is_yes_with_its_day() -> None:
    spot = a_spot(
        an_entry(0, signs_asked=ASKED),
        an_entry(13, signs=("BREATHING",), signs_asked=ASKED),
        wordings=WORDINGS,
    )

    [line] = spot.signs_by_answer[Answer.YES]
    assert (line.name, line.yes_on) == ("Breathing", (date(2026, 11, 3),))


def test_wordings_of_one_sign_are_one_line() -> None:
    spot = a_spot(
        an_entry(0, signs=("hives/BREATHING",)),
        an_entry(1, signs_asked=("BREATHING",)),
        wordings=(
            SignWording("BREATHING", "Struggling to breathe?"),
            SignWording("hives/BREATHING", "Wheezing?"),
        ),
    )

    [line] = spot.signs
    assert line.questions == ("Struggling to breathe?", "Wheezing?")
    assert (line.answered, line.yes_on) == (2, (NOTICED_ON,))


def test_a_sign_that_lost_its_wording_is_still_reported_as_urgent() -> None:
    spot = a_spot(an_entry(0, signs=("OLD_SIGN",)))

    assert [sign.name for sign in spot.urgent_signs] == ["Old sign"]


def test_a_routine_sign_is_reported_without_being_urgent() -> None:
    wording = SignWording("SLEEP_LOSS", "Losing sleep?", urgent=False)
    spot = a_spot(an_entry(0, signs=("SLEEP_LOSS",)), wordings=(wording,))

    assert spot.urgent_signs == ()
    assert spot.signs_by_answer[Answer.YES][0].code == "SLEEP_LOSS"


def test_a_sign_ticked_by_mistake_stands_with_that_word() -> None:
    taken = WithdrawnSign("BREATHING", "Ticked by mistake", TODAY)
    spot = a_spot(
        an_entry(0, signs=("BREATHING",)), wordings=WORDINGS, withdrawn=(taken,)
    )

    assert spot.urgent_signs[0].withdrawn == (taken,)


def test_a_sign_that_the_facts_raise_is_an_urgent_one() -> None:
    fever = Reason("FEVER_UNDER_3M", "Call now.", urgency=Urgency.EMERGENCY)
    always = Reason("always_see_doctor", "See a doctor.", urgency=Urgency.SOON)
    spot = a_spot(assessment=an_answer(reasons=(fever, always)))

    assert [sign.name for sign in spot.urgent_signs] == ["Fever under 3m"]


def test_the_highest_temperature_stands_with_its_first_day() -> None:
    spot = a_spot(
        an_entry(1, temperature_c=Decimal("37.1")),
        an_entry(3, temperature_c=Decimal("37.6")),
        an_entry(4, temperature_c=Decimal("37.6")),
        an_entry(5),
    )

    assert spot.hottest is not None
    assert (spot.hottest.temperature_c, spot.hottest.day) == (Decimal("37.6"), 3)


def test_itch_counts_only_the_entries_that_say() -> None:
    spot = a_spot(an_entry(0, itch=0), an_entry(1, itch=7), an_entry(2))

    assert spot.itch == Score(said=2, above_zero=1, highest=7)
    assert spot.sleep is None


def test_sizes_run_from_smallest_to_largest() -> None:
    spot = a_spot(an_entry(0, size_mm=20), an_entry(1, size_mm=5))

    assert spot.sizes_mm == (5, 20)


def test_unwell_days_are_those_that_say_so() -> None:
    spot = a_spot(an_entry(0, well=True), an_entry(1, well=False), an_entry(2))

    assert spot.well is not None
    assert (spot.well.said, spot.unwell_on) == (2, (date(2026, 10, 22),))


def test_other_places_stand_with_the_first_day_that_names_them() -> None:
    spot = a_spot(
        an_entry(0, sites=("Tummy",)),
        an_entry(5, sites=("Tummy", "Chest")),
        an_entry(7, sites=("Chest",)),
    )

    assert [(place.place, place.day) for place in spot.spread_to] == [("Chest", 5)]


def test_what_several_entries_say_of_a_treatment_is_brought_together() -> None:
    spot = a_spot(
        an_entry(5, treatments=(Treatment("Emollient", outcome="same"),)),
        an_entry(9, treatments=(Treatment("emollient", outcome="worse"),)),
    )

    [emollient] = spot.tried
    assert (emollient.name, emollient.day) == ("Emollient", 5)
    assert emollient.outcomes == ("same", "worse")


def test_a_treatment_without_a_recorded_end_is_in_use_as_far_as_is_known() -> None:
    ended = Treatment("Cream", until=date(2026, 10, 30))
    spot = a_spot(
        an_entry(5, treatments=(ended, Treatment("Emollient"))),
        an_entry(9, treatments=(Treatment("Emollient"),)),
    )

    [emollient] = spot.in_use

    assert (emollient.name, emollient.last_on) == ("Emollient", date(2026, 10, 30))


def test_a_treatment_counts_from_the_day_it_was_begun_where_known() -> None:
    tried = Treatment("Cream", since=date(2026, 10, 23), until=date(2026, 10, 30))

    [cream] = a_spot(an_entry(9, treatments=(tried,))).tried

    assert (cream.day, cream.until) == (2, date(2026, 10, 30))


def test_entries_that_share_an_exposure_are_brought_together() -> None:
    soap = Exposure("soap_wash", "Soap")
    spot = a_spot(an_entry(5, exposures=(soap,)), an_entry(8, exposures=(soap,)))

    [noted] = spot.noted
    assert [entry.day for entry in noted.entries] == [5, 8]


def test_first_page_shows_the_first_the_worst_and_the_latest_photo() -> None:
    entries = [an_entry(day, photos=(a_photo(day),)) for day in range(20)]
    entries[8] = an_entry(8, photos=(a_photo(8),), course="worse")

    shown = a_spot(*entries).photos

    days = [photo.entry.day for photo in shown]
    assert len(days) == 5
    assert {0, 8, 19} <= set(days)
    assert days == sorted(days, key=lambda day: day or 0)


def test_few_photos_are_all_shown() -> None:
    spot = a_spot(an_entry(0, photos=(a_photo(1), a_photo(2))), an_entry(1))

    assert [shown.photo for shown in spot.photos] == [a_photo(1), a_photo(2)]


def test_a_visit_that_is_planned_has_not_been() -> None:
    spot = a_spot(
        visits=(
            a_visit(date(2026, 11, 3)),
            a_visit(date(2026, 11, 10), planned=True),
            a_visit(date(2026, 11, 25), planned=True),
        )
    )

    assert spot.seen_on == (date(2026, 11, 3),)
    assert spot.booked_on == date(2026, 11, 25)


def test_a_day_that_a_doctor_named_is_told_apart_from_the_limit() -> None:
    visit = a_visit(date(2026, 11, 3), review_on=date(2026, 11, 24))
    answer = an_answer(due_on=date(2026, 11, 24))

    assert a_spot(visits=(visit,), assessment=answer).due_by_doctor
    assert not a_spot(visits=(visit,)).due_by_doctor


def test_where_neither_has_a_day_none_is_the_doctors() -> None:
    visit = a_visit(date(2026, 11, 3), review_on=None)
    answer = an_answer(due_on=None)

    assert not a_spot(visits=(visit,), assessment=answer).due_by_doctor


def test_the_latest_name_a_doctor_gave_is_the_diagnosis() -> None:
    spot = a_spot(
        visits=(
            a_visit(date(2026, 11, 3), diagnosis="Heat rash"),
            a_visit(date(2026, 11, 5), diagnosis="Eczema", in_their_words="mild"),
            a_visit(date(2026, 11, 9)),
        )
    )

    assert spot.diagnosis == "Eczema, mild"


def test_the_most_pressing_spot_comes_first() -> None:
    calm = a_spot(assessment=an_answer(level=Level.WITHIN_WINDOW))
    later = a_spot(assessment=an_answer(due_on=TODAY))
    soon = a_spot()

    assert sorted([calm, later, soon], key=pressure) == [soon, later, calm]


def test_a_report_sums_up_entries_and_photos() -> None:
    report = a_report(
        a_spot(an_entry(0, photos=(a_photo(1),)), an_entry(1)),
        a_spot(an_entry(2, photos=(a_photo(2), a_photo(3)))),
    )

    assert (report.entry_count, report.photo_count) == (3, 3)


def test_a_report_begins_when_something_was_first_noticed_or_said() -> None:
    assert a_report(a_spot(an_entry(3))).first_day == NOTICED_ON
    assert a_report(a_spot(an_entry(3), noticed_on=None)).first_day == date(
        2026, 10, 24
    )
    assert a_report(a_spot(noticed_on=None)).first_day is None


def test_each_source_is_named_once() -> None:
    nhs, sea = Source("nhs", "NHS"), Source("sea", "Seattle Children's")

    report = a_report(a_spot(sources=(nhs, sea)), a_spot(sources=(sea,)))

    assert report.sources == (nhs, sea)
