"""What `assess` answers: where a spot stands, and why."""

from dataclasses import dataclass
from datetime import date

from conditions.answers import ActBy, ErrorCode, Level
from conditions.rules import Clock, Urgency, Window

__all__ = ["ACT_BY", "ActBy", "Assessment", "ErrorCode", "Level", "Reason"]


ACT_BY = {
    Urgency.EMERGENCY: ActBy.NOW,
    Urgency.SAME_DAY: ActBy.TODAY,
    Urgency.SOON: ActBy.DAYS,
    Urgency.ROUTINE: ActBy.ROUTINE,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for the level (or words beside it), for parents.

    `text` may hold the placeholders {emergency_number} and {advice_line}, which
    the caller fills for the family's country. `sources` are source keys.
    """

    code: str
    text: str
    sources: tuple[str, ...] = ()
    urgency: Urgency | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Where one spot stands on one day.

    `level` is None only beside an `error`. `reasons` start with the one that
    decided. `limit_days` is the last day that is still within (day 0 is the
    start); `due_on` the first day beyond it. `next_change_on` is the first day
    after the assessed one on which level or reasons change by time alone.
    """

    level: Level | None
    act_by: ActBy | None
    reasons: tuple[Reason, ...]
    error: ErrorCode | None
    error_text: str
    elapsed_days: int | None
    clock: Clock | None
    clock_start: date | None
    window: Window | None
    limit_days: int | None
    due_on: date | None
    next_change_on: date | None
    rule_slug: str | None
    rule_revision: int | None

    @property
    def reason(self) -> str | None:
        """The code of the reason that decided."""
        return self.reasons[0].code if self.reasons else None
