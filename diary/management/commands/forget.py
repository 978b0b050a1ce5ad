"""Once a day: delete for good what families asked to, and what has ended."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.services.invitations import forget_ended
from diary.services.deletions import carry_out
from diary.services.share_ends import forget_ended as forget_links


class Command(BaseCommand):
    help = "Delete diaries whose seven days are over, and what has ended."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        now = timezone.now()
        self.stdout.write(f"Diaries deleted: {carry_out(now)}.")
        self.stdout.write(f"Invitations ended: {forget_ended(now)}.")
        self.stdout.write(f"Share links forgotten: {forget_links(now)}.")
