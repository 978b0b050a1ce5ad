"""Keep every record of an assessment as it was written, by a trigger.

A record still goes with its spot. SQLite drops triggers when it rebuilds a table: a
migration that alters this one ends by installing the guard again.
"""

from django.db import migrations

REFUSAL = "An assessment is only ever added."
TABLE = "diary_assessmentrecord"
INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER assessment_is_only_added BEFORE UPDATE ON {TABLE}"
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION assessment_is_only_added() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE ="
        " 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER assessment_is_only_added BEFORE UPDATE ON {TABLE}"
        " FOR EACH ROW EXECUTE FUNCTION assessment_is_only_added()",
    ],
}
REMOVE = {
    "sqlite": ["DROP TRIGGER assessment_is_only_added"],
    "postgresql": [
        f"DROP TRIGGER assessment_is_only_added ON {TABLE}",
        "DROP FUNCTION assessment_is_only_added()",
    ],
}


def install(_apps, schema_editor):
    for sql in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(sql, params=None)


def remove(_apps, schema_editor):
    for sql in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("diary", "0001_the_diary")]
    operations = [migrations.RunPython(install, remove)]
