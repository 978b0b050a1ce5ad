"""Make the demo family in an empty database and say how to sign in, or take it away."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from diary.services.demo import NotOnlyDemoError, make_family, wipe_family


class Command(BaseCommand):
    help = (
        "Make a demo family in an empty database and print how to sign in, "
        "or take it away."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--wipe",
            action="store_true",
            help="delete the demo family with all it wrote, and nobody else",
        )
        what.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing, instead of failing, where somebody has an account",
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        if options["wipe"]:
            self._wipe()
        elif not User.objects.exists():
            self._make()
        elif not options["if_empty"]:
            raise CommandError("The demo family only enters an empty database.")

    def _wipe(self) -> None:
        try:
            found = wipe_family()
        except NotOnlyDemoError as error:
            raise CommandError(str(error)) from error
        said = "The demo family is gone." if found else "There is no demo family here."
        self.stdout.write(said)

    def _make(self) -> None:
        password = make_family(now=timezone.now())
        self.stdout.write(
            "A demo family is ready. Sign in as parent@example.com, "
            "carer@example.com,\nviewer@example.com or curator@example.com "
            f"(http://127.0.0.1:{settings.PORT}/admin/).\n"
            f"Password, shown only now: {password}"
        )
