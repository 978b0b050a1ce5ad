"""`manage.py import_conditions`: show what files change, and make drafts of it."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from conditions.exchange import FaultyData, read_file
from conditions.queries.curators import CURATE
from conditions.queries.incoming import Incoming, changes_of, incoming
from conditions.services.curation import Someone
from conditions.services.drafting import draft_all


class Command(BaseCommand):
    help = "Show what files change, and with --by make drafts for curators to review."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            help="YAML or JSON files, or a folder that export_conditions wrote",
        )
        parser.add_argument("--by", metavar="EMAIL", help="the curator who drafts")
        parser.add_argument("--why", help="what changed and why: parents read it")

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401
        if options["by"] and not options["why"]:
            raise CommandError("Say with --why what changed and why.")
        found = _found(options["paths"])
        for one in found:
            self._tell(one)
        if not options["by"]:
            self.stdout.write("Nothing was drafted: name a curator with --by.")
            return
        by = _curator(options["by"])
        done = draft_all(found, by=by, at=timezone.now(), why=options["why"])
        self.stdout.write(f"Drafts: {len(done.drafts)}. Left alone: {len(done.taken)}.")

    def _tell(self, one: Incoming) -> None:
        news = " (new)" if one.before is None else ""
        taken = " (somebody works on it: left alone)" if one.is_taken else ""
        self.stdout.write(f"{one.key}{news}{taken}")
        for change in changes_of(one):
            self.stdout.write(f"  {change}")


def _found(paths: list[Path]) -> tuple[Incoming, ...]:
    try:
        documents: dict[str, object] = {}
        for file in _files(paths):
            documents |= read_file(file.name, file.read_bytes())
        return incoming(documents)
    except FaultyData as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error


def _files(paths: list[Path]) -> list[Path]:
    return [
        file
        for path in paths
        for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])
    ]


def _curator(email: str) -> Someone:
    person = get_user_model()._default_manager.filter(email__iexact=email).first()  # noqa: SLF001
    if person is None or not person.has_perm(CURATE):
        raise CommandError(f"{email} is no curator.")
    return person
