"""Measures what sealing a log behind a link costs: `python -m benchmarks.sharing`.

The family waits for it. The yardstick is the PDF of the same log, which is made in the
same request and is not counted here.
"""

import os
import sys
from time import process_time

import django

from benchmarks.pdf import a_diary, open_photo

ENTRIES = 30
AIM = 1.0
MEGABYTE = 1e6


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from diary.exports.pdf import write_pdf
    from diary.exports.share import Holding, contents, new_secret, seal

    report = a_diary(ENTRIES)
    start = process_time()
    with write_pdf(report, open_photo) as file:
        pdf = file.read()
    of_pdf = process_time() - start
    key, start = new_secret(), process_time()
    sizes = [
        len(seal(each, key)) for each in contents(Holding(report, pdf), open_photo)
    ]
    sealing = process_time() - start
    sys.stdout.write(
        f"{len(sizes)} files, {sum(sizes) / MEGABYTE:.1f} MB, the largest "
        f"{max(sizes) / MEGABYTE:.1f} MB: {sealing:.2f} s CPU, "
        f"{sealing / of_pdf:.2f} times the PDF ({of_pdf:.2f} s); aim {AIM}\n"
    )


if __name__ == "__main__":
    main()
