"""Let the newest entries of a household be read in order, without the deleted ones."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("diary", "0004_a_spot_can_be_deleted")]

    operations = [
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                fields=["household", "-observed_at", "-id", "spot", "deleted_at"],
                condition=models.Q(deleted_at__isnull=True),
                name="observation_newest_kept",
            ),
        ),
    ]
