"""Columns as the database writes them, and what they mean.

Django makes a value of every column of every row. Where very many rows say the same it
is cheaper to take the text, and to read each text once.
"""

from datetime import date
from functools import lru_cache
from json import loads

from django.db.models import BooleanField, F, IntegerField, Model, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast


def as_written(model: type[Model], name: str) -> Combinable:
    """Ask for a column as text; yes and no as "1" and "0", in any database."""
    yes_no = isinstance(model._meta.get_field(name), BooleanField)  # noqa: SLF001
    return Cast(Cast(name, IntegerField()) if yes_no else F(name), TextField())


@lru_cache(maxsize=10_000)
def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=10_000)
def strings(json: str) -> tuple[str, ...]:
    return tuple(loads(json))


def yes_no(text: str | None) -> bool | None:
    return None if text is None else text == "1"
