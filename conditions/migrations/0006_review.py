"""Review: who did what to a draft, and the steps it takes until it is published."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from conditions.migrations import _guards, _review_guards

# Every table of content there is by now.
CONTENTS = {
    **import_module("conditions.migrations.0003_what_numbers_rest_on").CONTENTS,
    **import_module("conditions.migrations.0005_cases").CONTENTS,
}


def set_aside(_apps, schema_editor):
    """Take the guards away: SQLite rebuilds the table of revisions."""
    for sql in _guards.removals(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


def put_back(_apps, schema_editor):
    for sql in _guards.statements(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


def install(_apps, schema_editor):
    for sql in _review_guards.statements(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


def remove(_apps, schema_editor):
    for sql in _review_guards.removals(schema_editor.connection.vendor, CONTENTS):
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('conditions', '0005_cases'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(set_aside, put_back),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('created', 'Draft started'), ('saved', 'Draft changed'), ('submitted', 'Submitted for review'), ('withdrawn', 'Withdrawn by its author'), ('returned', 'Returned to its author'), ('approved', 'Approved'), ('published', 'Published'), ('retired', 'Retired'), ('discarded', 'Thrown away')], max_length=10, verbose_name='what')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('why', models.TextField(blank=True, verbose_name='why')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='revision',
            name='one_draft_a_subject',
        ),
        migrations.RemoveConstraint(
            model_name='revision',
            name='revision_dates_fit_its_status',
        ),
        migrations.AddField(
            model_name='revision',
            name='retires',
            field=models.BooleanField(default=False, verbose_name='takes the subject out of use'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='status',
            field=models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('approved', 'approved'), ('published', 'published'), ('retired', 'retired'), ('discarded', 'thrown away')], default='draft', max_length=10, verbose_name='status'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('draft', 'submitted', 'approved'))), fields=('subject',), name='one_draft_a_subject', violation_error_message='There is a draft of this already.'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('retired_at__isnull', True), ('status__in', ('draft', 'submitted', 'approved', 'discarded'))), models.Q(('published_at__isnull', False), ('retired_at__isnull', True), ('status', 'published')), models.Q(('published_at__isnull', False), ('retired_at__isnull', False), ('status', 'retired')), _connector='OR'), name='revision_dates_fit_its_status'),
        ),
        migrations.AddField(
            model_name='event',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='event',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='conditions.revision'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['created', 'saved', 'submitted', 'withdrawn', 'returned', 'approved', 'published', 'retired', 'discarded'])), name='event_known'),
        ),
        migrations.RunPython(install, remove),
    ]
