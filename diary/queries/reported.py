"""Which reported signs are in force on a spot."""

from conditions.queries import Published
from diary.models import Spot


def reported_signs(spot: Spot, data: Published) -> list[tuple[str, str]]:
    """List the signs in force on a refreshed spot: their codes and questions.

    A sign that an exception treats as less pressing is named by its own code.
    """
    questions = _questions(data)
    lowered = {one.code: one.applies_to for one in data.rulebook.exceptions}
    codes = [reason["code"] for reason in spot.answer.get("reasons", [])]
    named = dict.fromkeys(lowered.get(code, code) for code in codes)
    return [(code, questions[code]) for code in named if code in questions]


def _questions(data: Published) -> dict[str, str]:
    """Every sign's question by code; everyone's wording before a condition's own."""
    own = [sign for rule in data.rulebook.rules.values() for sign in rule.signs]
    return {sign.code: sign.question for sign in [*own, *data.rulebook.signs]}
