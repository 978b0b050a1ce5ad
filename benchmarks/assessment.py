"""How many spots one core assesses a second, `next_change_on` included.

Run with `python -m benchmarks.assessment`. Seconds differ between machines, so
the time is also given against a fixed loop of plain Python, measured beside it:
writing the same answers as JSON text.
"""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import process_time

from conditions.exchange.folder import read_folder
from conditions.rules import RuleBook
from diary.assessment import assess
from diary.assessment.facts import Entry, Facts, Visit
from diary.assessment.wire import assessment_to_json

DATA = Path(__file__).parent.parent / "conditions" / "data"
TODAY = date(2026, 6, 1)
SPOTS = 5_000
ROUNDS = 5


class Households:
    """Draws spots as households have them; the same seed draws the same ones."""

    def __init__(self, rules: RuleBook, seed: int) -> None:
        self._slugs = list(rules.rules)
        self._signs = [sign.code for sign in rules.signs]
        self._random = Random(seed)  # noqa: S311 (repeatable, not secret)

    def spot(self) -> Facts:
        """Draw a spot: most are calm, some have a story."""
        noticed_on = TODAY - timedelta(days=self._random.randrange(60))
        starts = range(1, 4) if self._chance(0.08) else ()
        return Facts(
            born_on=noticed_on - timedelta(days=self._random.randrange(900)),
            suspected=tuple(self._random.sample(self._slugs, self._few(0.8, 2))),
            noticed_on=noticed_on,
            gone_on=TODAY if self._chance(0.1) else None,
            earlier_starts_on=tuple(noticed_on - timedelta(20 * n) for n in starts),
            entries=tuple(self._entry(noticed_on) for _ in range(self._few(0.75, 6))),
            visits=(Visit(on=self._day(noticed_on)),) if self._chance(0.12) else (),
        )

    def _entry(self, noticed_on: date) -> Entry:
        return Entry(
            on=self._day(noticed_on),
            signs=(self._random.choice(self._signs),) if self._chance(0.06) else (),
            temperature_c=self._random.choice([36.6, 36.8, 37.0, 37.1, 37.4, 38.3]),
            fever_days=0,
            sites=("cheek", "neck"),
            vesicles=self._chance(0.02),
            pustules=False,
            well=True,
            spreading=False,
        )

    def _day(self, since: date) -> date:
        return since + timedelta(days=self._random.randrange((TODAY - since).days + 1))

    def _few(self, one: float, most: int) -> int:
        """Draw 1 with the chance `one`, else up to `most`."""
        return 1 if self._chance(one) else self._random.randint(2, most)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


def best_seconds(work: Callable[[], object]) -> float:
    """Time `work` by this process's own clock; the best of several rounds."""
    spent = []
    for _ in range(ROUNDS):
        began = process_time()
        work()
        spent.append(process_time() - began)
    return min(spent)


def main() -> None:
    rules = read_folder(DATA).rulebook()
    households = Households(rules, seed=1)
    spots = [households.spot() for _ in range(SPOTS)]
    answers = [assessment_to_json(assess(spot, rules, TODAY)) for spot in spots]

    seconds = best_seconds(lambda: [assess(spot, rules, TODAY) for spot in spots])
    plain = best_seconds(lambda: [json.dumps(answer) for answer in answers])

    sys.stdout.write(
        f"{SPOTS / seconds:,.0f} assessments a second; "
        f"{seconds / plain:.2f} times the time of writing the answers as JSON\n"
    )


if __name__ == "__main__":
    main()
