"""What a person chooses holds for what waits for them, too."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services import news
from diary.models import Telling


@transaction.atomic
def choose(user: User, **choices: object) -> None:
    """Write down how news reaches a person, and look again at what quiet hours held."""
    news.choose(user, **choices)
    held = Telling.objects.open().filter(user=user, tries=0)
    held.update(next_try_at=timezone.now())
