"""A file can be read in one go, and what the browser loads stays small."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("accounts", "conditions", "config", "diary", "scripts", "static", "templates")
KINDS = {".py", ".js", ".css", ".html"}
LIMIT_LINES = 300
LIMIT_SCRIPT_BYTES = 120 * 1024
LIMIT_STYLE_BYTES = 320 * 1024


def files(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in KINDS and not {"vendor", "migrations"} & {*path.parts}
    ]


def test_no_file_is_longer_than_can_be_read_in_one_go() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in files(*CODE)}

    too_long = {path: lines for path, lines in lengths.items() if lines > LIMIT_LINES}

    assert lengths
    assert too_long == {}


def test_no_module_is_named_for_nothing() -> None:
    nameless = {"utils", "util", "helpers", "common", "core", "misc"}

    assert [path for path in files(*CODE) if path.stem in nameless] == []


def test_what_the_browser_loads_stays_small() -> None:
    def total(kind: str) -> int:
        found = (ROOT / "static").rglob(f"*{kind}")
        return sum(path.stat().st_size for path in found)

    assert total(".js") < LIMIT_SCRIPT_BYTES
    assert total(".css") < LIMIT_STYLE_BYTES
