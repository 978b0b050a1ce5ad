"""A server that sends letters."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def has_mail_server(settings: Settings) -> None:
    settings.HAS_MAIL_SERVER = True
