"""Curators as other curators see them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who did something. `id` is None once their account is closed."""

    id: int | None
    name: str


def person(user: Any) -> Person:  # noqa: ANN401 (whatever model signs in)
    """Name `user` as they call themselves, or by their address."""
    if user is None:
        return Person(None, _("somebody whose account is closed"))
    return Person(user.pk, user.name or user.email)
