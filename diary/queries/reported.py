"""Which reported signs are in force on a spot."""

from collections.abc import Iterator

from conditions.queries import Published
from conditions.rules import Sign
from diary.models import Spot, Tag


def reported_signs(spot: Spot, data: Published) -> list[tuple[str, str]]:
    """List the signs in force that can be taken back: their codes and questions.

    These are the ticked and the computed ones of a refreshed spot; what its label
    or an age says is corrected, not taken back. A sign that an exception treats as
    less pressing is named by its own code.
    """
    told = {*_ticked(spot), *_computed(data)}
    questions = {
        code: question for code, question in _questions(data).items() if code in told
    }
    lowered = {one.code: one.applies_to for one in data.rulebook.exceptions}
    codes = [reason["code"] for reason in spot.answer.get("reasons", [])]
    named = dict.fromkeys(lowered.get(code, code) for code in codes)
    return [(code, questions[code]) for code in named if code in questions]


def _ticked(spot: Spot) -> Iterator[str]:
    tags = Tag.objects.filter(what=Tag.What.SIGN, observation__spot=spot)
    rows = tags.filter(observation__deleted_at__isnull=True)
    yield from rows.values_list("code", flat=True)


def _computed(data: Published) -> Iterator[str]:
    """Codes of signs that an entry's facts make, such as its temperature."""
    own = (sign for rule in data.rulebook.rules.values() for sign in rule.signs)
    for sign in (*own, *data.rulebook.signs):
        if sign.computed_when:
            yield sign.code


def sign_of(key: str, data: Published) -> Sign | None:
    """Find a sign by its key, in the wording that the key names."""
    slug, _slash, code = key.rpartition("/")
    rule = data.rulebook.rules.get(slug)
    signs = rule.signs if rule else data.rulebook.signs
    return next((sign for sign in signs if sign.code == code), None)


def _questions(data: Published) -> dict[str, str]:
    """Every sign's question by code; everyone's wording before a condition's own."""
    own = [sign for rule in data.rulebook.rules.values() for sign in rule.signs]
    return {sign.code: sign.question for sign in [*own, *data.rulebook.signs]}
