"""Keep the history of spots as it was written, by triggers.

A line still goes with its spot, and whoever closes their account is forgotten: `by`
may become empty, and nothing else. SQLite drops triggers when it rebuilds a table: a
migration that alters this one ends by installing the guards again.
"""

from django.db import migrations

REFUSAL = "A change is only ever added."
TABLE = "diary_change"
COLUMNS = "id, household_id, spot_id, at, what, fields, about_on, entry, other"
EVENTS = {
    "change_is_only_added": f"BEFORE UPDATE OF {COLUMNS} ON {TABLE} FOR EACH ROW",
    "change_keeps_its_author": (
        f"BEFORE UPDATE OF by_id ON {TABLE} FOR EACH ROW WHEN (NEW.by_id IS NOT NULL)"
    ),
}
INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER {name} {event} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for name, event in EVENTS.items()
    ],
    "postgresql": [
        "CREATE FUNCTION change_is_only_added() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE ="
        " 'integrity_constraint_violation'; END $$",
        *(
            f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION change_is_only_added()"
            for name, event in EVENTS.items()
        ),
    ],
}
REMOVE = {
    "sqlite": [f"DROP TRIGGER {name}" for name in EVENTS],
    "postgresql": [
        *(f"DROP TRIGGER {name} ON {TABLE}" for name in EVENTS),
        "DROP FUNCTION change_is_only_added()",
    ],
}


def install(_apps, schema_editor):
    for sql in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(sql, params=None)


def remove(_apps, schema_editor):
    for sql in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("diary", "0006_what_was_changed")]
    operations = [migrations.RunPython(install, remove)]
