"""Pages hold nothing inline and ask nothing of anyone else.

The content security policy would stop both in the browser; here the line is named.
"""

import re
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

ROOT = Path(__file__).resolve().parents[2]
INLINE = {
    "style attribute": r"<[^>]*\sstyle\s*=",
    "event handler": r"<[^>]*\son[a-z]+\s*=",
    "style element": r"<style\b",
    "script without a source": r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)",
    "script address": r"javascript:",
}
FOREIGN = re.compile(
    r"""(?:src|srcset|action|data|poster)\s*=\s*["'](?:https?:)?//"""
    r"""|<link\b[^>]*href\s*=\s*["'](?:https?:)?//"""
    r"""|url\(\s*["']?(?:https?:)?//|@import"""
    r"""|(?:fetch|import)\(\s*["'](?:https?:)?//"""
)


def named(*patterns: str) -> list[ParameterSet]:
    """Return the files that match, each under its own name."""
    return [
        pytest.param(path, id=str(path.relative_to(ROOT)))
        for pattern in patterns
        for path in sorted(ROOT.glob(pattern))
    ]


TEMPLATES = named("templates/**/*.html")
# A letter has its styles in it, as mail programs fetch none.
LETTER = "templates/diary/email/news.html"
PAGES = [one for one in TEMPLATES if one.id != LETTER]
SHEETS_AND_SCRIPTS = named("static/**/*.css", "static/**/*.js")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("what", INLINE)
def test_a_template_has_nothing_inline(path: Path, what: str) -> None:
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", path.read_text())

    assert not re.search(INLINE[what], text, re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES + SHEETS_AND_SCRIPTS)
def test_a_file_for_the_browser_asks_no_other_host(path: Path) -> None:
    assert not FOREIGN.search(path.read_text())


@pytest.mark.parametrize("path", SHEETS_AND_SCRIPTS)
def test_a_file_for_the_browser_names_no_source_map(path: Path) -> None:
    assert "sourceMappingURL" not in path.read_text()


def test_dark_changes_nothing_but_colours() -> None:
    sheets = ROOT.glob("static/css/**/*.css")
    dark = [one for one in sheets if "prefers-color-scheme" in one.read_text()]
    blocks = re.findall(
        r"^@media [^{]*prefers-color-scheme[^{]*{\n  :root {\n(.*?)  }\n}$",
        (ROOT / "static/css/tokens.css").read_text(),
        re.MULTILINE | re.DOTALL,
    )

    assert [one.name for one in dark] == ["tokens.css"]
    assert len(blocks) == 1
    for line in blocks[0].splitlines():
        assert re.fullmatch(r" *(color-scheme: dark|--[a-z0-9-]+: .*#.*);", line)
