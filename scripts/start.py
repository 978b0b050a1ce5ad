"""Prepare all that a start needs, then serve; `make run` calls it.

Nothing here changes data that is already there.
"""

import os
import socket
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

ROOT = Path(__file__).resolve().parent.parent


def prepare() -> None:
    """Bring database, condition data and static files up to date."""
    call_command("migrate", verbosity=0)
    call_command("load_conditions", skip_checks=False)
    call_command("demo", if_empty=True)
    if not is_collected():
        call_command("collectstatic", interactive=False, verbosity=0)


def is_collected() -> bool:
    """Tell whether the static files were collected after the last change to any."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    changed_at = (
        Path(storage.path(name)).stat().st_mtime
        for finder in get_finders()
        for name, storage in finder.list([])
    )
    return manifest.is_file() and max(changed_at) < manifest.stat().st_mtime


def stop_if_taken(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            sys.exit(f"Port {port} is taken. Try `MILKSPOT_PORT={port + 1} make run`.")


def main() -> None:
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        stop_if_taken(settings.PORT)
        prepare()
    except (ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))
    except OperationalError as error:
        reason = str(error).splitlines()[0]
        sys.exit(f"DATABASE_URL: the database does not answer ({reason}).")
    os.execv(sys.executable, [sys.executable, "scripts/supervisor.py"])


if __name__ == "__main__":
    main()
