"""Log lines hold nothing of what a family wrote."""

import logging

import pytest
from gunicorn.config import Config

from django.db import IntegrityError

from config import gunicorn
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


SECRET = "x1sXVFSWah6WDkNoaOzyYWsOH_VPSVnhxRXqTwUb798"
ADDRESSES = [
    f"/calendar/{SECRET}.ics",
    f"https://diary.example.com/calendar/{SECRET}.ics?x=1",
    f"GET /calendar/{SECRET} HTTP/1.1",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_a_calendar_is_not_repeated(address: str) -> None:
    words = ("x", logging.WARNING, "x", 1, "Not Found: %s", (address,), None)
    record = logging.LogRecord(*words)

    line = DiscreetFormatter().format(record)

    assert "/calendar/..." in line
    assert SECRET not in line


def test_the_address_that_stops_letters_is_not_repeated() -> None:
    words = ("Method Not Allowed (PUT): %s", (f"/mail/stop/17:{SECRET}/",), None)
    record = logging.LogRecord("x", logging.WARNING, "x", 1, *words)

    line = DiscreetFormatter().format(record)

    assert line == "Method Not Allowed (PUT): /mail/stop/.../"


def test_nor_is_it_where_a_traceback_names_it() -> None:
    error = ValueError(ADDRESSES[0])
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "Server error", (), None)
    record.exc_info = (ValueError, error, None)

    assert SECRET not in DiscreetFormatter().format(record)


@pytest.mark.parametrize("log", ["error_log", "access_log"])
def test_gunicorn_s_own_lines_leave_it_out_too(
    log: str, capfd: pytest.CaptureFixture[str]
) -> None:
    cfg = Config()
    cfg.set("accesslog", "-")
    own: logging.Logger = getattr(gunicorn.logger_class(cfg), log)

    own.error("Error handling request GET %s", ADDRESSES[0])

    shown = "".join(capfd.readouterr())
    assert "/calendar/..." in shown
    assert SECRET not in shown


@pytest.mark.parametrize("path", [f"/s/{'aB-_' * 11}", f"/s/files/{'aB-_' * 9}:1x:y_z"])
def test_the_secret_in_the_address_of_a_link_is_left_out(path: str) -> None:
    record = logging.LogRecord(
        "x", logging.WARNING, "x", 1, "Not Found: %s", (path,), None
    )

    line = DiscreetFormatter().format(record)

    assert line == "Not Found: /s/…"
