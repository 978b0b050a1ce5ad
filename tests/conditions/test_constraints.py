"""What the database itself refuses, even in a draft."""

import pytest

from django.db import IntegrityError, transaction
from django.utils import timezone

from conditions.models import Kind, Revision, Status, Subject
from conditions.services import curation
from tests.conditions.publishing import approved


@pytest.fixture
def draft(hives: Revision) -> Revision:
    return curation.copy_to_draft(hives, by=None)


@pytest.fixture
def signs(db: None) -> Revision:
    published = Revision.objects.get(subject__kind=Kind.SIGNS)
    return curation.copy_to_draft(published, by=None)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"onset_min_days": 9999}, "onset_upright"),
        ({"onset_hard_max_days": 1}, "hard_onset_not_before_usual"),
        ({"size_min_mm": 999}, "size_upright"),
        ({"window_min_days": 9999}, "window_upright"),
        ({"clock": "moon"}, "clock_known"),
        ({"urgency_when_exceeded": "whenever"}, "rule_urgencies_known"),
        ({"recurrence_urgency": ""}, "rule_urgencies_known"),
        (
            {"always_urgency": "whenever", "always_reason": "It may scar."},
            "rule_urgencies_known",
        ),
        ({"always_urgency": "soon"}, "always_with_its_reason"),
        ({"always_reason": "It may scar."}, "always_with_its_reason"),
        ({"recurrence_episodes": 0}, "recurrence_from_one"),
    ],
)
def test_impossible_rule_is_refused(
    draft: Revision, change: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        draft.conditioncontent_set.update(**change)


def test_claim_that_is_upside_down_is_refused(draft: Revision) -> None:
    source = draft.source_set.all()[0]

    with pytest.raises(IntegrityError, match="claim_upright"), transaction.atomic():
        draft.claim_set.create(source=source, min_days=9, max_days=3, text="days")


def test_unknown_urgency_of_an_age_rule_is_refused(draft: Revision) -> None:
    with pytest.raises(IntegrityError, match="agerule_urgency"), transaction.atomic():
        draft.agerule_set.update(urgency="whenever")


def test_unknown_classification_is_refused(draft: Revision) -> None:
    with pytest.raises(IntegrityError, match="system_known"), transaction.atomic():
        draft.classification_set.create(system="icd9", code="1", label="One")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"urgency": "whenever"}, "sign_urgency_known"),
        ({"min_days": 9, "max_days": 3}, "sign_ages_upright"),
        ({"from_months": 6, "under_months": 3}, "sign_months_upright"),
    ],
)
def test_impossible_sign_is_refused(
    signs: Revision, change: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        signs.sign_set.update(**change)


def test_exception_that_asks_for_no_doctor_is_refused(signs: Revision) -> None:
    with pytest.raises(IntegrityError, match="asks_for_a_doctor"), transaction.atomic():
        signs.signexception_set.update(lowers_to="routine")


def test_code_stands_once_in_a_revision(signs: Revision) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        signs.sign_set.create(code="BREATHING", question="Again?", urgency="soon")


def test_cited_source_cannot_be_deleted(signs: Revision) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        signs.source_set.all().delete()


def test_subject_has_one_draft(draft: Revision) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.subject.revisions.create(number=3)


def test_subject_has_one_published_revision(draft: Revision) -> None:
    drafts = Revision.objects.filter(pk=approved(draft).pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        drafts.update(status=Status.PUBLISHED, published_at=timezone.now())


def test_number_stands_once_in_a_subject(draft: Revision) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=draft.pk).update(number=1)


def test_numbers_begin_at_one(draft: Revision) -> None:
    with pytest.raises(IntegrityError, match="from_one"), transaction.atomic():
        Revision.objects.filter(pk=draft.pk).update(number=0)


def test_draft_has_no_day_of_publication(draft: Revision) -> None:
    with pytest.raises(IntegrityError, match="dates_fit"), transaction.atomic():
        Revision.objects.filter(pk=draft.pk).update(published_at=timezone.now())


@pytest.mark.parametrize(
    ("kind", "slug"), [("condition", "hives"), ("signs", "other"), ("food", "food")]
)
def test_impossible_subject_is_refused(db: None, kind: str, slug: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Subject.objects.create(kind=kind, slug=slug)
