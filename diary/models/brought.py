"""What is kept of people who have no account here: what they were called."""

from django.db import models


def brought_name() -> models.CharField[str | None, str | None]:
    """Make a column for the name of who wrote a row that was brought in from elsewhere.

    None where the row was written here: an account tells who wrote it. None and not
    empty, so that SQLite adds the column without rebuilding a table that has triggers.
    """
    return models.CharField(max_length=80, null=True, editable=False)
