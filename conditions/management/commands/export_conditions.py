"""`manage.py export_conditions`: write what is published as files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conditions.exchange import write_file, write_folder
from conditions.queries.parts import in_force


class Command(BaseCommand):
    help = "Write all that is published, in the format that import_conditions reads."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "path",
            type=Path,
            help="a file ending in .yaml or .json, or a folder for five YAML files",
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401
        path: Path = options["path"]
        if path.suffix in (".yaml", ".json"):
            text = write_file(in_force(), as_json=path.suffix == ".json")
            path.write_text(text, encoding="utf-8")
        else:
            path.mkdir(parents=True, exist_ok=True)
            write_folder(in_force(), path)
        self.stdout.write(f"Wrote {path}.")
