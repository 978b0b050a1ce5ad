"""Say which files belong to no photo and which photos lack files; take them away."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from diary.services import photo_check

UNREACHABLE = "There are photos, but no file at all. Is their disk mounted?"


class Command(BaseCommand):
    help = (
        "List files that belong to no photo, and photos that lack a file. Ends with 1 "
        "where there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove",
            action="store_true",
            help="delete those files, and the photos none of whose files is left",
        )
        parser.add_argument(
            "--older-than",
            type=int,
            default=60,
            metavar="MINUTES",
            help="pass over younger files: they may be of an upload under way (60)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 (Django's own signature)
        remove = options["remove"]
        if remove and photo_check.is_unreachable():
            raise CommandError(UNREACHABLE)
        before = timezone.now() - timedelta(minutes=options["older_than"])
        photos = self._write(_photos(remove=remove))
        files = self._write(_files(before=before, remove=remove))
        self.stdout.write(f"Photos that lack files: {photos}.")
        self.stdout.write(f"Files without a photo: {files}.")
        if photos or files:
            sys.exit(1)

    def _write(self, lines: Iterable[str]) -> int:
        """Write the lines as they come; return how many they were."""
        count = 0
        for line in lines:
            self.stdout.write(line)
            count += 1
        return count


def _photos(*, remove: bool) -> Iterator[str]:
    for found in photo_check.incomplete_photos():
        line = f"photo {found.uuid} lacks {', '.join(found.lost)}"
        if remove and found.is_gone:
            photo_check.remove_photo(found)
            line += ": removed"
        yield line


def _files(*, before: datetime, remove: bool) -> Iterator[str]:
    for name in photo_check.stray_files(before=before):
        line = f"file {name} belongs to no photo"
        if remove:
            photo_check.remove_file(name)
            line += ": removed"
        yield line
