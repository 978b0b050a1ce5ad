"""What asks for a doctor on one day: signs after exceptions, and age rules."""

from datetime import date
from typing import NamedTuple

from conditions.rules import Urgency
from diary.assessment import words
from diary.assessment.answer import Reason
from diary.assessment.course import is_later
from diary.assessment.facts import Entry
from diary.assessment.prepared import PreparedAgeRule, PreparedException
from diary.assessment.reports import Ranks, Report, View, in_force, ranks, reports
from diary.assessment.vocabulary import RANK
from diary.assessment.wordings import Standing, each_once

_NO_ENTRY = Entry(on=date.min)
_EMERGENCY, _ROUTINE = RANK[Urgency.EMERGENCY], RANK[Urgency.ROUTINE]


class Signs(NamedTuple):
    """The signs of one label from one doctor's visit to the next."""

    view: View
    reports: list[Report]
    ranks: Ranks

    def on(self, day: date) -> list[Standing]:
        """List what is in force on `day`: every code once, at its most urgent."""
        rules = self.view.rule.age_rules
        aged = [rule.standing for rule in rules if self._holds(rule, day)]
        if not self.reports:
            return aged
        judged = [self._judge(report, day, aged) for report in self.reports]
        return each_once([*filter(None, judged), *aged])

    def _holds(self, age_rule: PreparedAgeRule, day: date) -> bool:
        course = self.view.course
        if age_rule.only_ages and course.seen:
            return False
        entries = course.open_entries if age_rule.per_entry else (_NO_ENTRY,)
        return any(
            age_rule.test(self.view.scene(entry, day, self.ranks)) for entry in entries
        )

    def _judge(
        self, report: Report, day: date, aged: list[Standing]
    ) -> Standing | None:
        """Lower a sign that an exception speaks of; of one gone keep a word at most."""
        standing = report.standing
        exceptions = self.view.book.exceptions.get(standing.code)
        if exceptions:
            others = ranks([*in_force(self.reports), *aged])
            for exception in exceptions:
                if self._excuses(exception, report, day, others):
                    standing = _lowered(standing, exception)
        if not report.gone:
            return standing
        return _talk_about(standing) if standing.rank == _EMERGENCY else None

    def _excuses(
        self, exception: PreparedException, report: Report, day: date, others: Ranks
    ) -> bool:
        """Whether an exception is known to hold, and nothing denied it since.

        The sign of an entry is judged by that entry and its day's age; the sign
        that is the label itself by any entry of this episode, with the age of `day`.
        """

        def test(entry: Entry) -> bool | None:
            on = day if report.entry is None else entry.on
            scene = self.view.scene(entry, on, others, left_out=report.standing.code)
            return exception.test(scene)

        course = self.view.course
        entries = course.facts.entries
        granting = course.of_this_episode if report.entry is None else (report.entry,)
        return any(
            test(entry)
            and all(test(e) is not False for e in entries if not is_later(entry, e))
            for entry in granting
        )


def signs(view: View) -> Signs:
    found = reports(view)
    return Signs(view, found, ranks(in_force(found)) if found else {})


def _lowered(standing: Standing, exception: PreparedException) -> Standing:
    if exception.rank <= standing.rank:
        return standing
    return standing._replace(rank=exception.rank, reason=exception.reason)


def _talk_about(standing: Standing) -> Standing:
    """Keep a word about an emergency sign that went without help."""
    reason = Reason(
        standing.code,
        words.GONE_WITHOUT_HELP,
        standing.reason.sources,
        Urgency.ROUTINE,
    )
    return standing._replace(rank=_ROUTINE, reason=reason)
