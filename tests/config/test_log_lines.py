"""Log lines hold nothing of what a family wrote."""

import logging

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
