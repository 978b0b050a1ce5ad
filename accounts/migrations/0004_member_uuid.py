from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_sign_in_round'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='uuid',
            field=models.UUIDField(editable=False, null=True),
        ),
    ]
