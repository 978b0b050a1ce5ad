"""Earlier versions of the format, which are still read.

Each is what the next one made of it; what the next one added says that nobody asked.
"""

from collections.abc import Mapping
from typing import Any

from diary.archive.format import CHILD, DIARY, MANIFEST, VERSION
from diary.archive.shapes import Record, Several, Whole

ADDED_IN_2 = {"allergies": "", "no_known_allergies": False}
_CHILD_1 = Record(
    {name: one for name, one in CHILD.fields.items() if name not in ADDED_IN_2}
)
DIARIES = {
    1: Record(
        {
            **DIARY.fields,
            "version": Whole(1, 1),
            "children": Several(_CHILD_1, most=100),
        }
    ),
    VERSION: DIARY,
}
MANIFESTS = {
    1: Record({**MANIFEST.fields, "version": Whole(1, 1)}),
    VERSION: MANIFEST,
}


def as_of_today(diary: Mapping[str, Any]) -> dict[str, Any]:
    """Return a diary of any version as the newest would have it."""
    children = [ADDED_IN_2 | child for child in diary["children"]]
    return {**diary, "version": VERSION, "children": children}
