"""A second curator approves exactly what is published, whoever they are."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from accounts.models import User
from conditions.exchange import FaultyData
from conditions.models import Event, Revision, Status, What
from conditions.services import curation, review
from tests.factories import CuratorFactory

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def author() -> User:
    return CuratorFactory()


@pytest.fixture
def other() -> User:
    return CuratorFactory()


@pytest.fixture
def draft(hives: Revision, author: User) -> Revision:
    return curation.copy_to_draft(hives, by=author)


@pytest.fixture
def submitted(draft: Revision, author: User) -> Revision:
    review.submit(draft, by=author, at=AT, why="NHS changed its page.")
    return draft


def status_of(revision: Revision) -> Status:
    revision.refresh_from_db()
    return Status(revision.status)


def test_second_curator_approves(submitted: Revision, other: User) -> None:
    review.approve(submitted, by=other, at=AT)

    assert status_of(submitted) is Status.APPROVED


def test_reason_of_the_author_stays_with_the_revision(submitted: Revision) -> None:
    submitted.refresh_from_db()

    assert submitted.why == "NHS changed its page."


def test_who_started_it_cannot_approve(submitted: Revision, author: User) -> None:
    with pytest.raises(review.OwnWork):
        review.approve(submitted, by=author, at=AT)

    assert status_of(submitted) is Status.SUBMITTED


def test_who_changed_it_cannot_approve(
    draft: Revision, author: User, other: User
) -> None:
    review.note_saved(draft, by=other, at=AT)
    review.submit(draft, by=author, at=AT, why="A reason.")

    with pytest.raises(review.OwnWork):
        review.approve(draft, by=other, at=AT)


def test_who_submitted_it_cannot_approve(draft: Revision, other: User) -> None:
    review.submit(draft, by=other, at=AT, why="A reason.")

    with pytest.raises(review.OwnWork):
        review.approve(draft, by=other, at=AT)


def test_who_changed_it_before_it_was_returned_cannot_approve_either(
    submitted: Revision, author: User, other: User
) -> None:
    third = CuratorFactory()
    review.send_back(submitted, by=other, at=AT, why="The limit is wrong.")
    review.note_saved(submitted, by=third, at=AT)
    review.submit(submitted, by=third, at=AT, why="Mended.")

    for hand in (author, third):
        with pytest.raises(review.OwnWork):
            review.approve(submitted, by=hand, at=AT)
    review.approve(submitted, by=other, at=AT)
    assert status_of(submitted) is Status.APPROVED


def test_superuser_is_no_exception(hives: Revision) -> None:
    chief = User.objects.create_superuser("chief@example.com")
    draft = curation.copy_to_draft(hives, by=chief)
    review.submit(draft, by=chief, at=AT, why="A reason.")

    with pytest.raises(review.OwnWork):
        review.approve(draft, by=chief, at=AT)


def test_submitting_checks_the_whole(draft: Revision, author: User) -> None:
    draft.conditioncontent_set.update(body_sites=["wing"])

    with pytest.raises(FaultyData, match="unknown 'wing'"):
        review.submit(draft, by=author, at=AT, why="A reason.")

    assert status_of(draft) is Status.DRAFT


def test_what_goes_back_needs_a_new_approval(
    submitted: Revision, author: User, other: User
) -> None:
    review.approve(submitted, by=other, at=AT)
    review.send_back(submitted, by=other, at=AT, why="Wait: the source moved.")
    review.submit(submitted, by=author, at=AT, why="A new address.")

    with pytest.raises(curation.MovedOn):
        curation.publish(submitted, by=other, at=AT)


def test_author_withdraws_what_was_submitted(submitted: Revision, author: User) -> None:
    review.withdraw(submitted, by=author, at=AT)

    assert status_of(submitted) is Status.DRAFT


def test_nobody_else_withdraws_it(submitted: Revision, other: User) -> None:
    with pytest.raises(review.NotYours):
        review.withdraw(submitted, by=other, at=AT)


def test_thrown_away_draft_stays_readable_and_makes_room(
    draft: Revision, author: User, hives: Revision
) -> None:
    review.discard(draft, by=author, at=AT, why="Started by mistake.")

    assert status_of(draft) is Status.DISCARDED
    assert draft.conditioncontent_set.exists()
    assert curation.copy_to_draft(hives, by=author).number == 3


Step = Callable[[Revision, User], None]
STEPS: dict[str, tuple[Step, set[Status]]] = {
    "submit": (
        lambda revision, by: review.submit(revision, by=by, at=AT, why="x"),
        {Status.DRAFT},
    ),
    "save": (
        lambda revision, by: review.note_saved(revision, by=by, at=AT),
        {Status.DRAFT},
    ),
    "discard": (
        lambda revision, by: review.discard(revision, by=by, at=AT, why="x"),
        {Status.DRAFT},
    ),
    "approve": (
        lambda revision, by: review.approve(revision, by=by, at=AT),
        {Status.SUBMITTED},
    ),
    "send back": (
        lambda revision, by: review.send_back(revision, by=by, at=AT, why="x"),
        {Status.SUBMITTED, Status.APPROVED},
    ),
    "withdraw": (
        lambda revision, by: review.withdraw(revision, by=by, at=AT),
        {Status.SUBMITTED, Status.APPROVED},
    ),
    "publish": (
        lambda revision, by: curation.publish(revision, by=by, at=AT),
        {Status.APPROVED},
    ),
}


def bring_to(status: Status, draft: Revision, author: User) -> None:
    """Let `author` and another curator take the draft to `status`."""
    if status is Status.DISCARDED:
        review.discard(draft, by=author, at=AT, why="x")
    elif status is not Status.DRAFT:
        review.submit(draft, by=author, at=AT, why="x")
    if status in (Status.APPROVED, Status.PUBLISHED):
        review.approve(draft, by=CuratorFactory(), at=AT)
    if status is Status.PUBLISHED:
        curation.publish(draft, by=author, at=AT)


@pytest.mark.parametrize("status", [one for one in Status if one != Status.RETIRED])
@pytest.mark.parametrize("step", STEPS)
def test_step_begins_where_it_may_and_else_says_where_the_draft_is_now(
    step: str, status: Status, draft: Revision, author: User, other: User
) -> None:
    take, begins_at = STEPS[step]
    bring_to(status, draft, author)
    by = author if step == "withdraw" else other

    if status in begins_at:
        take(draft, by)
    else:
        with pytest.raises(review.MovedOn) as raised:
            take(draft, by)
        assert raised.value.status is status


def test_everything_is_written_down_with_who_when_and_why(
    submitted: Revision, author: User, other: User
) -> None:
    review.send_back(submitted, by=other, at=AT, why="The limit is wrong.")
    review.submit(submitted, by=author, at=AT, why="Mended.")
    review.approve(submitted, by=other, at=AT, why="Read both sources.")
    curation.publish(submitted, by=author, at=AT)

    steps = [(one.what, one.by, one.why) for one in submitted.events.all()]
    assert steps == [
        (What.CREATED, author, ""),
        (What.SUBMITTED, author, "NHS changed its page."),
        (What.RETURNED, other, "The limit is wrong."),
        (What.SUBMITTED, author, "Mended."),
        (What.APPROVED, other, "Read both sources."),
        (What.PUBLISHED, author, ""),
    ]
    assert {one.at for one in submitted.events.exclude(what=What.CREATED)} == {AT}


def test_the_one_before_says_who_retired_it(
    submitted: Revision, other: User, hives: Revision
) -> None:
    review.approve(submitted, by=other, at=AT)

    curation.publish(submitted, by=other, at=AT)

    last = Event.objects.filter(revision=hives).last()
    assert last
    assert (last.what, last.by, last.at) == (What.RETIRED, other, AT)
