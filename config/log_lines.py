"""How log lines are written: ids, never names, notes or photos."""

import logging
from types import TracebackType

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


class DiscreetFormatter(logging.Formatter):
    """Leaves out of tracebacks what a database says of a row's content.

    PostgreSQL repeats the whole row that it refuses in a line "DETAIL: ...".
    """

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging's own name)
        lines = super().formatException(ei).splitlines()
        return "\n".join(line for line in lines if not line.startswith("DETAIL:"))
