"""A database to measure on, as the server has one, and how long work takes there."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from django.core.management import call_command
from django.db import connection


@contextmanager
def a_database() -> Iterator[None]:
    """Make a database with the shipped conditions; SQLite writes to the disk."""
    with TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            file = str(Path(folder) / "measured.sqlite3")
            connection.settings_dict["TEST"]["NAME"] = file
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        call_command("load_conditions", verbosity=0)
        yield
        connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), 0)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return by the clock, and of this process's own CPU, the seconds of `work`."""
    gc.collect()
    gc.freeze()  # As a worker does.
    start, cpu = perf_counter(), process_time()
    work()
    return perf_counter() - start, process_time() - cpu
