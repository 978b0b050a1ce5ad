"""Every import points the way the architecture says."""

from importlinter import cli


def test_imports_keep_every_contract() -> None:
    assert cli.lint_imports(no_cache=True) == 0
