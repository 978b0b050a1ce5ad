"""Give each visit an appointment of its own; its calendar may use the visit's uuid."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def give_appointments(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Visit = apps.get_model("diary", "Visit")
    rows = Visit.objects.using(schema_editor.connection.alias)
    rows.filter(appointment__isnull=True).update(
        appointment=F("uuid"), plan_changed_at=F("created_at")
    )


class Migration(migrations.Migration):

    dependencies = [
        ('diary', '0016_visits_share_an_appointment'),
    ]

    operations = [
        migrations.RunPython(give_appointments, migrations.RunPython.noop),
    ]
