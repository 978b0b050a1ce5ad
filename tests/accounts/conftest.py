"""Every test of accounts starts with nobody counted."""

import pytest

from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_rate_limits() -> None:
    cache.clear()
