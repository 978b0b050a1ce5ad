"""A server of its own, folder and database, whose processes the tests start and end."""

import os
from collections.abc import Iterator

import pytest

from tests.e2e.site import Site, database_of_its_own, free_port


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A migrated database, nothing running yet."""
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    with database_of_its_own(os.environ.get("DATABASE_URL", "")) as database:
        environ = {
            **os.environ,
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "tests.e2e.settings",
            "MILKSPOT_DATA": str(folder / "data"),
            "MILKSPOT_PORT": str(port),
        }
        site = Site(f"http://127.0.0.1:{port}", folder, environ)
        site.manage("migrate")
        yield site
