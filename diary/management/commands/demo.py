"""Make the demo family in an empty database, and say how to sign in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from diary.services.demo import make_family


class Command(BaseCommand):
    help = "Make a demo family in an empty database and print how to sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing, instead of failing, where somebody has an account",
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        if User.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("The demo family only enters an empty database.")
        password = make_family(now=timezone.now())
        self.stdout.write(
            "A demo family is ready. Sign in as parent@example.com, "
            "carer@example.com,\nviewer@example.com or curator@example.com "
            f"(http://127.0.0.1:{settings.PORT}/admin/).\n"
            f"Password, shown only now: {password}"
        )
