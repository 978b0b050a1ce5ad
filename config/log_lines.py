"""How log lines are written: ids, never names, notes or photos, and no secrets."""

import logging
import re
from types import TracebackType

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)
# Whoever has the address of a calendar reads it, and whoever has the one at the end of
# a letter stops letters.
SECRET = re.compile(r"/(calendar|mail/stop)/[^/\s\"'?]+")
# What follows leads to what a family shares: Django names the address it refuses.
SHARED = re.compile(r"(?<=/s/)[\w:/-]{43,}")


class DiscreetFormatter(logging.Formatter):
    """Leaves out the secret of a link, and what a database says of a row's content.

    PostgreSQL repeats the whole row that it refuses in a line "DETAIL: ..." of the
    traceback; addresses that were asked for stand in lines about refusals.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = SECRET.sub(r"/\1/...", super().format(record))
        return SHARED.sub("…", line)

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging's own name)
        lines = super().formatException(ei).splitlines()
        return "\n".join(line for line in lines if not line.startswith("DETAIL:"))
