"""Reports of random families: any age, zone and words, days that do not fit too."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from diary.assessment import Entry, Facts, Visit, assess
from diary.clinical_report import (
    ChildRecord,
    ClinicalReport,
    Code,
    EntryRecord,
    Exposure,
    PhotoRecord,
    SignWording,
    Span,
    SpotReport,
    Treatment,
    VisitRecord,
    WithdrawnSign,
)
from tests.diary.assessment.random_cases import RandomCases
from tests.rulebook import rulebook

ZONES = [
    "Europe/London",
    "America/St_Johns",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
]
WORDS = [
    "",
    "",
    "Paler today, and itches less.",
    "=cmd|' /C calc'!A0",
    '-1 & <b>bold</b> "quoted"\nsecond line',
    "\tindented, with a bell\x07 and a nul\x00",
    "أفضل اليوم <i>",
    "आज बेहतर है",
    "今天好一点 😀👶🏽",
    "Größer, süß",
    "]]></div><script>own()</script>",
    "   ",
]
CODE = Code("icd11", "KC40.1", "Neonatal milia")


class RandomReports:
    """Draws whole reports; the same seed draws the same ones."""

    def __init__(self, seed: int) -> None:
        self.cases = RandomCases(rulebook(), seed)
        self.random = self.cases.random
        self.pick, self.chance = self.cases.pick, self.cases.chance

    def words(self) -> str:
        return self.pick(WORDS)

    def uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def some(self, most: int) -> range:
        return range(self.random.randint(0, most))

    def draw(self) -> ClinicalReport:
        drawn = [self.cases.draw() for _spot in range(self.pick([1, 1, 1, 2, 3]))]
        on, zone = max(today for _facts, today in drawn), ZoneInfo(self.pick(ZONES))
        since = on - timedelta(self.pick([3, 30, 400]))
        covers = Span(self.pick([None, None, since]), on)
        spots = (self.spot(facts, on, covers) for facts, _today in drawn)
        return ClinicalReport(
            child=self.child(drawn[0][0]),
            spots=tuple(spots),
            made_at=datetime.combine(on, time(self.pick([0, 9, 23]), 5), zone),
            covers=covers,
            prepared_by=self.pick(["", "Mum", "Großmama", self.words()]),
        )

    def child(self, facts: Facts) -> ChildRecord:
        sex = self.pick(["", "girl", "boy"])
        return ChildRecord(
            name=self.pick(["Maya", "مايا", self.words()]),
            born_on=facts.born_on,
            weeks_at_birth=self.pick([None, None, 33, 40]),
            sex=sex,
            sex_code=sex,
            background=self.words(),
            uuid=self.uuid(),
        )

    def spot(self, facts: Facts, on: date, covers: Span) -> SpotReport:
        answer = assess(facts, rulebook(), on)
        entries = [self.entry(said, facts.noticed_on) for said in facts.entries]
        visits = [
            self.visit(said, facts.noticed_on, planned=said.on > on)
            for said in facts.visits
        ]
        for days in self.pick([(), (-9,), (9,)]):
            booked = Visit(on + timedelta(days))
            visits.append(self.visit(booked, facts.noticed_on, planned=True))
        rule = rulebook().rules.get(answer.rule_slug or "")
        return SpotReport(
            uuid=self.uuid(),
            place="Left cheek",
            site="Cheek",
            kind=facts.kind,
            assessment=answer,
            on=on,
            covers=covers,
            label=self.words(),
            look=self.words(),
            noticed_on=facts.noticed_on,
            noticed_about=self.chance(0.2),
            gone_on=facts.gone_on,
            earlier_on=facts.earlier_starts_on,
            suspected=facts.suspected,
            written=tuple(sorted(entries, key=lambda entry: entry.at)),
            visits=tuple(sorted(visits, key=lambda visit: visit.on)),
            withdrawn=tuple(self.withdrawn(facts)),
            wordings=wordings(),
            rule_name=rule.name if rule else "",
            sources=rule.sources if rule else (),
        )

    def withdrawn(self, facts: Facts) -> Iterator[WithdrawnSign]:
        for taken in facts.withdrawals:
            code = taken.sign.rpartition("/")[2]
            yield WithdrawnSign(code, str(taken.why), taken.on, self.words())

    def entry(self, said: Entry, noticed_on: date | None) -> EntryRecord:
        zone, asked = self.pick(ZONES), self.random.sample(KEYS, self.pick([0, 2, 9]))
        at = datetime.combine(said.on, time(self.random.randrange(24)), ZoneInfo(zone))
        temperature = said.temperature_c
        return EntryRecord(
            uuid=self.uuid(),
            on=said.on,
            at=at,
            zone=zone,
            written_at=at + timedelta(days=self.pick([0, 0, 3])),
            day=(said.on - noticed_on).days if noticed_on else None,
            is_late=self.chance(0.2),
            written_by=self.pick(["", "Mum", "Dad", self.words()]),
            course=self.pick(["", "better", "same", "worse", "gone"]),
            signs=tuple(dict.fromkeys(said.signs)),
            signs_asked=tuple(dict.fromkeys([*said.signs, *asked])) if asked else (),
            temperature_c=None if temperature is None else Decimal(str(temperature)),
            fever_days=said.fever_days,
            itch=self.pick([None, 0, 7]),
            sleep=self.pick([None, 0, 10]),
            size_mm=self.pick([None, 0, 12]),
            spread=self.pick([None, 1, 4]),
            sites=said.sites,
            blisters=said.vesicles,
            pus=said.pustules,
            cough=said.cough,
            well=said.well,
            spreading=said.spreading,
            after_straining=said.after_straining,
            exposures=tuple(
                Exposure("soap_wash", "Soap", self.words()) for _one in self.some(2)
            ),
            treatments=tuple(self.treatment(said.on) for _one in self.some(2)),
            note=self.words(),
            photos=tuple(PhotoRecord(self.uuid(), 64, 48) for _one in self.some(2)),
        )

    def treatment(self, on: date) -> Treatment:
        since = self.pick([None, on - timedelta(2)])
        until = self.pick([None, on - timedelta(9), on, on + timedelta(9)])
        name = self.pick(["Emollient", "emollient", self.words() or "Cream"])
        return Treatment(name, since, until, self.words())

    def visit(
        self, said: Visit, noticed_on: date | None, *, planned: bool
    ) -> VisitRecord:
        known = said.diagnosis or ""
        return VisitRecord(
            uuid=self.uuid(),
            on=said.on,
            at=self.pick([None, time(9, 30)]),
            day=(said.on - noticed_on).days if noticed_on else None,
            planned=planned,
            where=self.words(),
            diagnosis=known,
            in_their_words=self.words(),
            advice=self.words(),
            review_on=said.review_on,
            only_if_it_changes=said.only_if_it_changes,
            codes=(CODE,) if known else (),
            written_by=self.pick(["", "Dad"]),
        )


KEYS = [sign.code for sign in rulebook().signs]


@cache
def wordings() -> tuple[SignWording, ...]:
    signs = rulebook().signs
    return tuple(SignWording(sign.code, sign.question) for sign in signs)


def random_reports(count: int) -> Iterator[ClinicalReport]:
    """Draw `count` reports, each with a seed of its own, so that one can be redrawn."""
    for seed in range(count):
        yield RandomReports(seed).draw()
