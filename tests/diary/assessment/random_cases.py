"""Random facts about a spot, seeded, crowded around the days that matter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from conditions.rules import Clock, Kind, Rule, RuleBook
from diary.assessment.facts import Entry, Facts, TakenBack, Visit, Withdrawal

T = TypeVar("T")

# Leap days, month ends, both changes of the clock, the turn of a year.
TODAYS = [
    date(2024, 2, 29),
    date(2025, 3, 1),
    date(2025, 5, 31),
    date(2026, 2, 28),
    date(2026, 3, 29),
    date(2026, 4, 30),
    date(2026, 10, 25),
    date(2027, 1, 1),
]
AGES = [0, 1, 6, 7, 27, 28, 29, 41, 42, 43, 59, 60, 61, 120, 121, 269, 271, 1826]
MONTHS = [3, 3, 3, 4, 6, 12]
SPANS = [0, 0, 1, 2, 3, 5, 7, 10, 22, 23, 28, 29, 60, 90, 365, 800]
TEMPERATURES = [None, None, 35.9, 36.0, 37.0, 37.9, 38.0, 38.9, 39.0, 40.0]
WEIGHTY = ["petechiae-purpura", "staphylococcal-scalded-skin", "hives", "cold-sore"]
SITES = ["cheek", "neck", "forehead", "chest", "sole"]
PRIMED = Entry(
    on=date.min,
    signs=("NON_BLANCHING",),
    temperature_c=37.2,
    sites=("cheek", "neck"),
    after_straining=True,
    well=True,
    spreading=False,
)


def ceil_part(days: int, numerator: int, denominator: int) -> int:
    return -(-days * numerator // denominator)


def telling_spans(rule: Rule) -> list[int]:
    """Days after which `rule` may change its answer, and their neighbours."""
    limits = [rule.limit_days, rule.limit_after_review_days]
    spans = [
        *limits,
        *(ceil_part(limit, 4, 5) for limit in limits if limit is not None),
        rule.early_advice_after_days,
        rule.onset_hard_max_days,
        rule.recurrence.within_days,
    ]
    near = [span + off for span in spans if span is not None for off in (-1, 0, 1)]
    return [span for span in near if span >= 0]


@dataclass
class RandomCases:
    """Draws facts and a day over `book`; the same seed draws the same cases."""

    book: RuleBook
    seed: int

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311 - repeatable, not secret
        self.slugs = list(self.book.rules)
        self.globals = [sign.code for sign in self.book.signs]
        self.own = [
            f"{slug}/{sign.code}"
            for slug, rule in self.book.rules.items()
            for sign in rule.signs
        ]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pick(self, options: Sequence[T]) -> T:
        return self.random.choice(options)

    def maybe(self, share: float, value: T) -> T | None:
        return value if self.chance(share) else None

    def draw(self) -> tuple[Facts, date]:
        """Draw the facts of one spot and the day to assess it on."""
        today = self.pick(TODAYS) - timedelta(self.pick([0, 0, 0, 1, 17, 200]))
        suspected = self.suspected()
        rule = self.book.rules[self.pick(suspected or ["unknown-rash"])]
        born_on = self.birth(today, rule)
        facts = Facts(
            born_on=self.maybe(0.88, born_on),
            kind=self.pick(list(Kind)),
            suspected=suspected,
            diagnosis=self.maybe(0.05, self.pick(self.slugs)),
        )
        facts = self.with_days(facts, today, rule, born_on)
        facts = self.with_reports(facts, today, rule)
        return (self.broken(facts, today) if self.chance(0.06) else facts), today

    def suspected(self) -> tuple[str, ...]:
        count = self.pick([0, 1, 1, 1, 1, 2, 2, 3])
        pool = self.slugs if self.chance(0.85) else WEIGHTY
        return tuple(self.pick(pool) for _ in range(count))

    # Days

    def birth(self, today: date, rule: Rule) -> date:
        if rule.clock is Clock.BIRTH and self.chance(0.6):
            return today - timedelta(self.pick(telling_spans(rule) or AGES))
        if self.chance(0.2):
            months = today.year * 12 + today.month - 1 - self.pick(MONTHS)
            first = date(months // 12, months % 12 + 1, 1)
            days = min(today.day, 28) - 1 + self.pick([-1, 0, 0, 1, 2, 3])
            return first + timedelta(days)
        if self.chance(0.4):
            return today - timedelta(self.pick(AGES))
        return today - timedelta(self.random.randrange(1900))

    def ago(self, today: date, rule: Rule) -> date:
        spans = telling_spans(rule)
        return today - timedelta(
            self.pick(spans if spans and self.chance(0.6) else SPANS)
        )

    def with_days(self, facts: Facts, today: date, rule: Rule, born_on: date) -> Facts:
        start = self.ago(today, rule)
        if rule.onset_hard_max_days is not None and self.chance(0.4):
            days = rule.onset_hard_max_days + self.pick([0, 0, 1, 1, 40])
            start = min(today, born_on + timedelta(days))
        start = max(start, born_on)
        facts = replace(
            facts,
            noticed_on=self.maybe(0.93, start),
            flare_started_on=self.maybe(0.25, max(self.ago(today, rule), born_on)),
            first_seen_on=self.maybe(0.25, max(self.ago(today, rule), born_on)),
            gone_on=self.maybe(0.12, start + (today - start) * self.random.random()),
        )
        return self.returned(facts, today, rule, start) if self.chance(0.3) else facts

    def returned(self, facts: Facts, today: date, rule: Rule, start: date) -> Facts:
        """Let the spot come and go: earlier starts, and maybe a return."""
        within = rule.recurrence.within_days
        spans = [0, 1, 5, 20, within - 1, within, within, within + 1]
        earlier = tuple(
            today - timedelta(self.pick(spans)) for _ in range(self.pick([1, 2, 3, 4]))
        )
        came_back_on = max(start, self.ago(today, rule))
        return replace(
            facts,
            earlier_starts_on=earlier,
            came_back_on=self.maybe(0.6, came_back_on),
            gone_on=self.maybe(0.3, came_back_on + timedelta(self.pick([-2, -1, 0]))),
        )

    def near(self, today: date, facts: Facts) -> date:
        """Draw a day on which something may be reported or somebody seen."""
        start = facts.came_back_on or facts.noticed_on or today
        spans = [0, 0, 0, 1, 1, 2, 7, 8, 14, 30, 90]
        day = today - timedelta(self.pick(spans))
        return start if self.chance(0.15) else max(day, facts.born_on or day)

    def instant(self, day: date) -> datetime | None:
        hour = self.pick([None, None, 8, 12, 12, 18])
        return None if hour is None else datetime.combine(day, time(hour), UTC)

    # Reports

    def with_reports(self, facts: Facts, today: date, rule: Rule) -> Facts:
        story = self.pick(["calm", "calm", "calm", "signs", "strain"])
        count = self.pick([0, 0, 1, 2] if story == "calm" else [1, 1, 2, 3, 4])
        entries = tuple(self.entry(facts, today, rule, story) for _ in range(count))
        days = [entry.on for entry in entries]
        visits = tuple(
            self.visit(facts, today, days) for _ in range(self.pick([0, 0, 0, 1, 1, 2]))
        )
        taken_back = tuple(
            self.withdrawal(today, self.pick(entries))
            for _ in range(self.pick([0, 0, 0, 1, 2]) if entries else 0)
        )
        return replace(facts, entries=entries, visits=visits, withdrawals=taken_back)

    def entry(self, facts: Facts, today: date, rule: Rule, story: str) -> Entry:
        day = self.near(today, facts)
        if story == "strain":
            return self.strained(day)
        calm = story == "calm"
        yes_no: list[bool | None] = (
            [None, False, False] if calm else [None, False, True]
        )
        return Entry(
            on=day,
            at=self.instant(day),
            made_at=self.instant(day),
            signs=() if calm and self.chance(0.9) else self.ticks(rule),
            temperature_c=self.pick([None, 36.0, 37.0] if calm else TEMPERATURES),
            fever_days=self.pick([None, 0, 4] if calm else [None, 0, 4, 5]),
            sites=tuple(self.random.sample(SITES, self.pick([0, 1, 2]))),
            vesicles=self.pick(yes_no),
            pustules=self.pick(yes_no),
            cough=self.pick(yes_no),
            after_straining=self.pick(yes_no),
            well=self.pick([None, True, False]),
            spreading=self.pick([None, True, False]),
        )

    def strained(self, day: date) -> Entry:
        """Draw pinpoint dots after straining, sometimes with one fact amiss."""
        entry = replace(PRIMED, on=day, at=self.instant(day))
        if self.chance(0.3):
            entry = replace(entry, signs=())
        if self.chance(0.6):
            return entry
        return self.pick(
            [
                replace(entry, temperature_c=self.pick([None, 38.0])),
                replace(entry, sites=self.pick([(), ("cheek", "chest")])),
                replace(entry, after_straining=self.pick([None, False])),
                replace(entry, well=self.pick([None, False])),
                replace(entry, spreading=self.pick([None, True])),
                replace(entry, signs=(*entry.signs, self.pick(self.globals))),
            ]
        )

    def ticks(self, rule: Rule) -> tuple[str, ...]:
        own = [sign.code for sign in rule.signs]
        mild = ["WEAK_IMMUNITY", "SPREADING_CROPS", "SCARS_NODULES", "ITCH_DISTRESS"]
        pools = [self.globals, mild, self.own, own, own]
        some = [self.pick(pool) for pool in self.random.choices(pools, k=2) if pool]
        return tuple(
            code.rpartition("/")[2] if self.chance(0.3) else code
            for code in some[: self.pick([0, 1, 1, 2])]
        )

    def visit(self, facts: Facts, today: date, entry_days: list[date]) -> Visit:
        on = self.pick([*entry_days, self.near(today, facts), self.near(today, facts)])
        on += timedelta(self.pick([-1, 0, 0, 0, 0, 0, 1, 1, 7]))
        ahead = [today + timedelta(self.pick([-1, 0, 0, 1, 2, 5]))]
        ahead.append(on + timedelta(self.pick([1, 5, 7, 10, 30, 60])))
        return Visit(
            on=on,
            at=self.instant(on),
            saw_same_day=self.chance(0.2),
            told_at=self.instant(on),
            diagnosis=self.maybe(0.2, self.pick(self.slugs)),
            review_on=self.maybe(0.3, max(on, self.pick(ahead))),
            only_if_it_changes=self.chance(0.15),
        )

    def withdrawal(self, today: date, entry: Entry) -> Withdrawal:
        sign = self.pick([*entry.signs, *entry.signs, *self.globals[:24]])
        if self.chance(0.3):
            sign = sign.rpartition("/")[2]
        on = min(today, entry.on + timedelta(self.pick([-1, 0, 0, 0, 1, 3])))
        why = self.pick(list(TakenBack))
        return Withdrawal(sign=sign, why=why, on=on, at=self.instant(on))

    # Impossible facts

    def broken(self, facts: Facts, today: date) -> Facts:
        """Spoil one fact, in one of the ways the paper lists."""
        tomorrow = today + timedelta(self.pick([1, 1, 1, 5]))
        born_on = facts.born_on or today - timedelta(40)
        start = facts.noticed_on or today
        unknown = Entry(on=today, signs=(self.pick(["NO_SUCH_SIGN", "hives/BOIL"]),))
        return self.pick(
            [
                replace(facts, born_on=born_on, noticed_on=born_on - timedelta(1)),
                replace(facts, born_on=start + timedelta(1)),
                replace(facts, noticed_on=tomorrow),
                replace(facts, came_back_on=tomorrow),
                replace(facts, born_on=tomorrow, noticed_on=None),
                replace(facts, gone_on=start - timedelta(1), came_back_on=None),
                replace(facts, gone_on=tomorrow),
                replace(facts, suspected=(*facts.suspected, "no-such-condition")),
                replace(facts, diagnosis="no-such-condition"),
                replace(facts, entries=(*facts.entries, unknown)),
            ]
        )
