"""What stands in the way of publishing, and what a curator should look at first.

Faults refuse; warnings do not. Both read the part that is to be published, as a
dataset of its own, and name the place in it. No framework.
"""

from collections.abc import Iterator
from datetime import date

from conditions.exchange import Dataset, Fault
from conditions.readiness import (
    agreement,
    clock,
    look_alikes,
    numbers,
    reading_age,
    rechecks,
    sources,
    spans,
    wording,
)


def faults_in(part: Dataset) -> Iterator[Fault]:
    """Yield what must be mended before `part` reaches a parent."""
    yield from numbers.faults_in(part)
    yield from spans.faults_in(part)
    yield from clock.faults_in(part)
    yield from sources.faults_in(part)
    yield from wording.faults_in(part)


def warnings_in(part: Dataset, whole: Dataset, today: date) -> Iterator[Fault]:
    """Yield what is worth a look in `part`; `whole` is everything with it in force."""
    yield from look_alikes.warnings_in(part, whole)
    yield from numbers.warnings_in(part)
    yield from agreement.warnings_in(part)
    yield from rechecks.warnings_in(part, today)
    yield from reading_age.warnings_in(part)
