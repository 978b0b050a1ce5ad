"""The database keeps what was published: tried on every table, in every way."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from accounts.models import User
from conditions.models import Event, Kind, Revision, Status, Subject
from conditions.services import curation, review
from tests.conditions.publishing import approved
from tests.factories import CuratorFactory

CONTENT = [
    model
    for model in apps.get_app_config("conditions").get_models()
    if model not in (Event, Revision, Subject)
]
pytestmark = pytest.mark.django_db


@pytest.fixture(params=CONTENT, ids=lambda model: model.__name__)
def rows(request: pytest.FixtureRequest) -> models.QuerySet[Any]:
    model: type[models.Model] = request.param
    return model._default_manager.all()


def refused(change: Callable[[], object]) -> bool:
    """Whether the database refuses `change`, in so many words."""
    words = "published revision never changes"
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        change()
    return True


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def copied(row: models.Model) -> models.Model:
    """Return the row as a new one, its unique texts made different."""
    row.pk = None
    row._state.adding = True
    for name in ("code", "key", "number"):
        if hasattr(row, name):
            setattr(row, name, "ANOTHER")
    return row


def test_every_table_of_content_has_a_published_row(
    rows: models.QuerySet[Any],
) -> None:
    assert rows.exists()


def test_published_row_cannot_be_updated(rows: models.QuerySet[Any]) -> None:
    column = rows.model._meta.get_field("position" if positioned(rows) else "name")

    assert refused(lambda: rows.update(**{column.name: 7}))


def test_published_row_cannot_be_updated_by_sql(rows: models.QuerySet[Any]) -> None:
    table = rows.model._meta.db_table

    assert refused(lambda: run(f"UPDATE {table} SET id = id"))  # noqa: S608


def test_published_row_cannot_be_saved_again(rows: models.QuerySet[Any]) -> None:
    row = rows[0]

    assert refused(row.save)


def test_published_row_cannot_be_deleted(rows: models.QuerySet[Any]) -> None:
    assert refused(lambda: rows._raw_delete(rows.db))


def test_published_row_cannot_be_deleted_by_sql(rows: models.QuerySet[Any]) -> None:
    table = rows.model._meta.db_table

    assert refused(lambda: run(f"DELETE FROM {table}"))  # noqa: S608


def test_row_cannot_be_added_to_a_published_revision(
    rows: models.QuerySet[Any],
) -> None:
    row = copied(rows[0])

    assert refused(row.save)


def test_row_of_a_draft_cannot_be_moved_to_a_published_revision() -> None:
    hives = Revision.objects.get(subject__slug="hives")
    draft = curation.copy_to_draft(hives, by=None)

    assert refused(lambda: draft.source_set.update(revision=hives, key="moved"))


def test_row_of_a_draft_can_be_changed_and_deleted() -> None:
    draft = curation.copy_to_draft(Revision.objects.get(subject__slug="hives"), by=None)

    draft.conditioncontent_set.update(limit_days=7)
    draft.sign_set.all().delete()

    assert draft.conditioncontent_set.get().limit_days == 7
    assert not draft.sign_set.exists()


LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 9},
        {"why": "no reason"},
        {"review_status": "perfect"},
        {"checked_by": "nobody"},
        {"created_at": LATER},
        {"published_at": LATER},
        {"status": Status.DRAFT, "published_at": None},
        {"retired_at": LATER},
        {"status": Status.RETIRED, "retired_at": LATER, "why": "sneaked in"},
    ],
    ids="+".join,
)
def test_published_revision_cannot_be_changed(change: dict[str, object]) -> None:
    published = Revision.objects.filter(subject__slug="hives")

    assert refused(lambda: published.update(**change))


def test_published_revision_cannot_change_its_author(
    curator: User,
) -> None:
    published = Revision.objects.filter(subject__slug="hives")

    assert refused(lambda: published.update(published_by=curator))


def test_published_revision_can_only_be_retired() -> None:
    published = Revision.objects.filter(subject__slug="hives")

    published.update(status=Status.RETIRED, retired_at=timezone.now())

    assert published.get().status == Status.RETIRED


def test_retired_revision_stays_retired() -> None:
    revision = Revision.objects.filter(subject__slug="hives")
    revision.update(status=Status.RETIRED, retired_at=timezone.now())

    assert refused(lambda: revision.update(status=Status.PUBLISHED, retired_at=None))


def test_published_revision_cannot_be_deleted() -> None:
    published = Revision.objects.filter(subject__slug="hives")

    assert refused(lambda: published._raw_delete(published.db))


def test_new_revision_begins_as_a_draft() -> None:
    subject = Subject.objects.create(kind=Kind.CONDITION, slug="warts")
    now = timezone.now()

    assert refused(
        lambda: subject.revisions.create(
            number=1, status=Status.PUBLISHED, published_at=now
        )
    )


def test_subject_of_a_published_revision_keeps_its_slug() -> None:
    subjects = Subject.objects.filter(slug="hives")

    assert refused(lambda: subjects.update(slug="warts"))


@pytest.mark.parametrize("approve", [True, False])
def test_submitted_draft_says_the_same_until_it_goes_back(*, approve: bool) -> None:
    hives = Revision.objects.get(subject__slug="hives")
    draft = curation.copy_to_draft(hives, by=None)
    curators = CuratorFactory.create_batch(2)
    now = timezone.now()
    review.submit(draft, by=curators[0], at=now, why="A reason.")
    if approve:
        review.approve(draft, by=curators[1], at=now)

    assert refused(lambda: draft.conditioncontent_set.update(limit_days=7))
    assert refused(lambda: draft.claim_set.all()._raw_delete("default"))
    assert refused(lambda: Revision.objects.filter(pk=draft.pk).update(why="other"))
    review.send_back(draft, by=curators[1], at=now, why="Another reason.")
    draft.conditioncontent_set.update(limit_days=7)
    assert draft.conditioncontent_set.get().limit_days == 7


STEPS_NOT_TAKEN = [
    (Status.DRAFT, Status.APPROVED),
    (Status.DRAFT, Status.PUBLISHED),
    (Status.SUBMITTED, Status.PUBLISHED),
    (Status.SUBMITTED, Status.DISCARDED),
    (Status.APPROVED, Status.SUBMITTED),
    (Status.APPROVED, Status.RETIRED),
    (Status.DISCARDED, Status.DRAFT),
]


@pytest.mark.parametrize(("before", "after"), STEPS_NOT_TAKEN)
def test_no_step_of_the_review_is_left_out(before: Status, after: Status) -> None:
    hives = Revision.objects.filter(subject__slug="hives")
    hives.update(status=Status.RETIRED, retired_at=LATER)
    rows = Revision.objects.filter(pk=curation.copy_to_draft(hives.get(), by=None).pk)
    ways = {
        Status.SUBMITTED: [Status.SUBMITTED],
        Status.APPROVED: [Status.SUBMITTED, Status.APPROVED],
        Status.DISCARDED: [Status.DISCARDED],
    }
    for status in ways.get(before, []):
        rows.update(status=status)
    dates: dict[str, object] = {}
    if after in (Status.PUBLISHED, Status.RETIRED):
        dates["published_at"] = LATER
    if after is Status.RETIRED:
        dates["retired_at"] = LATER

    assert refused(lambda: rows.update(status=after, **dates))


@pytest.mark.parametrize("change", [{"why": "other"}, {"at": LATER}, {"what": "saved"}])
def test_what_happened_stays_as_it_was(change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Event.objects.update(**change)


def test_what_happened_is_not_given_to_somebody_else() -> None:
    someone = CuratorFactory()

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Event.objects.update(by=someone)


def test_what_happened_is_not_deleted() -> None:
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Event.objects.all()._raw_delete("default")


def test_closing_an_account_leaves_the_revision_and_forgets_the_person(
    curator: User,
) -> None:
    hives = Revision.objects.get(subject__slug="hives")
    draft = curation.copy_to_draft(hives, by=curator)
    curation.publish(approved(draft), by=curator, at=timezone.now())

    curator.delete()

    draft.refresh_from_db()
    assert draft.status == Status.PUBLISHED
    assert draft.created_by is None
    assert draft.published_by is None
    assert set(draft.events.values_list("by", flat=True)) >= {None}
    assert not draft.events.filter(by__isnull=False, what="created").exists()


def positioned(rows: models.QuerySet[Any]) -> bool:
    return any(field.name == "position" for field in rows.model._meta.fields)
