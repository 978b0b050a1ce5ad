"""Give each member the uuid by which addresses name them."""

import uuid

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 500


def give_uuids(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Membership = apps.get_model("accounts", "Membership")
    rows = Membership.objects.using(schema_editor.connection.alias)
    members = list(rows.filter(uuid__isnull=True))
    for member in members:
        member.uuid = uuid.uuid4()
    rows.bulk_update(members, ["uuid"], batch_size=BATCH)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_member_uuid'),
    ]

    operations = [
        migrations.RunPython(give_uuids, migrations.RunPython.noop),
    ]
