"""Delete for good what was deleted more than 30 days ago; once a day is enough."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from diary.services.purging import purge


class Command(BaseCommand):
    help = "Delete for good, with its files, what was deleted more than 30 days ago."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        deleted = purge(now=timezone.now())
        self.stdout.write(
            f"Deleted for good: {deleted['diary.Spot']} spots, "
            f"{deleted['diary.Observation']} entries, "
            f"{deleted['diary.Photo']} photos."
        )
