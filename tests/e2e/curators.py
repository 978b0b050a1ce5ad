"""Two curators for the browser, and what they work on."""

from django.contrib.auth.models import Group

from tests.factories import UserFactory

ADA, BEN = "ada@example.com", "ben@example.com"
SLUG = "folliculitis"


def tell() -> None:
    """Give both the role, as the admin does."""
    for email, name in ((ADA, "Dr Ada"), (BEN, "Dr Ben")):
        user = UserFactory(email=email, name=name)
        user.groups.add(Group.objects.get(name="Curators"))
