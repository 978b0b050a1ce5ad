"""People and the households they belong to."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory, Password

from django.contrib.auth.models import Permission

from accounts.models import (
    Deletion,
    Household,
    Invitation,
    Membership,
    PushSubscription,
    User,
)
from accounts.queries import digest_of
from accounts.roles import Role

SIGN_IN_WITH = "a quiet night of sleep"


class UserFactory(DjangoModelFactory[User]):
    """A person who signs in with SIGN_IN_WITH."""

    class Meta:
        model = User

    # Not counted: several processes may make people of one database.
    email = LazyFunction(lambda: f"person-{uuid4().hex[:12]}@example.com")
    password = Password(SIGN_IN_WITH)


class CuratorFactory(UserFactory):
    """A person with the permission to curate."""

    @classmethod
    def _create(cls, *args: Any, **named: Any) -> User:  # noqa: ANN401
        user: User = super()._create(*args, **named)
        user.user_permissions.add(Permission.objects.get(codename="curate"))
        return user


class HouseholdFactory(DjangoModelFactory[Household]):
    class Meta:
        model = Household

    timezone = "Europe/London"
    country = "GB"


class MembershipFactory(DjangoModelFactory[Membership]):
    """An owner; give `role` for another part."""

    class Meta:
        model = Membership

    household = SubFactory(HouseholdFactory)
    user = SubFactory(UserFactory)
    role = Role.OWNER


class InvitationFactory(DjangoModelFactory[Invitation]):
    """A carer's, open until the end of 2099; give `code` to know what opens it."""

    class Meta:
        model = Invitation

    class Params:
        code = Sequence("TEST-{:08d}".format)

    household = SubFactory(HouseholdFactory)
    email = Sequence("invited{}@example.com".format)
    role = Role.CARER
    digest = LazyAttribute(lambda made: digest_of(made.code))
    expires_at = datetime(2100, 1, 1, tzinfo=UTC)


class PushSubscriptionFactory(DjangoModelFactory[PushSubscription]):
    """A browser that nobody can write to: its keys are none."""

    class Meta:
        model = PushSubscription

    user = SubFactory(UserFactory)
    endpoint = Sequence("https://push.example.com/send/{}".format)
    p256dh = "none"
    auth = "none"


class DeletionFactory(DjangoModelFactory[Deletion]):
    """Of a whole household, at the end of 2099; give `child` for one child's."""

    class Meta:
        model = Deletion

    household = SubFactory(HouseholdFactory)
    due_at = datetime(2100, 1, 1, tzinfo=UTC)
