"""No source stands there for nothing."""

from collections.abc import Iterator

from conditions.exchange import Dataset, Fault


def faults_in(part: Dataset) -> Iterator[Fault]:
    """Yield the sources of a condition that no claim or sign cites.

    One that says in words what it supports is cited by that: looks and places rest on
    pages that give no number.
    """
    for index, condition in enumerate(part.conditions):
        cited = {claim.source.key for claim in condition.claims}
        cited |= {s.key for sign in condition.rule.signs for s in sign.sources}
        for at, source in enumerate(condition.sources):
            if source.key not in cited and not source.supports:
                place = f"conditions[{index}].sources[{at}]"
                yield Fault(place, f"'{source.key}' is cited by nothing")
