"""Searches that repeat, and that a busy machine does not fail."""

from hypothesis import settings

settings.register_profile("milkspot", deadline=None, derandomize=True)
settings.load_profile("milkspot")
