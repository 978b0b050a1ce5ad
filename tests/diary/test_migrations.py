"""Rows that were there before are there after."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TWO_VISITS = """
from tests.factories import VisitFactory

VisitFactory.create_batch(2)
"""
OF_BEFORE = """
from django.db import connection

connection.cursor().execute("UPDATE diary_visit SET appointment = NULL")
"""
THEIR_APPOINTMENTS = """
from diary.models import Visit

print([visit.appointment == visit.uuid for visit in Visit.objects.all()])
"""


@pytest.mark.slow
def test_each_visit_is_given_an_appointment_of_its_own(tmp_path: Path) -> None:
    def manage(*command: str) -> str:
        environ = {**os.environ, "MILKSPOT_DATA": str(tmp_path), "DATABASE_URL": ""}
        environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environ,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    manage("migrate", "--verbosity", "0")
    manage("shell", "--verbosity", "0", "-c", TWO_VISITS)
    manage("migrate", "diary", "0016_visits_share_an_appointment", "--verbosity", "0")
    manage("shell", "--verbosity", "0", "-c", OF_BEFORE)
    manage("migrate", "diary", "--verbosity", "0")

    said = manage("shell", "--verbosity", "0", "-c", THEIR_APPOINTMENTS)
    assert said.strip() == "[True, True]"
