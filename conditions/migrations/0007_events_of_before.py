"""Write down as events what revisions themselves say happened to them."""

from django.db import migrations


def write_down(apps, _schema_editor):
    revision = apps.get_model("conditions", "Revision")
    event = apps.get_model("conditions", "Event")
    steps = []
    for row in revision.objects.order_by("pk").iterator():
        # A load took the instant of publication before it wrote the row.
        began = min(row.created_at, row.published_at or row.created_at)
        steps.append((began, "created", row.created_by_id, row.pk, ""))
        if row.published_at:
            by = row.published_by_id
            steps.append((row.published_at, "published", by, row.pk, row.why))
        if row.retired_at:
            steps.append((row.retired_at, "retired", None, row.pk, ""))
    event.objects.bulk_create(
        event(at=at, what=what, by_id=by, revision_id=pk, why=why)
        for at, what, by, pk, why in sorted(steps, key=lambda step: step[0])
    )


class Migration(migrations.Migration):
    dependencies = [("conditions", "0006_review")]

    # Backwards the events go with their table.
    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
