"""The second reading: which signs are in force under one name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from conditions.rules import Rule, Sign, SignException, Urgency
from diary.assessment.facts import Entry, TakenBack
from tests.diary.assessment.second_reading_spot import (
    Place,
    Spot,
    code_of,
    is_after,
    may_follow,
)
from tests.diary.assessment.second_reading_when import (
    RANK,
    Moment,
    Truth,
    reads_only_ages,
)

ASK_FOR_HELP = {
    Urgency.EMERGENCY: (
        "Call {emergency_number} or go to an emergency department now."
    ),
    Urgency.SAME_DAY: "Speak to a doctor or {advice_line} today, day or night.",
    Urgency.SOON: "Ask for a doctor within a few days.",
    Urgency.ROUTINE: "Mention it at an ordinary appointment.",
}
WENT_WITHOUT_HELP = "Talk to a doctor about what happened."

Wording = tuple[str, Sign]  # the slug of the rule it is from, "" for everyone's
EVERYONE, OWN, OTHERS, AGE = range(4)
LAST: Place = (4, 0, 0)


@dataclass(frozen=True)
class Standing:
    """One reason that a sign or an age rule gives, and its place in the lists.

    `sign` is the code as reported, `code` the one named after exceptions; `text`
    ends in the slug of the rule that words it.
    """

    sign: str
    code: str
    text: str
    urgency: Urgency
    place: Place


@dataclass(frozen=True)
class Signs:
    """The warning signs and age rules of a spot under one of its names."""

    spot: Spot
    rule: Rule

    # Signs in force

    @cached_property
    def reported(self) -> list[tuple[str, Entry | None]]:
        """Every tick, computed sign and sign of the label that no visit cleared."""
        book, facts = self.spot.book, self.spot.facts
        found: list[tuple[str, Entry | None]] = []
        for entry in facts.entries:
            if any(is_after(visit, entry) for visit in self.spot.visits):
                continue
            now = Moment(self, entry.on, entry)
            found += [(key, entry) for key in entry.signs if book.knows_sign(key)]
            found += [
                (sign.code, entry)
                for sign in (*book.published.signs, *self.rule.signs)
                if sign.computed_when and now.holds(sign.computed_when)
            ]
        if self.rule.slug == "petechiae-purpura" and not self.spot.seen:
            found.append(("NON_BLANCHING", None))
        return [(key, entry) for key, entry in found if self.wordings(key)]

    def taken_back(self, key: str, entry: Entry | None) -> set[TakenBack]:
        return {
            withdrawal.why
            for withdrawal in self.spot.facts.withdrawals
            if entry is not None
            and withdrawal.sign in (key, code_of(key))
            and may_follow(withdrawal, entry)
        }

    @cached_property
    def ticks(self) -> list[tuple[str, Entry | None]]:
        return [report for report in self.reported if not self.taken_back(*report)]

    @cached_property
    def codes(self) -> set[str]:
        return {code_of(key) for key, _ in self.ticks}

    @cached_property
    def in_force(self) -> list[tuple[str, Urgency]]:
        ticked = [(code_of(key), self.wording(key)[1].urgency) for key, _ in self.ticks]
        return ticked + [(s.code, s.urgency) for s in self.age_standings]

    def wordings(self, key: str) -> list[Wording]:
        """Its wordings: everyone's, the ticked and ours; of no label's sign, any."""
        book, (named, _, code) = self.spot.book, key.rpartition("/")
        everyones = [("", sign) for sign in book.published.signs if sign.code == code]
        found = everyones + self.worded(code, [named, self.rule.slug])
        if found or self.worded(code, self.spot.slugs):
            return found
        return self.worded(code, book.own)

    def worded(self, code: str, slugs: Iterable[str]) -> list[Wording]:
        own = self.spot.book.own
        return [(s, own[s][code]) for s in slugs if s in own and code in own[s]]

    def wording(self, key: str) -> Wording:
        return min(self.wordings(key), key=lambda wording: RANK[wording[1].urgency])

    def place(self, key: str) -> Place:
        """Its place: in everyone's list, in ours, else in the rule that words it."""
        book, code = self.spot.book, code_of(key)
        if code in book.global_places:
            return EVERYONE, 0, book.global_places[code]
        if code in book.own[self.rule.slug]:
            return OWN, *book.places[self.rule.slug, code]
        return OTHERS, *book.places[self.wording(key)[0], code]

    def text(self, key: str) -> str:
        slug, sign = self.wording(key)
        return (sign.instruction or ASK_FOR_HELP[sign.urgency]) + slug

    # Exceptions, age rules and what all of them say

    def exception(self, code: str, entry: Entry | None) -> SignException | None:
        """The exception that lowers the sign reported by `entry` or the label."""
        return next(
            (
                exception
                for exception in self.spot.book.published.exceptions
                if exception.applies_to == code and self.grants(exception, entry)
            ),
            None,
        )

    def grants(self, exception: SignException, entry: Entry | None) -> bool:
        """Whether an entry grants the exception and none from then on denies it."""
        entries = self.spot.facts.entries

        def says(told: Entry) -> Truth:
            day = told.on if entry else self.spot.today
            moment = Moment(self, day, told, left_out=exception.applies_to)
            return moment.holds(exception.when)

        return any(
            says(granting) is True
            and all(
                says(later) is not False
                for later in entries
                if may_follow(later, granting)
            )
            for granting in ([entry] if entry else self.entries_of_now)
        )

    @property
    def entries_of_now(self) -> list[Entry]:
        """The entries since this episode started."""
        start, entries = self.spot.start, self.spot.facts.entries
        return [entry for entry in entries if start is None or entry.on >= start]

    def standing(self, key: str, entry: Entry | None) -> Standing:
        """How a reported sign stands: lowered, gone without help, or as worded."""
        code, place = code_of(key), self.place(key)
        urgency, text = self.wording(key)[1].urgency, self.text(key)
        lowered = self.exception(code, entry)
        if lowered and RANK[lowered.lowers_to] > RANK[urgency]:
            words, urgency = lowered.instruction, lowered.lowers_to
            return Standing(code, lowered.code, words, urgency, place)
        return Standing(code, code, text, urgency, place)

    @cached_property
    def sign_standings(self) -> list[Standing]:
        found = []
        for key, entry in self.reported:
            standing, why = self.standing(key, entry), self.taken_back(key, entry)
            if not why:
                found.append(standing)
            elif TakenBack.MISTAKE not in why and standing.urgency is Urgency.EMERGENCY:
                found.append(
                    replace(standing, text=WENT_WITHOUT_HELP, urgency=Urgency.ROUTINE)
                )
        return found

    @cached_property
    def age_standings(self) -> list[Standing]:
        now = Moment(self, self.spot.today)
        return [
            Standing(rule.code, rule.code, rule.text, rule.urgency, (AGE, 0, at))
            for at, rule in enumerate(self.rule.age_rules)
            if now.holds(rule.when) is True
            and not (self.spot.seen and reads_only_ages(rule.when))
        ]

    @cached_property
    def always(self) -> list[Standing]:
        """`always_see_doctor` beside the signs, for a spot nobody has looked at."""
        rule, spot = self.rule, self.spot
        urgency = rule.always_urgency
        if urgency is None or spot.seen or spot.gone:
            return []
        if rule.slug == "petechiae-purpura" or urgency is Urgency.ROUTINE:
            return []
        if spot.error and urgency is not Urgency.EMERGENCY:
            return []
        code = "always_see_doctor"
        return [Standing(code, code, rule.always_reason, urgency, LAST)]

    @cached_property
    def standings(self) -> list[Standing]:
        """Everything that asks for a doctor, most pressing first, as listed."""
        found = [*self.sign_standings, *self.age_standings, *self.always]
        return each_once(sorted(found, key=lambda standing: standing.place))

    @property
    def worst(self) -> Urgency | None:
        return self.standings[0].urgency if self.standings else None


def each_once(standings: list[Standing]) -> list[Standing]:
    """Sort by urgency and name each sign once, at its most urgent."""
    once: dict[str, Standing] = {}
    for standing in sorted(standings, key=lambda s: RANK[s.urgency]):
        once.setdefault(standing.sign, standing)
    return list(once.values())
