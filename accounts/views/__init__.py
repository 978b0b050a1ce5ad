"""The pages of accounts."""

from accounts.views.welcome import welcome

__all__ = ["welcome"]
