"""Give the role of a curator a permission and a group, for the admin to hand out."""

from django.db import migrations

GROUP = "Curators"
CODENAME, NAME = "curate", "Can curate: draft, review and publish"


def make_group(apps, _schema_editor):
    """Make the group; who could publish before curates from now on."""
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="conditions", model="revision"
    )
    permissions = apps.get_model("auth", "Permission").objects
    former = permissions.filter(content_type=kind, codename="publish_revision")
    former.update(codename=CODENAME, name=NAME)
    curate, _ = permissions.get_or_create(
        content_type=kind, codename=CODENAME, defaults={"name": NAME}
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    group.permissions.add(curate)


def remove_group(apps, _schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("conditions", "0003_what_numbers_rest_on"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="revision",
            options={
                "ordering": ["subject", "-number"],
                "permissions": [(CODENAME, NAME)],
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
            },
        ),
        migrations.RunPython(make_group, remove_group),
    ]
