"""The settings as another environment would make them."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ReadSettings = Callable[..., dict[str, Any]]


@pytest.fixture
def settings_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ReadSettings:
    """Run the settings file anew, with these variables, in an empty data folder."""

    def read(**variables: str) -> dict[str, Any]:
        monkeypatch.setenv("MILKSPOT_DATA", str(tmp_path / "data"))
        monkeypatch.setenv("DATABASE_URL", "")
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "config/settings.py"))

    return read
