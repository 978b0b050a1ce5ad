"""Read the text of a file as plain data: YAML, or JSON, which is read as JSON."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from conditions.exchange.faults import Fault, FaultyData

LARGEST_BYTES = 5 * 1024 * 1024
_DEEPEST = 40
# Read as a number to the base of 60, in a time that grows with the square.
_BASE_60 = re.compile(r"[-+]?\d[\d_]*(:[\d_.]*){3,}")
# No database keeps it: a zero, and half of a sign that JSON writes in two halves.
_SHOWN = 20
_NO_LETTER = re.compile("[\0\ud800-\udfff]")
# libyaml, where it is there, reads the same several times as fast.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _NoKeyTwice(_Loader):  # type: ignore[valid-type, misc]
    """Makes plain data only, and refuses a key that stands twice in one mapping."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[object, object]:
        read: dict[object, object] = super().construct_mapping(node, deep=deep)
        if len(read) != len(node.value):
            raise yaml.constructor.ConstructorError(
                problem=TWICE, problem_mark=node.start_mark
            )
        return read

    def construct_object(
        self,
        node: yaml.Node,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> object:
        try:
            return super().construct_object(node, deep=deep)
        except (ArithmeticError, AttributeError, LookupError, ValueError) as error:
            # What Python says of it speaks of Python, and not of where it stands.
            raise yaml.constructor.ConstructorError(
                problem=_no_such(node), problem_mark=node.start_mark
            ) from error


def _no_such(node: yaml.Node) -> str:
    """Say what a text that looks like a day or a number cannot be."""
    kind = node.tag.rpartition(":")[2]
    what = {"timestamp": "day", "int": "number", "float": "number"}.get(kind, kind)
    return f"there is no such {what} as {str(node.value)[:_SHOWN]}"


TWICE = "a key stands twice in one mapping"


def parse(name: str, content: bytes) -> object:
    """Return what the file `name` holds as plain data.

    What begins with a brace is JSON. Raises FaultyData with the line where it is
    neither, is longer than LARGEST_BYTES, or would grow or nest when it is read.
    """
    if len(content) > LARGEST_BYTES:
        raise _fault(name, f"is larger than {LARGEST_BYTES // 1024**2} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _fault(f"{name} line {line}", "cannot be read: no UTF-8") from error
    read = _json(name, text) if text.lstrip().startswith("{") else _yaml(name, text)
    if any(_NO_LETTER.search(one) for one in _texts(name, read)):
        raise _fault(name, "holds a sign that is no letter, and cannot be kept")
    return read


def _texts(name: str, read: object, depth: int = 0) -> Iterator[str]:
    """Yield every text of plain data, the keys too. Raises FaultyData."""
    if depth > _DEEPEST:
        raise _fault(name, "is nested too deep")
    if isinstance(read, str):
        yield read
    elif isinstance(read, Mapping):
        yield from (key for key in read if isinstance(key, str))
        for one in read.values():
            yield from _texts(name, one, depth + 1)
    elif isinstance(read, Sequence):
        for one in read:
            yield from _texts(name, one, depth + 1)


def _json(name: str, text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise _fault(f"{name} line {error.lineno}", f"not JSON: {error.msg}") from error
    except RecursionError as error:
        raise _fault(name, "not JSON: nested too deep") from error
    except ValueError as error:
        raise _fault(name, f"not JSON: {error}") from error


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    listed = list(pairs)
    read = dict(listed)
    if len(read) != len(listed):
        raise ValueError(TWICE)
    return read


def _whole(figures: str) -> int:
    if len(figures) > _SHOWN:
        message = f"there is no such number as {figures[:_SHOWN]}"
        raise ValueError(message)
    return int(figures)


def _no_number(constant: str) -> object:
    message = f"{constant} is no number"
    raise ValueError(message)


def _yaml(name: str, text: str) -> object:
    try:
        _refuse_what_is_unreadable(name, text)
        _refuse_growth(name, text)
        # A safe loader, which makes plain data only.
        return yaml.load(text, _NoKeyTwice)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" line {mark.line + 1}" if mark else ""
        raise _fault(f"{name}{line}", f"not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise _fault(name, "not YAML: unreadable characters") from error


def _refuse_what_is_unreadable(name: str, text: str) -> None:
    """Refuse what no YAML holds; a parser names it by its place among all bytes."""
    if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _fault(f"{name} line {line}", "not YAML: unreadable characters")


def _refuse_growth(name: str, text: str) -> None:
    """Refuse what is small to send and large to read: references and deep nesting."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        line = event.start_mark.line + 1 if event.start_mark else "?"
        if isinstance(event, yaml.ScalarEvent) and _BASE_60.fullmatch(event.value):
            message = "is no plain YAML: put quotes around what has colons"
            raise _fault(f"{name} line {line}", message)
        if isinstance(event, yaml.AliasEvent):
            message = "is no plain YAML: a reference (*) is not taken: write it out"
            raise _fault(f"{name} line {line}", message)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _fault(f"{name} line {line}", "is no plain YAML: nested too deep")


def _fault(place: str, message: str) -> FaultyData:
    return FaultyData([Fault(place, message)])
