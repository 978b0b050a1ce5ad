"""Two curators for the browser, and what they would type into a draft."""

from django.contrib.auth.models import Group

from conditions.models import Revision
from tests.factories import UserFactory

ADA, BEN = "ada@example.com", "ben@example.com"
SLUG = "folliculitis"


def tell() -> None:
    """Give both the role, as the admin does."""
    for email, name in ((ADA, "Dr Ada"), (BEN, "Dr Ben")):
        user = UserFactory(email=email, name=name)
        user.groups.add(Group.objects.get(name="Curators"))


def change_the_limit() -> None:
    """Change what the open draft says: a number and a long text."""
    draft = Revision.objects.open().get(subject__slug=SLUG)
    content = draft.conditioncontent_set.get()
    content.limit_days = 10
    content.description = content.description.replace(".", ", or after shaving.", 1)
    content.save()
    # They are of the old limit.
    draft.case_set.all().delete()
