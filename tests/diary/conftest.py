"""A push service that a test may send to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.push.browser import SubscribedBrowser
from tests.push.service import PushService, running_push_service


@pytest.fixture
def service(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PushService]:
    """A running one whose certificate is trusted, and whose address is let through."""
    with running_push_service(tmp_path) as service:
        monkeypatch.setenv("SSL_CERT_FILE", str(service.certificate))
        settings.PUSH_SERVICES_OF_TESTS = [service.host]
        yield service


@pytest.fixture
def phone(service: PushService) -> SubscribedBrowser:
    return SubscribedBrowser(f"{service.url}/send/phone")
