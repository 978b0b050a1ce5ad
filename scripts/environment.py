"""Make a virtual environment that holds pinned packages; do nothing where it stands.

    python3 scripts/environment.py requirements.txt [.venv]

Runs on whatever `python3` there is and builds with the newest version that Milkspot
is tested on, or with the one that PYTHON names. A stamp keeps what was installed, so
that a second run needs neither time nor network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEWEST_FIRST = ("python3.14", "python3.13", "python3.12", "python3.11", "python3")
RECENT = "import sys; sys.exit(sys.version_info < (3, 11))"
NO_PYTHON = (
    "Milkspot needs Python 3.11 or later, and none is on the PATH. "
    "Install one, or name it: PYTHON=/path/to/python3."
)


def succeeds(python: str | Path, code: str) -> bool:
    """Tell whether `python` is there, starts, and runs `code` without an error."""
    if not shutil.which(python):
        return False
    command = [python, "-c", code]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def choose_python() -> str:
    """Return the Python to build with, one that can make environments if any can."""
    named = os.environ.get("PYTHON")
    names = [named] if named else NEWEST_FIRST
    recent = [name for name in names if succeeds(name, RECENT)]
    if not recent:
        sys.exit(NO_PYTHON)
    able = [name for name in recent if succeeds(name, "import ensurepip")]
    return able[0] if able else with_venv(recent[0])


def with_venv(python: str) -> str:
    """Install the half of the standard library that Debian packs separately."""
    code = "import sys; print('python3.%d-venv' % sys.version_info[1])"
    package = subprocess.check_output([python, "-c", code], text=True).strip()
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"{package} is missing. Run `sudo apt install {package}`, then again.")
    print(f"Installing {package} ...", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", package]):
        command = ["apt-get", "-qq", *step]
        subprocess.run(command, check=True, env=environ, stdout=subprocess.DEVNULL)
    return python


def pins(requirements: Path) -> str:
    """Return all the lines of a requirements file, those it refers to included."""
    lines = requirements.read_text().splitlines()
    return "\n".join(
        pins(requirements.parent / line[3:]) if line.startswith("-r ") else line
        for line in lines
    )


def install(requirements: Path, folder: Path) -> None:
    """Make `folder` hold the pinned packages, unless its stamp says that it does."""
    python, stamp = folder / "bin/python", folder / f".{requirements.name}"
    wanted, stands = pins(requirements), succeeds(python, "import pip")
    if stands and stamp.is_file() and stamp.read_text() == wanted:
        return
    if not stands:
        subprocess.run([choose_python(), "-m", "venv", "--clear", folder], check=True)
    print(f"Installing {requirements.name} into {folder.name} ...", flush=True)
    pip = "-m pip -qq --disable-pip-version-check --no-input install --requirement"
    subprocess.run([python, *pip.split(), requirements], check=True)
    stamp.write_text(wanted)


if __name__ == "__main__":
    try:
        install(ROOT / sys.argv[1], ROOT / (sys.argv[2:] or [".venv"])[0])
    except subprocess.CalledProcessError as error:
        sys.exit(f"This did not work: {' '.join(map(str, error.cmd))}")
