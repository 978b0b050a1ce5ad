"""Cases: facts that a revision's rule is tried on, kept as its other content is."""

import django.db.models.deletion
from django.db import migrations, models

from conditions.migrations._guards import DIRECT, content_removals, content_statements

CONTENTS = {"conditions_case": DIRECT}


def install(_apps, schema_editor):
    for sql in content_statements(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


def remove(_apps, schema_editor):
    for sql in content_removals(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('conditions', '0004_curators'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('facts', models.JSONField(verbose_name='facts')),
                ('expect', models.JSONField(verbose_name='what is expected')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='conditions.revision')),
            ],
            options={
                'verbose_name': 'case',
                'verbose_name_plural': 'cases',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('revision', 'name'), name='case_name_once_a_revision', violation_error_message='There is a case of that name already.')],
            },
        ),
        migrations.RunPython(install, remove),
    ]
