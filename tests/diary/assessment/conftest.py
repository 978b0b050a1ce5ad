"""Searches that repeat and do not mind a busy machine; rules read afresh."""

import pytest
from hypothesis import settings

from diary.assessment import prepared

settings.register_profile("milkspot", deadline=None, derandomize=True)
settings.load_profile("milkspot")


@pytest.fixture(autouse=True)
def fresh_rules() -> None:
    """Let every test prepare its rules anew."""
    prepared._books.clear()
