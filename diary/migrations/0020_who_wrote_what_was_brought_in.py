"""Keep what people of elsewhere were called beside what they wrote.

The guard of the history of spots covers its name as well.
"""
from django.db import migrations, models


NAME = "change_keeps_its_name"
EVENT = f"{NAME} BEFORE UPDATE OF by_name ON diary_change FOR EACH ROW"
INSTALL = {
    "sqlite": f"CREATE TRIGGER {EVENT}"
    " BEGIN SELECT RAISE(ABORT, 'A change is only ever added.'); END",
    "postgresql": f"CREATE TRIGGER {EVENT} EXECUTE FUNCTION change_is_only_added()",
}
REMOVE = {
    "sqlite": f"DROP TRIGGER {NAME}",
    "postgresql": f"DROP TRIGGER {NAME} ON diary_change",
}


def install(_apps, schema_editor):
    schema_editor.execute(INSTALL[schema_editor.connection.vendor], params=None)


def remove(_apps, schema_editor):
    schema_editor.execute(REMOVE[schema_editor.connection.vendor], params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('diary', '0019_when_it_was_told_that_they_saw'),
    ]

    operations = [
        migrations.AddField(
            model_name='change',
            name='by_name',
            field=models.CharField(editable=False, max_length=80, null=True),
        ),
        migrations.AddField(
            model_name='observation',
            name='changed_name',
            field=models.CharField(editable=False, max_length=80, null=True),
        ),
        migrations.AddField(
            model_name='observation',
            name='written_name',
            field=models.CharField(editable=False, max_length=80, null=True),
        ),
        migrations.AddField(
            model_name='promptevent',
            name='by_name',
            field=models.CharField(editable=False, max_length=80, null=True),
        ),
        migrations.AddField(
            model_name='withdrawnsign',
            name='withdrawn_name',
            field=models.CharField(editable=False, max_length=80, null=True),
        ),
        migrations.RunPython(install, remove),
    ]
