"""JSON as the format has it: always the same bytes for the same values."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, NoReturn
from uuid import UUID

from diary.archive.errors import BadArchive, Flaw


def to_bytes(value: object) -> bytes:
    """Write values in UTF-8, fields by name."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True)
    return text.encode()


def from_bytes(data: bytes, name: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Read JSON; raises BadArchive for what is none, or says a field twice."""
    try:
        return json.loads(
            data.decode(), object_pairs_hook=_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        raise BadArchive(Flaw.DAMAGED, name) from error


def _plain(value: object) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
    raise TypeError(type(value))


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    pairs = list(pairs)
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("A field is said twice.")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
