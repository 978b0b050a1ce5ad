"""What a parent leaves out is not in the report, and nothing else is missing."""

from dataclasses import replace
from uuid import UUID

from diary.clinical_report import ClinicalReport, LeftOut, WithdrawnSign, leave_out
from tests.diary.random_reports import random_reports
from tests.diary.reports import NOTICED_ON, a_photo, a_report, a_spot, a_visit, an_entry

NOTHING = LeftOut()
SHOWN, HIDDEN = a_photo(1), a_photo(2)


def report() -> ClinicalReport:
    entry = an_entry(3, note="Paler", written_by="Mum", photos=(SHOWN, HIDDEN))
    taken = WithdrawnSign("FEVER", "mistake", NOTICED_ON, "Dad")
    visit = a_visit(NOTICED_ON, written_by="Dad", advice="Keep it cool")
    spot = a_spot(entry, visits=(visit,), withdrawn=(taken,))
    return a_report(spot, prepared_by="Mum")


def test_who_leaves_nothing_out_has_the_whole_report() -> None:
    for drawn in random_reports(50):
        assert leave_out(drawn, NOTHING) == drawn


def test_a_photo_is_left_out_and_the_others_counted() -> None:
    left = leave_out(report(), LeftOut(frozenset({HIDDEN.uuid})))

    assert left.photo_count == 1
    assert [one.photo for one in left.spots[0].photos] == [SHOWN]
    assert left.left_out == ("photos",)


def test_a_photo_that_is_not_there_is_not_said_to_be_left_out() -> None:
    left = leave_out(report(), LeftOut(frozenset({UUID(int=7)})))

    assert left == report()


def test_names_go_wherever_somebody_is_named() -> None:
    left = leave_out(report(), LeftOut(names=True))

    said = repr(replace(left, child=replace(left.child, name="")))
    assert "Mum" not in said
    assert "Dad" not in said
    assert left.spots[0].entries[0].note == "Paler"
    assert left.left_out == ("names",)


def test_notes_go_and_what_the_doctor_said_stays() -> None:
    left = leave_out(report(), LeftOut(notes=True))

    assert left.spots[0].entries[0].note == ""
    assert left.spots[0].visits[0].advice == "Keep it cool"
    assert left.left_out == ("notes",)


def test_without_notes_none_are_said_to_be_left_out() -> None:
    assert leave_out(a_report(a_spot()), LeftOut(notes=True)).left_out == ()


def test_no_figure_but_those_of_photos_changes() -> None:
    for drawn in random_reports(50):
        photos = {p.uuid for s in drawn.spots for e in s.written for p in e.photos}
        left = leave_out(drawn, LeftOut(frozenset(photos), notes=True, names=True))

        assert left.photo_count == 0
        assert left.entry_count == drawn.entry_count
        for spot, whole in zip(left.spots, drawn.spots, strict=True):
            assert [(one.code, one.answered, one.yes_on) for one in spot.signs] == [
                (one.code, one.answered, one.yes_on) for one in whole.signs
            ]
            assert spot.tried == whole.tried
            assert spot.hottest == whole.hottest or (
                spot.hottest
                and whole.hottest
                and spot.hottest.temperature_c == whole.hottest.temperature_c
            )
            assert spot.days == whole.days
