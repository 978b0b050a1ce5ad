"""The LibreOffice that opens the table: found, or installed as Debian's package.

    python -m tests.scale.libreoffice

Says in one line what it did. Calc without a desktop is enough: 56 packages.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, parse

PACKAGE = "libreoffice-calc-nogui"
NONE_FOUND = (
    "No LibreOffice found. Install one (`sudo apt install libreoffice-calc-nogui`), "
    "or name it: SOFFICE=/path/to/soffice."
)
NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
TABLE, OFFICE, TEXT = (f"{{{NAMES.format(n)}}}" for n in ("table", "office", "text"))
# As the dialog of an import sets them: quote, UTF-8, first line; evaluate formulas.
CHOICES = "34,76,1,,0,false,true,false,false,false,0,true"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as LibreOffice took it: "string", "float" or "date", and its words."""

    kind: str
    text: str
    formula: str


def find_soffice() -> str | None:
    return shutil.which(os.environ.get("SOFFICE", "soffice"))


def opened(table: Path, *, separators: str) -> list[list[Cell]]:
    """Open a CSV with formulas switched on, splitting it at `separators`; its rows."""
    program = find_soffice()
    assert program, NONE_FOUND
    folder = table.parent
    split = "/".join(str(ord(sign)) for sign in separators)
    command = [program, "--headless", "--convert-to", "fods", "--outdir", str(folder)]
    command += [f"--infilter=CSV:{split},{CHOICES}"]
    command += [f"-env:UserInstallation={(folder / 'profile').as_uri()}", str(table)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = parse(table.with_suffix(".fods")).getroot()  # noqa: S314 (our own file)
    return [list(_cells(row)) for row in sheet.iter(f"{TABLE}table-row")]


def _cells(row: Element) -> list[Cell]:
    found = []
    for cell in row.iter(f"{TABLE}table-cell"):
        repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        lines = ("".join(one.itertext()) for one in cell.iter(f"{TEXT}p"))
        kind, formula = (
            cell.get(name, "") for name in (f"{OFFICE}value-type", f"{TABLE}formula")
        )
        # What fills a row up to its end is one cell, repeated.
        found += [Cell(kind, "\n".join(lines), formula)] * min(repeated, 100)
    return found


def install() -> None:
    """Install Debian's package, as root."""
    if os.geteuid() or not shutil.which("apt-get"):
        sys.exit(NONE_FOUND)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    one = ["install", "--yes", "--no-install-recommends", PACKAGE]
    for step in (["update"], one):
        command = ["apt-get", "-qq", *step]
        subprocess.run(command, check=True, env=environ, stdout=subprocess.DEVNULL)


def main() -> None:
    installed = ""
    if not find_soffice():
        install()
        installed = ", installed as Debian's package"
    sys.stdout.write(f"Table tests use {find_soffice()}{installed}.\n")


if __name__ == "__main__":
    main()
