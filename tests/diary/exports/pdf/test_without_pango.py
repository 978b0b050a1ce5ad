"""A machine without Pango: no PDF, and everything else."""

import subprocess
import sys

WITHOUT_PANGO = """
from cffi import FFI

load = FFI.dlopen

def missing(self, name, *flags):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name!r}")
    return load(self, name, *flags)

FFI.dlopen = missing
"""


def run(code: str) -> str:
    """Run `code` in a Python of its own; return its last line."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]


def test_a_machine_without_pango_can_make_no_pdf() -> None:
    ask = "from diary.exports.pdf import can_make_pdf; print(can_make_pdf())"

    assert run(ask) == "True"
    assert run(WITHOUT_PANGO + ask) == "False"


def test_the_site_starts_without_pango() -> None:
    start = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "from config.wsgi import application\n"
        "from django.urls import reverse; print(reverse('report'))"
    )

    assert run(WITHOUT_PANGO + start) == "/report/"
