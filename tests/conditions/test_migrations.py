"""Rows that were there before are there after."""

from importlib import import_module

import pytest

from django.apps import apps
from django.db import connection
from django.utils import timezone

from conditions.models import Event, Revision, Status, What
from tests.conditions.guards import guards_aside


@pytest.mark.usefixtures("loaded")
def test_what_happened_before_there_were_events_is_written_down() -> None:
    hives = Revision.objects.filter(subject__slug="hives")
    now = timezone.now()
    hives.update(status=Status.RETIRED, retired_at=now)
    with guards_aside():
        Event.objects.all()._raw_delete(connection.alias)

    import_module("conditions.migrations.0007_events_of_before").write_down(apps, None)

    steps = [(one.what, one.at) for one in hives.get().events.all()]
    assert steps == [
        (What.CREATED, hives.get().published_at),
        (What.PUBLISHED, hives.get().published_at),
        (What.RETIRED, now),
    ]
