"""Ask "what would it say if": JSON lines in, JSON lines out, nothing stored."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.countries import emergency_contact
from conditions.queries import published
from conditions.rules import RuleBook
from diary.assessment import BadInput, assess, assessment_to_json, facts_from_json


class Command(BaseCommand):
    help = "Read facts as JSON, one object a line, and write where each spot stands."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        if not self._answer_all(sys.stdin.buffer, published().rulebook):
            sys.exit(1)

    def _answer_all(self, lines: Iterable[bytes], rules: RuleBook) -> bool:
        """Write an answer for each line; tell whether every line could be read."""
        readable = True
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            answer, fine = _answer(line, number, rules)
            readable &= fine
            self.stdout.write(json.dumps(answer))
        return readable


def _answer(line: bytes, number: int, rules: RuleBook) -> tuple[dict[str, Any], bool]:
    """Return the answer to one line, or what is wrong with it."""
    given: object = None
    try:
        given = json.loads(line, parse_constant=_refuse)
        facts, today = facts_from_json(given, now=timezone.now())
    except BadInput as error:
        return _fault(given, number, "INVALID_INPUT", str(error)), False
    except (ValueError, RecursionError):
        return _fault(given, number, "NOT_JSON", "This line is not JSON."), False
    answer = assessment_to_json(assess(facts, rules, today))
    for reason in answer["reasons"]:
        reason["text"] = _fill_in(reason["text"])
    return {"id": _id(given), **answer}, True


def _refuse(constant: str) -> object:
    """Refuse NaN and the infinities, which JSON does not know."""
    raise ValueError(constant)


def _fault(given: object, number: int, code: str, text: str) -> dict[str, Any]:
    return {"id": _id(given), "line": number, "error": code, "error_text": text}


def _id(given: object) -> object:
    return given.get("id") if isinstance(given, dict) else None


def _fill_in(text: str) -> str:
    """Nobody's country: the number that works anywhere, and the family doctor."""
    number = emergency_contact("").number
    return text.replace("{emergency_number}", number).replace(
        "{advice_line}", "your family doctor"
    )
