"""Keep every published revision and its content as it is, by triggers."""

from django.db import migrations

from conditions.migrations._guards import DIRECT, removals, statements, through

CONTENTS = {
    **{
        f"conditions_{table}": DIRECT
        for table in (
            "agerule",
            "claim",
            "classification",
            "conditioncontent",
            "donot",
            "exposure",
            "lookalike",
            "sign",
            "signexception",
            "site",
            "source",
        )
    },
    "conditions_donotsource": through("item_id", "conditions_donot"),
    "conditions_exposuresource": through("exposure_id", "conditions_exposure"),
    "conditions_signexceptionsource": through(
        "exception_id", "conditions_signexception"
    ),
    "conditions_signsource": through("sign_id", "conditions_sign"),
}


def install(_apps, schema_editor):
    remove(_apps, schema_editor)
    for sql in statements(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


def remove(_apps, schema_editor):
    for sql in removals(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("conditions", "0001_curated_data")]

    operations = [migrations.RunPython(install, remove)]
