import accounts.roles
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_people_and_households'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('role', models.CharField(choices=[('owner', 'owner'), ('carer', 'carer'), ('viewer', 'viewer')], max_length=8, verbose_name='role')),
                ('sees_all_children', models.BooleanField(default=True, verbose_name='sees all children')),
                ('children', models.JSONField(blank=True, default=list, verbose_name='children')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField(verbose_name='ends')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='accounts.household')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ('expires_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('household', 'email'), name='one_invitation_an_address'), models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'carer', 'viewer'])), name='invitation_role_known'), models.CheckConstraint(condition=models.Q(('role', accounts.roles.Role['OWNER']), ('sees_all_children', False), _negated=True), name='invited_owner_sees_all_children')],
            },
        ),
    ]
