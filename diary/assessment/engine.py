"""Where a spot stands: the one function that every page, prompt and report asks."""

from datetime import date

from conditions.rules import RuleBook
from diary.assessment.answer import Assessment
from diary.assessment.change import next_change_on
from diary.assessment.facts import Facts
from diary.assessment.prepared import prepared
from diary.assessment.verdict import Answer, answer, open_case


def stance(facts: Facts, rules: RuleBook, today: date) -> Answer:
    """Say what `assess` says of level, act_by and reasons, without looking ahead.

    When that changes next takes nearly as long again to find.
    """
    return answer(open_case(facts, prepared(rules), today), today)


def assess(facts: Facts, rules: RuleBook, today: date) -> Assessment:
    """Say where a spot stands on `today`, a day of the household's time zone."""
    book = prepared(rules)
    case = open_case(facts, book, today)
    now = answer(case, today)
    (rule, limit), mistake = now.ticking, next(iter(now.mistakes), None)
    return Assessment(
        level=now.level,
        act_by=now.act_by,
        reasons=now.reasons,
        error=mistake.code if mistake else None,
        error_text=mistake.text if mistake else "",
        elapsed_days=(today - limit.start).days if limit.start else None,
        clock=rule.rule.clock,
        clock_start=limit.start,
        window=rule.rule.window,
        limit_days=limit.limit_days,
        due_on=limit.due_on,
        next_change_on=next_change_on(case, book, today, now),
        rule_slug=rule.slug,
        rule_revision=rule.rule.revision,
    )
