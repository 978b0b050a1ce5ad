"""The guards once revisions are reviewed: which step may follow which.

Content is guarded as before: what is not a draft does not change (_guards).
"""

from collections.abc import Iterator

from conditions.migrations import _guards

EVENTS = "conditions_event"
KEPT = "What happened to a revision is only added to."

# The only steps there are. A first revision is loaded from a file without review.
STEPS = {
    ("draft", "submitted"): "",
    ("draft", "discarded"): "",
    ("draft", "published"): "NEW.number = 1",
    ("submitted", "draft"): "",
    ("submitted", "approved"): "",
    ("approved", "draft"): "",
    ("approved", "published"): "NOT NEW.retires",
    ("approved", "retired"): "NEW.retires",
    ("published", "retired"): "",
}
_FIXED = (
    "id",
    "subject_id",
    "number",
    "retires",
    "why",
    "review_status",
    "checked_by",
    "created_at",
)
_PUBLISHES = "(OLD.status = 'approved' AND NEW.status IN ('published', 'retired'))"
_RETIRES = "(OLD.status <> 'retired' AND NEW.status = 'retired')"


def statements(vendor: str, contents: _guards.Contents) -> Iterator[str]:
    """Yield the SQL that guards revisions, subjects, events and `contents`."""
    same = {"sqlite": "IS", "postgresql": "IS NOT DISTINCT FROM"}[vendor]
    refusals = {
        ("conditions_revision", "INSERT"): "NEW.status <> 'draft'",
        ("conditions_revision", "UPDATE"): _changed(same),
        ("conditions_revision", "DELETE"): "OLD.status <> 'draft'",
        ("conditions_subject", "UPDATE"): _guards.IN_USE,
        **_guards.content_refusals(contents),
    }
    for (table, event), refused in refusals.items():
        yield from _guards.trigger(vendor, table, event, refused)
    kept = [f"NEW.{name} {same} OLD.{name}" for name in ("id", "revision_id")]
    kept += [f"NEW.{name} {same} OLD.{name}" for name in ("what", "at", "why")]
    changed = f"NEW.by_id IS NOT NULL OR NOT ({' AND '.join(kept)})"
    for event, refused in {"UPDATE": changed, "DELETE": "TRUE"}.items():
        yield from _guards.trigger(vendor, EVENTS, event, refused, KEPT)


def removals(vendor: str, contents: _guards.Contents) -> Iterator[str]:
    """Yield the SQL that takes the guards away, those that are there."""
    return _guards.removals(vendor, {**contents, EVENTS: ""})


def _changed(same: str) -> str:
    """Say when a change of a revision is refused; `same` compares with null."""
    kept = [f"NEW.{column} {same} OLD.{column}" for column in _FIXED]
    kept.append(f"({_PUBLISHES} OR NEW.published_at {same} OLD.published_at)")
    kept.append(f"({_RETIRES} OR NEW.retired_at {same} OLD.retired_at)")
    # A closed account is forgotten; nobody takes its place.
    kept.append(_forgotten("created_by_id", same))
    kept.append(f"({_PUBLISHES} OR {_forgotten('published_by_id', same)})")
    frozen = f"OLD.status <> 'draft' AND NOT ({' AND '.join(kept)})"
    return f"({frozen}) OR NOT ({_step()})"


def _forgotten(column: str, same: str) -> str:
    return f"(NEW.{column} IS NULL OR NEW.{column} {same} OLD.{column})"


def _step() -> str:
    steps = ["NEW.status = OLD.status"]
    for (before, after), only in STEPS.items():
        step = f"OLD.status = '{before}' AND NEW.status = '{after}'"
        steps.append(f"({step} AND {only})" if only else f"({step})")
    return " OR ".join(steps)
