"""`manage.py load_conditions`: publish the curated data that is not there yet."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conditions.exchange import FaultyData, read_folder
from conditions.services import importing

SHIPPED = Path(__file__).resolve().parents[2] / "data"


class Command(BaseCommand):
    help = "Publish the conditions, signs, sites and exposures that are not there yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from",
            dest="folder",
            metavar="DIR",
            type=Path,
            default=SHIPPED,
            help="the folder with the files (default: the data shipped here)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401
        try:
            done = importing.load(read_folder(options["folder"]))
        except FaultyData as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Published {len(done.published)}, left {done.kept} as is.")
