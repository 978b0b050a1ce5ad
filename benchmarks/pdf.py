"""Measures what a PDF of the log costs: `python -m benchmarks.pdf`.

The yardstick is WeasyPrint laying out nothing but the same photos, each below a line of
text, so that the ratio means the same on every machine. CPU time and the most memory
the process held, each in a process of its own.
"""

import os
import resource
import subprocess
import sys
from io import BytesIO
from time import process_time
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from PIL import Image, ImageFilter

import django

if TYPE_CHECKING:
    from diary.clinical_report import ClinicalReport

SIZES = (30, 300)
DAYS = 31
AIM = 2.0
MEGABYTE = 1e6
# Entries, what is measured, at most how much. Machines are noisy: what takes longer is
# told, what is larger fails.
AIMS = ((30, "s CPU", 6.0), (30, "MB written", 5.0), (300, "MB held", 400.0))
FAILS = ("MB written", "MB held")


def a_photo() -> bytes:
    """1,600 by 1,200 pixels of soft detail, as the diary keeps a photo for pages."""
    bands = [
        Image.effect_noise((1600, 1200), 60).filter(ImageFilter.GaussianBlur(blur))
        for blur in (2, 3, 4)
    ]
    out = BytesIO()
    Image.merge("RGB", bands).save(out, "JPEG", quality=85)
    return out.getvalue()


PHOTO = a_photo()


def open_photo(_uuid: UUID) -> BinaryIO:
    return BytesIO(PHOTO)


def bare(entries: int) -> int:
    """Lay out the photos alone; return the size of the file."""
    from weasyprint import HTML

    from diary.exports.pdf.given import Given
    from diary.exports.small_photos import printed

    addresses = [f"photo:{number}" for number in range(2 * entries)]
    given = Given({name: lambda: printed(BytesIO(PHOTO)) for name in addresses})
    figures = (f"<p>{name}<p><img src='{name}' height=150>" for name in addresses)
    return len(HTML(string="".join(figures), url_fetcher=given).write_pdf())


def report(entries: int) -> int:
    """Make the PDF of a diary with two photos an entry; return the size of the file."""
    from diary.exports.pdf import write_pdf

    with write_pdf(a_diary(entries), open_photo) as file:
        return len(file.read())


def a_diary(entries: int) -> "ClinicalReport":
    """Return a report with two photos an entry."""
    from tests.diary.reports import a_photo as photo, a_report, a_spot, an_entry

    written = (
        an_entry(
            number % DAYS,
            course=("better", "same", "worse")[number % 3],
            note="Paler today, and scratches less at night than last week.",
            signs_asked=("BREATHING", "NON_BLANCHING"),
            photos=(photo(2 * number), photo(2 * number + 1)),
        )
        for number in range(entries)
    )
    return a_report(a_spot(*written))


def measure(name: str, entries: int) -> None:
    """Print CPU seconds, megabytes held and megabytes written."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    start = process_time()
    written = {"bare": bare, "report": report}[name](entries)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    seconds = process_time() - start
    sys.stdout.write(f"{seconds} {held / MEGABYTE} {written / MEGABYTE}\n")


def run(name: str, entries: int) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.pdf", name, str(entries)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own)
    return [float(number) for number in done.stdout.split()]


def missed(entries: int, measured: dict[str, float]) -> list[str]:
    """Say of each aim for so many entries whether it is met; return those that fail."""
    failed = []
    for of, what, most in AIMS:
        if of == entries:
            is_met = measured[what] <= most
            met = "met" if is_met else "NOT met"
            sys.stdout.write(f"  at most {most:g} {what}: {met}\n")
            failed += [what] if not is_met and what in FAILS else []
    return failed


def main() -> int:
    """Return 1 where an aim is missed that no other machine would meet."""
    failed = []
    for entries in SIZES:
        alone, _held, _size = run("bare", entries)
        seconds, held, size = run("report", entries)
        sys.stdout.write(
            f"{entries} entries, {2 * entries} photos: {seconds:.1f} s CPU, "
            f"{held:.0f} MB held, {size:.1f} MB written; "
            f"{seconds / alone:.2f} times the photos alone (aim: at most {AIM})\n"
        )
        measured = {"s CPU": seconds, "MB held": held, "MB written": size}
        failed += missed(entries, measured)
    return int(bool(failed))


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main())
