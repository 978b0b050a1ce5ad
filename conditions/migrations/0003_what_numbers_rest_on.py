"""What each number rests on: claims used for it, our own choices, days checked.

SQLite builds the altered tables anew, so the guards step aside and come back.
"""

from importlib import import_module

import conditions.models.fields
import django.db.models.deletion
from django.db import migrations, models

from conditions.migrations._guards import DIRECT, removals, statements

BEFORE = import_module("conditions.migrations.0002_published_never_changes")
CONTENTS = {**BEFORE.CONTENTS, "conditions_ownchoice": DIRECT}


def install(_apps, schema_editor):
    remove(_apps, schema_editor)
    for sql in statements(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


def remove(_apps, schema_editor):
    for sql in removals(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('conditions', '0002_published_never_changes'),
    ]

    operations = [
        migrations.RunPython(BEFORE.remove, BEFORE.install),
        migrations.AddField(
            model_name='claim',
            name='not_used_because',
            field=models.TextField(blank=True, verbose_name='not used because'),
        ),
        migrations.AddField(
            model_name='claim',
            name='used_for',
            field=conditions.models.fields.TextListField(blank=True, default=list, verbose_name='numbers it is used for, by code'),
        ),
        migrations.AddField(
            model_name='conditioncontent',
            name='window_under_treatment',
            field=models.BooleanField(default=False, verbose_name='usual time under treatment'),
        ),
        migrations.AddField(
            model_name='sign',
            name='own_choice',
            field=models.TextField(blank=True, verbose_name='our own choice of ages or thresholds, and why'),
        ),
        migrations.AddField(
            model_name='source',
            name='checked_on',
            field=models.DateField(blank=True, null=True, verbose_name='last checked on'),
        ),
        migrations.AddField(
            model_name='source',
            name='year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='published in'),
        ),
        migrations.CreateModel(
            name='OwnChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('number', models.CharField(max_length=80, verbose_name='number, by code')),
                ('reason', models.TextField(verbose_name='reason')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='conditions.revision')),
            ],
            options={
                'verbose_name': 'own choice',
                'verbose_name_plural': 'own choices',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('revision', 'number'), name='ownchoice_number_once_a_revision', violation_error_message='This revision has a row with that code already.')],
            },
        ),
        migrations.RunPython(install, remove),
    ]
