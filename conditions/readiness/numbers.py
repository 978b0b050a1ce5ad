"""Every number that reaches a parent rests on a claim, or is said to be our own."""

from collections.abc import Iterator
from itertools import chain

from conditions.exchange import Dataset, Fault
from conditions.exchange.numbers import resting_on_nothing
from conditions.exchange.values import Claim, Condition
from conditions.rules import Ages, Sign

NOTHING = "rests on no source and is not marked as our own choice"


def faults_in(part: Dataset) -> Iterator[Fault]:
    """Yield the numbers that rest on nothing, and days that lead to none."""
    for index, condition in enumerate(part.conditions):
        place = f"conditions[{index}]"
        yield from _of_condition(condition, place)
        yield from _of_signs(condition.rule.signs, f"{place}.red_flags")
    yield from _of_signs(part.signs.signs, "red_flags")
    for exception in part.signs.exceptions:
        if not exception.sources and not exception.why:
            place = f"exceptions.{exception.code}"
            yield Fault(place, "rests on no source and does not say why")


def warnings_in(part: Dataset) -> Iterator[Fault]:
    """Yield the claims that a number rests on and nobody has seen in the source."""
    for index, condition in enumerate(part.conditions):
        for at, claim in enumerate(condition.claims):
            if claim.used_for and not claim.verified:
                numbers = ", ".join(claim.used_for)
                message = f"is used for {numbers}, but was not seen in the source"
                yield Fault(f"conditions[{index}].claims[{at}]", message)


def _of_condition(condition: Condition, place: str) -> Iterator[Fault]:
    for number in resting_on_nothing(condition):
        message = f"{condition.name}: the {number.words} {NOTHING}"
        yield Fault(f"{place}.{number.place}", message)
    for at, claim in enumerate(condition.claims):
        if _gives_days(claim) and not claim.used_for and not claim.not_used_because:
            message = "gives days that are used for nothing: say why not"
            yield Fault(f"{place}.claims[{at}]", message)


def _gives_days(claim: Claim) -> bool:
    return claim.min_days is not None or claim.max_days is not None


def _of_signs(signs: tuple[Sign, ...], place: str) -> Iterator[Fault]:
    for index, sign in enumerate(signs):
        if not sign.sources and not sign.own_choice:
            for numbers in chain(_ages(sign), _thresholds(sign)):
                yield Fault(f"{place}[{index}]", f"{sign.code}: the {numbers}")


def _ages(sign: Sign) -> Iterator[str]:
    if sign.ages != Ages():
        yield f"age at which it is asked {NOTHING}"


def _thresholds(sign: Sign) -> Iterator[str]:
    if sign.computed_when is not None:
        said = sign.computed_when_text or "its computed threshold"
        yield f"threshold '{said}' {NOTHING}"
