"""A text is plain data or is refused with its line; none grows while it is read."""

import pytest

from conditions.exchange import FaultyData
from conditions.exchange.text import LARGEST_BYTES, TWICE, parse

NINES = "number as " + "9" * 20


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"sites: [cheek]", {"sites": ["cheek"]}),
        (b'\xef\xbb\xbf{"sites": ["cheek"]}', {"sites": ["cheek"]}),
        ('{"name": "\\ud83d\\ude00 ä"}'.encode(), {"name": "😀 ä"}),
        (b'{\t"a":\t1}', {"a": 1}),
        (b"", None),
    ],
)
def test_yaml_and_json_are_read(content: bytes, expected: object) -> None:
    assert parse("a file", content) == expected


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{"a": 1,\n"a": 2}', f"f: not JSON: {TWICE}"),
        (b'{"a":\n nope}', "f line 2: not JSON: Expecting value"),
        (b'{"a": NaN}', "f: not JSON: NaN is no number"),
        (b'{"a": ' * 100_000, "f: not JSON: nested too deep"),
        (b"a: 1\na: 2", f"f line 1: not YAML: {TWICE}"),
        (b"a: &x [1]\nb: *x", "f line 2: is no plain YAML: a reference (*) is not"),
        (b"[" * 100_000, "f line 1: is no plain YAML: nested too deep"),
        (b"a: 1\nb: 2026-02-31", "f line 2: not YAML: there is no such day as 2026-0"),
        (b"a:\n- " + b"9" * 5000, f"f line 2: not YAML: there is no such {NINES}"),
        (b"a:\n- !!bool maybe", "f line 2: not YAML: there is no such bool as maybe"),
        (b"a: !!timestamp soon", "f line 1: not YAML: there is no such day as soon"),
        (b"a: 1\nb: \x00", "f line 2: not YAML: unreadable characters"),
        (b'{"a": ' + b"9" * 5000 + b"}", f"f: not JSON: there is no such {NINES}"),
        (b'{"not": ' * 900 + b"1" + b"}" * 900, "f: is nested too deep"),
        (b'{"a": ["\\ud83d"]}', "f: holds a sign that is no letter"),
        (b'{"a\\u0000": 1}', "f: holds a sign that is no letter"),
        (b'a: "\\0"', "f: holds a sign that is no letter"),
        (b"a: 1\nb: \xff", "f line 2: cannot be read: no UTF-8"),
        (b"x" * (LARGEST_BYTES + 1), "f: is larger than 5 MB"),
    ],
    ids=lambda one: str(one[:20]),
)
def test_what_cannot_be_read_is_named(content: bytes, fault: str) -> None:
    with pytest.raises(FaultyData) as raised:
        parse("f", content)

    assert str(raised.value).startswith(fault)
