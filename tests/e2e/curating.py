"""A curator with a draft of milk spots, for the running site to show.

manage.py shell -c "from tests.e2e.curating import tell; tell()"
"""

from accounts.models import User
from conditions.models import Revision
from conditions.services import curation
from tests.factories import CuratorFactory, MembershipFactory

FIRST = "first@curators.example"


def tell() -> None:
    """Let one curator begin drafts of milk spots and of the warning signs."""
    if User.objects.filter(email=FIRST).exists():
        return
    curator = CuratorFactory.create(email=FIRST)
    MembershipFactory.create(user=curator)
    for slug in ("neonatal-milia", "signs"):
        published = Revision.objects.published().get(subject__slug=slug)
        curation.copy_to_draft(published, by=curator)
