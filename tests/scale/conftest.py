"""What these tests need beside Python: `make test-scale` brings it along."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.scale)


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """A folder through which other users of the machine may pass."""
    with tempfile.TemporaryDirectory(prefix="milkspot-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder
