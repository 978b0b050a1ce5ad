"""The signs that were reported, computed or come with the label, and still stand."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from diary.assessment.computed import ComputedSigns
from diary.assessment.course import Course, is_later
from diary.assessment.facts import Entry, TakenBack
from diary.assessment.prepared import PreparedBook, PreparedRule
from diary.assessment.vocabulary import Scene
from diary.assessment.wordings import Standing, each_once

Ranks = Mapping[str, int]
_NO_SIGNS: Ranks = {}


class View(NamedTuple):
    """One spot, seen as one of its labels."""

    book: PreparedBook
    course: Course
    rule: PreparedRule
    labels: tuple[str, ...]

    def scene(self, entry: Entry, on: date, ranks: Ranks, left_out: str = "") -> Scene:
        """Show a test one entry, with the ages of the day `on`."""
        return Scene(
            entry,
            on,
            self.course.facts.born_on,
            self.course.start,
            self.rule.slug,
            self.course.checked,
            self.book.rules.sites_above_nipple_line,
            ranks,
            left_out,
        )


class Report(NamedTuple):
    """A sign no visit has cleared; `entry` is None where the label itself says so.

    `gone` says that a parent reported it gone without help.
    """

    standing: Standing
    entry: Entry | None
    gone: bool


def reports(view: View) -> list[Report]:
    """Gather every sign of every entry that neither a visit nor a parent ended."""
    found = [*_from_label(view), *_ticked(view)]
    found += _computed(view, view.rule.computed, _NO_SIGNS)
    if view.rule.linked:
        found += _computed(view, view.rule.linked, ranks(in_force(found)))
    return found


def in_force(found: Iterable[Report]) -> Iterator[Standing]:
    return (report.standing for report in found if not report.gone)


def ranks(standings: Iterable[Standing]) -> Ranks:
    """Rank codes, each by its most urgent standing."""
    return {standing.code: standing.rank for standing in each_once(standings)}


def _from_label(view: View) -> Iterator[Report]:
    code = view.rule.label_sign
    if code and not view.course.seen:
        standing = view.book.wordings.standing(code, view.rule.slug, ())
        if standing:
            yield Report(standing, None, gone=False)


def _ticked(view: View) -> Iterator[Report]:
    for entry in view.course.open_entries:
        for key in entry.signs:
            yield from _report(view, key, entry)


def _computed(view: View, signs: ComputedSigns, known: Ranks) -> list[Report]:
    found: list[Report] = []
    for entry in view.course.open_entries:
        possible = signs.possible(entry)
        if possible:
            scene = view.scene(entry, entry.on, known)
            for sign in possible:
                if sign.test(scene):
                    found += _report(view, sign.key, entry)
    return found


def _report(view: View, key: str, entry: Entry) -> Iterator[Report]:
    why = _taken_back(view, key, entry)
    standing = view.book.wordings.standing(key, view.rule.slug, view.labels)
    if standing and why is not TakenBack.MISTAKE:
        yield Report(standing, entry, gone=why is TakenBack.GONE_WITHOUT_HELP)


def _taken_back(view: View, key: str, entry: Entry) -> TakenBack | None:
    """Say why a sign of this entry no longer holds; a mistake was never there."""
    meant = (key, key.rpartition("/")[2])
    whys = {
        withdrawal.why
        for withdrawal in view.course.facts.withdrawals
        if withdrawal.sign in meant and not is_later(entry, withdrawal)
    }
    return next((why for why in TakenBack if why in whys), None)
