"""Describe the format for those who read the file elsewhere.

python -m diary.archive.schema docs/schema    writes the files again
"""

import json
import sys
from pathlib import Path

from diary.archive.format import FORMAT
from diary.archive.older import DIARIES, MANIFESTS
from diary.archive.shapes import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS = {
    **{
        f"{FORMAT}-{version}.json": ("A diary (data.json)", record)
        for version, record in DIARIES.items()
    },
    **{
        f"{FORMAT}-{version}-manifest.json": (
            "What is in the ZIP (manifest.json)",
            record,
        )
        for version, record in MANIFESTS.items()
    },
}


def schema_text(title: str, record: Record) -> str:
    """Return one JSON Schema 2020-12 as it is published."""
    described = {"$schema": DIALECT, "title": title, **record.schema()}
    return json.dumps(described, indent=1) + "\n"


if __name__ == "__main__":
    for file_name, (title, record) in SCHEMAS.items():
        (Path(sys.argv[1]) / file_name).write_text(schema_text(title, record))
