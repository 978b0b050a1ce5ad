"""A made-up family to try the product with: drawn photos, no real child."""

from diary.services.demo.family import make_family
from diary.services.demo.wipe import NotOnlyDemoError, wipe_family

__all__ = ["NotOnlyDemoError", "make_family", "wipe_family"]
