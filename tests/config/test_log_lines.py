"""Log lines hold nothing of what a family wrote."""

import logging

import pytest

from django.db import IntegrityError

from config.log_lines import DiscreetFormatter


def test_the_row_that_a_database_refused_is_not_repeated() -> None:
    refusal = IntegrityError(
        'new row violates check constraint "x"\nDETAIL:  Failing row (Maya, a note).'
    )
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "Server error", (), None)
    record.exc_info = (IntegrityError, refusal, None)

    line = DiscreetFormatter().format(record)

    assert 'violates check constraint "x"' in line
    assert "Maya" not in line


@pytest.mark.parametrize("path", [f"/s/{'aB-_' * 11}", f"/s/files/{'aB-_' * 9}:1x:y_z"])
def test_the_secret_in_the_address_of_a_link_is_left_out(path: str) -> None:
    record = logging.LogRecord(
        "x", logging.WARNING, "x", 1, "Not Found: %s", (path,), None
    )

    line = DiscreetFormatter().format(record)

    assert line == "Not Found: /s/…"
