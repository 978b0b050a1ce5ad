"""A made-up family to try the product with: drawn photos, no real child."""

from diary.services.demo.family import make_family

__all__ = ["make_family"]
