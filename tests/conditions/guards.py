"""The guards step aside for one test that needs an empty table."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

from conditions.migrations import _review_guards

NEWEST = import_module("conditions.migrations.0006_review").CONTENTS


@contextmanager
def guards_aside() -> Iterator[None]:
    """Take the guards of the database away until the block ends."""
    with connection.cursor() as cursor:
        for sql in _review_guards.removals(connection.vendor, NEWEST):
            cursor.execute(sql)
        yield
        for sql in _review_guards.statements(connection.vendor, NEWEST):
            cursor.execute(sql)
