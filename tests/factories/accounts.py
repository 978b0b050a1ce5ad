"""People and the households they belong to."""

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory, Password

from accounts.models import Household, Membership, User
from accounts.roles import Role

SIGN_IN_WITH = "a quiet night of sleep"


class UserFactory(DjangoModelFactory[User]):
    """A person who signs in with SIGN_IN_WITH."""

    class Meta:
        model = User

    email = Sequence("person{}@example.com".format)
    password = Password(SIGN_IN_WITH)


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
