"""What the start says where Pango is missing and cannot be installed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.diary.exports.pdf.test_without_pango import WITHOUT_PANGO

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/pango.py"


def start(**environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environ},
    )


def test_a_machine_with_pango_hears_nothing() -> None:
    assert start().stdout == ""


def test_one_without_it_hears_in_one_line_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_PANGO)

    done = start(PYTHONPATH=str(tmp_path), PATH=str(tmp_path))

    [line] = done.stdout.splitlines()
    assert "sudo apt install libpango-1.0-0" in line
    assert "all else works" in line
