"""Publishing is refused where a case fails: the draft's own, or another subject's."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext

from conditions.exchange import FaultyData
from conditions.models import Kind, Revision, Status
from conditions.queries import from_rows
from conditions.services import curation, importing
from tests.conditions.builders import a_case, a_condition, a_dataset, a_sign
from tests.conditions.publishing import put_in_force

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEVER = a_sign("HOT", computed_when={"temperature_c": {"gte": 39.0}})


WARM = {
    **a_case().facts,
    "suspected": ["measles"],
    "observation": {"temperature_c": 38.5},
}


@pytest.fixture
def hives(empty: None) -> Revision:
    """Load hives with a case, beside signs of which one is computed."""
    measles = a_condition(
        "measles",
        cases=(a_case("38.5 is no sign", facts=WARM),),
    )
    hives = a_condition(cases=(a_case(),))
    signs = replace(a_dataset().signs, signs=(a_sign(), FEVER))
    unknown = a_condition("unknown-rash")
    importing.load(a_dataset(conditions=(hives, measles, unknown), signs=signs))
    return Revision.objects.get(subject__slug="hives")


def faults(draft: Revision) -> list[str]:
    with pytest.raises(FaultyData) as raised:
        put_in_force(draft, at=AT)
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    return str(raised.value).splitlines()


def test_copied_draft_has_the_cases_of_its_revision(hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)

    (read,) = from_rows.with_content(Revision.objects.filter(pk=draft.pk))
    assert from_rows.cases_of(read) == (a_case(),)


def test_draft_whose_own_case_fails_is_not_published(hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    draft.conditioncontent_set.update(limit_days=60)

    assert faults(draft) == [
        (
            "hives.cases “Day 28 is within the limit”: "
            "expected level nearing_limit, got within_window; "
            "expected due_on 2026-03-31, got 2026-05-02"
        )
    ]


def test_draft_whose_cases_pass_is_published(hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    draft.conditioncontent_set.update(limit_days=60)
    draft.case_set.update(expect={"level": "within_window", "due_on": "2026-05-02"})

    put_in_force(draft, at=AT)

    draft.refresh_from_db()
    assert draft.status == Status.PUBLISHED


def test_list_that_breaks_the_case_of_a_condition_is_not_published(
    hives: Revision,
) -> None:
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)
    draft = curation.copy_to_draft(signs, by=None)
    draft.sign_set.filter(code="HOT").update(
        computed_when={"temperature_c": {"gte": 38.0}}
    )

    assert faults(draft) == [
        "measles.cases “38.5 is no sign”: expected level nearing_limit, got emergency"
    ]


def test_case_whose_facts_cannot_be_read_is_a_fault(hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    facts = {**a_case().facts, "child": {"age": 3}}
    draft.case_set.update(facts=facts)

    assert faults(draft) == [
        (
            "hives.cases “Day 28 is within the limit”: "
            "child.age is not a field that is known."
        )
    ]


def test_case_out_of_format_is_a_fault_with_its_place(hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    draft.case_set.update(expect={"level": "fine"})

    (fault,) = faults(draft)

    assert fault.startswith("cases.hives[0].expect.level: must be one of emergency")


def test_data_with_a_failing_case_is_not_loaded(empty: None) -> None:
    late = a_condition(rule={"limit_days": 60}, cases=(a_case(),))

    with pytest.raises(FaultyData, match="expected level nearing_limit"):
        importing.load(a_dataset(conditions=(late, a_condition("measles"))))

    assert not Revision.objects.exists()


def test_trying_takes_as_many_queries_for_many_cases(
    hives: Revision,
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    (loaded,) = from_rows.with_content(Revision.objects.filter(pk=draft.pk))
    curation.faults_of(loaded)  # What is published is read once.
    with CaptureQueriesContext(connection) as few:
        assert curation.faults_of(loaded) == []
    for number in range(20):
        draft.case_set.create(
            name=f"Case {number}",
            facts=dict(a_case().facts),
            expect=dict(a_case().expect),
        )
    (loaded,) = from_rows.with_content(Revision.objects.filter(pk=draft.pk))

    with django_assert_num_queries(len(few)):  # type: ignore[operator]
        assert curation.faults_of(loaded) == []
