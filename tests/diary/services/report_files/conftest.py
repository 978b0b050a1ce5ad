"""A family of one, and folders of their own for what is made and kept."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Membership
from diary.models import Spot
from tests.factories import ChildFactory, MembershipFactory, SpotFactory


@pytest.fixture
def mum() -> Membership:
    return MembershipFactory(called="Mum")


@pytest.fixture
def spot(mum: Membership) -> Spot:
    return SpotFactory(child=ChildFactory(household=mum.household))


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> None:
    """A storage of its own, and a folder where files are put together."""
    for name in ("kept", "incoming"):
        (tmp_path / name).mkdir()
    default = settings.STORAGES["default"]
    here = {**default, "OPTIONS": {**default["OPTIONS"], "location": tmp_path / "kept"}}
    settings.STORAGES = {**settings.STORAGES, "default": here}
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "incoming")
