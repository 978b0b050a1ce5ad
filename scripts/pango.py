"""Install Pango, which PDFs need and pip cannot bring, or say how to.

    .venv/bin/python scripts/pango.py

Without it all but the PDF works, so that this never stops a start.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
HOW = (
    "Pango is missing, so no PDFs; all else works. Install it and start again: "
    f"`sudo apt install {PACKAGES}`, elsewhere `brew install pango` or the like."
)


def runs(*command: str) -> bool:
    """Tell whether `command` ends well; what it prints is dropped."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run = subprocess.run(command, check=False, capture_output=True, env=environ)
    return run.returncode == 0


def is_there() -> bool:
    return runs(sys.executable, "-c", "import weasyprint")


def is_installed() -> bool:
    """Try Debian's packages; tell whether Pango is there after it."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Installing Pango for PDFs ...", flush=True)
    runs("apt-get", "-qq", "update")
    runs("apt-get", "-qq", "install", "--yes", *PACKAGES.split())
    return is_there()


if __name__ == "__main__" and not (is_there() or is_installed()):
    print(HOW, flush=True)
