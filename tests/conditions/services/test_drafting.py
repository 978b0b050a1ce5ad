"""What a file says becomes drafts, which go the way of any draft."""

import pytest

from django.utils import timezone

from accounts.models import User
from conditions.exchange import Dataset, write_documents
from conditions.models import Revision, Status
from conditions.queries import from_rows
from conditions.queries.incoming import incoming
from conditions.services import curation, review
from conditions.services.drafting import Drafted, draft_all
from tests.conditions.builders import a_condition, a_dataset, a_site

pytestmark = pytest.mark.usefixtures("loaded")

CHANGED = a_dataset(
    conditions=(a_condition(note="New.", checked_by="Dr Roe"), a_condition("mumps")),
    sites=(*a_dataset().sites, a_site("chin")),
)
HIVES, MUMPS, SITES = ("condition", "hives"), ("condition", "mumps"), ("sites", "sites")


def draft(dataset: Dataset, *chosen: tuple[str, str], by: User) -> Drafted:
    found = incoming(write_documents(dataset))
    some = [one for one in found if one.part.key in chosen]
    return draft_all(some, by=by, at=timezone.now(), why="From our set.")


def test_what_was_chosen_becomes_drafts(curator: User) -> None:
    done = draft(CHANGED, HIVES, MUMPS, by=curator)

    assert [str(one) for one in done.drafts] == ["hives 2", "mumps 1"]
    assert {one.status for one in done.drafts} == {Status.DRAFT}
    hives = from_rows.with_content(Revision.objects.all()).get(pk=done.drafts[0].pk)
    assert hives.checked_by == ""
    assert from_rows.condition_of(hives).note == "New."
    assert not Revision.objects.open().filter(subject__slug="sites").exists()


def test_who_brought_it_in_is_an_author(curator: User) -> None:
    (made,) = draft(CHANGED, SITES, by=curator).drafts

    assert review.authors_of(made) == {curator.pk}
    assert made.events.latest("pk").why == "From our set."


def test_what_somebody_works_on_is_left_alone(curator: User, hives: Revision) -> None:
    found = incoming(write_documents(CHANGED))
    curation.copy_to_draft(hives, by=None)

    done = draft_all(found, by=curator, at=timezone.now(), why="Ours.")

    assert done.taken == ("hives",)
    assert [str(one) for one in done.drafts] == ["mumps 1", "body sites 2"]


def test_nothing_is_published(curator: User) -> None:
    before = list(Revision.objects.published().values_list("pk", flat=True))

    draft(CHANGED, HIVES, MUMPS, SITES, by=curator)

    assert list(Revision.objects.published().values_list("pk", flat=True)) == before
