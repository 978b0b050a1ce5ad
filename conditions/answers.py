"""What an assessment may answer, as the cases of a rule expect it. No framework."""

from enum import StrEnum


class Level(StrEnum):
    """Where a spot stands, most pressing first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    EXCEEDED = "exceeded"
    NEEDS_INFORMATION = "needs_information"
    NEARING_LIMIT = "nearing_limit"
    WITHIN_WINDOW = "within_window"
    RESOLVED = "resolved"


class ActBy(StrEnum):
    """By when a doctor should look."""

    NOW = "now"
    TODAY = "today"
    DAYS = "days"
    ROUTINE = "routine"


class ErrorCode(StrEnum):
    """What is impossible about the facts."""

    ONSET_BEFORE_BIRTH = "ONSET_BEFORE_BIRTH"
    ONSET_IN_FUTURE = "ONSET_IN_FUTURE"
    BIRTH_IN_FUTURE = "BIRTH_IN_FUTURE"
    RESOLVED_BEFORE_ONSET = "RESOLVED_BEFORE_ONSET"
    RESOLVED_IN_FUTURE = "RESOLVED_IN_FUTURE"
    UNKNOWN_CONDITION = "UNKNOWN_CONDITION"
    UNKNOWN_SIGN = "UNKNOWN_SIGN"
