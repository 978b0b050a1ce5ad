"""Triggers that keep published revisions as they are, for SQLite and PostgreSQL.

SQLite rebuilds a table that a migration alters, and its triggers go with the old
one: such a migration ends by installing the guards of 0002 again.
"""

from collections.abc import Iterable, Iterator

REFUSAL = "A published revision never changes."

# How to reach the revision of a row: by a column, or through the row it belongs to.
DIRECT = "{row}.revision_id"
# A table of content and the path from a row of it to its revision.
Contents = dict[str, str]

_FIXED = (
    "id",
    "subject_id",
    "number",
    "why",
    "review_status",
    "checked_by",
    "created_at",
    "published_at",
)
IN_USE = (
    "EXISTS (SELECT 1 FROM conditions_revision"
    " WHERE status <> 'draft' AND subject_id = OLD.id)"
)


def through(column: str, owner: str) -> str:
    return f"(SELECT revision_id FROM {owner} WHERE id = {{row}}.{column})"


def statements(vendor: str, contents: Contents) -> Iterator[str]:
    """Yield the SQL that guards revisions, subjects and the tables of `contents`."""
    yield from _triggers(vendor, _subject_refusals(vendor))
    yield from content_statements(vendor, contents)


def content_statements(vendor: str, contents: Contents) -> Iterator[str]:
    """Yield the SQL that guards the tables of `contents` alone."""
    yield from _triggers(vendor, content_refusals(contents))


def _subject_refusals(vendor: str) -> dict[tuple[str, str], str]:
    same = {"sqlite": "IS", "postgresql": "IS NOT DISTINCT FROM"}[vendor]
    return {
        **_revision_refusals(same),
        ("conditions_subject", "UPDATE"): IN_USE,
    }


def _triggers(vendor: str, refusals: dict[tuple[str, str], str]) -> Iterator[str]:
    for (table, event), refused in refusals.items():
        yield from trigger(vendor, table, event, refused)


def trigger(
    vendor: str, table: str, event: str, refused: str, refusal: str = REFUSAL
) -> Iterator[str]:
    """Yield the SQL that answers `event` with `refusal` where `refused` holds."""
    if vendor == "sqlite":
        yield _sqlite_trigger(table, event, refused, refusal)
    else:
        yield from _postgresql_trigger(table, event, refused, refusal)


def removals(vendor: str, contents: Contents) -> Iterator[str]:
    """Yield the SQL that takes the guards away, those that are there."""
    subjects = ("conditions_revision", "conditions_subject")
    yield from content_removals(vendor, [*subjects, *contents])


def content_removals(vendor: str, tables: Iterable[str]) -> Iterator[str]:
    """Yield the SQL that takes the guards of `tables` away, those that are there."""
    for table in tables:
        for event in ("INSERT", "UPDATE", "DELETE"):
            name = _name(table, event)
            if vendor == "sqlite":
                yield f"DROP TRIGGER IF EXISTS {name}"
            else:
                yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
                yield f"DROP FUNCTION IF EXISTS {name}()"


def _revision_refusals(same: str) -> dict[tuple[str, str], str]:
    """Return by table and event when it is refused; `same` compares with null."""
    kept = [f"NEW.{column} {same} OLD.{column}" for column in _FIXED]
    # A closed account is forgotten; nobody takes its place.
    kept += [
        f"(NEW.{column} IS NULL OR NEW.{column} {same} OLD.{column})"
        for column in ("created_by_id", "published_by_id")
    ]
    kept.append(
        f"((NEW.status = OLD.status AND NEW.retired_at {same} OLD.retired_at)"
        " OR (OLD.status = 'published' AND NEW.status = 'retired'))"
    )
    changed = f"OLD.status <> 'draft' AND NOT ({' AND '.join(kept)})"
    return {
        ("conditions_revision", "INSERT"): "NEW.status <> 'draft'",
        ("conditions_revision", "UPDATE"): changed,
        ("conditions_revision", "DELETE"): "OLD.status <> 'draft'",
    }


def content_refusals(contents: Contents) -> dict[tuple[str, str], str]:
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}
    return {
        (table, event): _touches_a_published_one(path, rows[event])
        for table, path in contents.items()
        for event in rows
    }


def _touches_a_published_one(path: str, rows: list[str]) -> str:
    ids = ", ".join(path.format(row=row) for row in rows)
    return (
        "EXISTS (SELECT 1 FROM conditions_revision"
        f" WHERE status <> 'draft' AND id IN ({ids}))"
    )


def _sqlite_trigger(table: str, event: str, refused: str, refusal: str) -> str:
    return (
        f"CREATE TRIGGER {_name(table, event)} BEFORE {event} ON {table}"
        f" WHEN {refused} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    )


def _postgresql_trigger(
    table: str, event: str, refused: str, refusal: str
) -> Iterator[str]:
    name, kept = _name(table, event), "OLD" if event == "DELETE" else "NEW"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN IF {refused} THEN RAISE EXCEPTION '{refusal}'"
        " USING ERRCODE = 'integrity_constraint_violation';"
        f" END IF; RETURN {kept}; END $$"
    )
    yield (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _name(table: str, event: str) -> str:
    return f"{table}_guards_{event.lower()}"
