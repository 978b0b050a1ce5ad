from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_invitation'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='sign_in_round',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
