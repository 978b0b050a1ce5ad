"""Write rows just as they are."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Model


def insert(rows: Sequence[Model]) -> None:
    """Write rows of one model in their order, with the times they were made at.

    `bulk_create` would say that all were made now.
    """
    if not rows:
        return
    options = rows[0]._meta  # noqa: SLF001 (Django documents it)
    fields = [field for field in options.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(options.db_table)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 (names of our own)
    values = [
        [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for field in fields
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
