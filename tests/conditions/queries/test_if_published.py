"""The published data as it would be with a draft in it."""

from datetime import UTC, datetime

import pytest

from conditions.models import Kind, Revision
from conditions.queries import from_rows, published
from conditions.queries.if_published import published_with
from conditions.services import curation
from tests.conditions.publishing import put_in_force

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.mark.parametrize("kind", Kind.values)
def test_published_with_a_draft_is_the_state_once_it_is_published(kind: str) -> None:
    original = Revision.objects.filter(subject__kind=kind).first()
    assert original
    draft = curation.copy_to_draft(original, by=None)
    draft.conditioncontent_set.update(limit_days=20)
    draft.sign_set.filter(code="BREATHING").update(code="AIR")
    draft.signexception_set.update(applies_to="AIR")
    draft.exposure_set.update(code="drink")

    before = published_with(draft)
    put_in_force(draft, at=AT)
    after = published()

    assert before.rulebook == after.rulebook
    assert before.conditions == after.conditions
    assert before.exposures == after.exposures
    assert before.retired == after.retired


def test_nothing_published_changes(hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    draft.conditioncontent_set.update(limit_days=20)

    rules = published_with(draft).rulebook.rules

    assert (rules["hives"].limit_days, rules["hives"].revision) == (20, 2)
    assert published().rulebook.rules["hives"].limit_days == 28


def test_draft_that_says_nothing_has_no_state(hives: Revision) -> None:
    draft = curation.start_draft(hives.subject, by=None)

    with pytest.raises(from_rows.NoContent):
        published_with(draft)
