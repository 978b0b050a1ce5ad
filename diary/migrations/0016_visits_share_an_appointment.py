import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('diary', '0015_tellings_of_reminders'),
    ]

    operations = [
        migrations.AddField(
            model_name='visit',
            name='appointment',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='visit',
            name='plan_version',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='visit',
            name='plan_changed_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
    ]
