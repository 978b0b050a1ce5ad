"""What these tests need beside Python: `make test-scale` brings it along."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from config.photo_places import in_bucket
from tests.scale.s3_server import BUCKET, S3Server, running_s3

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


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with running_s3(tmp_path_factory.mktemp("s3")) as server:
        yield server


def keep_photos_in(server: S3Server, settings: Settings) -> None:
    """Let Milkspot, as this test sees it, keep its photos there."""
    place = in_bucket(server.settings)
    settings.STORAGES = {**settings.STORAGES, "default": place}
    settings.PHOTOS_FROM = [f"{server.url}/{BUCKET}/"]


@pytest.fixture
def bucket(s3: S3Server, settings: Settings) -> S3Server:
    """A running server, and Milkspot's photos in its bucket."""
    keep_photos_in(s3, settings)
    return s3
