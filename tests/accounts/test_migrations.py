"""Rows that were there before are there after."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TWO_MEMBERS = """
from django.db import connection
from django.db.migrations.loader import MigrationLoader

state = MigrationLoader(connection).project_state(("accounts", "0004_member_uuid"))
then = state.apps.get_app_config("accounts")
household = then.get_model("Household").objects.create(timezone="Europe/London")
for email in ("mum@example.com", "dad@example.com"):
    user = then.get_model("User").objects.create(email=email)
    household.memberships.create(user=user, role="owner", uuid=None)
"""
COUNT = """
from accounts.models import Membership

print(len({member.uuid for member in Membership.objects.filter(uuid__isnull=False)}))
"""


@pytest.mark.slow
def test_each_member_is_given_a_uuid_of_their_own(tmp_path: Path) -> None:
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

    manage("migrate", "accounts", "0004_member_uuid", "--verbosity", "0")
    manage("shell", "--verbosity", "0", "-c", TWO_MEMBERS)
    manage("migrate", "accounts", "--verbosity", "0")

    assert manage("shell", "--verbosity", "0", "-c", COUNT).strip() == "2"
