"""The packages of others that judge what Milkspot writes: found, or installed.

    python -m tests.scale.node_packages

They are installed by npm as package-lock.json pins them, and run by the node that
Playwright brings along, as those of systems are often too old for them.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import playwright

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(playwright.__file__).parent / "driver/node"
NO_NPM = "npm is missing, which installs the FHIR validators. Install Node.js with it."


def missing() -> list[str]:
    """Name the pinned packages that node_modules does not hold in that version."""
    pinned = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    return [name for name, version in pinned.items() if installed(name) != version]


def installed(name: str) -> str:
    described = ROOT / "node_modules" / name / "package.json"
    found = json.loads(described.read_text()) if described.is_file() else {}
    return str(found.get("version", ""))


def main() -> None:
    if missing():
        npm = shutil.which("npm") or sys.exit(NO_NPM)
        quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([npm, "ci", *quiet], check=True, cwd=ROOT)
    sys.stdout.write(f"FHIR validators run on {NODE}.\n")


if __name__ == "__main__":
    main()
