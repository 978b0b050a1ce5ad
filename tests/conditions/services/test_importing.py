"""Loading data: new subjects are published, known ones belong to curators."""

from dataclasses import replace

import pytest

from conditions.exchange import FaultyData
from conditions.models import Kind, Revision, Source, Status, Subject
from conditions.queries import from_rows
from conditions.services import curation, importing
from tests.conditions.builders import (
    a_condition,
    a_dataset,
    a_full_dataset,
    a_site,
)
from tests.conditions.publishing import put_in_force

pytestmark = pytest.mark.usefixtures("empty")


def test_load_publishes_each_condition_and_each_list_by_itself() -> None:
    done = importing.load(a_dataset())

    assert done == importing.Loaded(
        ("hives", "measles", "signs", "sites", "exposures", "do_not"), kept=0
    )
    assert {r.status for r in Revision.objects.all()} == {Status.PUBLISHED}
    assert {r.number for r in Revision.objects.all()} == {1}


def test_rows_say_what_the_dataset_says() -> None:
    importing.load(a_full_dataset())

    revisions = from_rows.with_content(Revision.objects.published())

    assert from_rows.dataset_of(revisions) == a_full_dataset()


def test_second_load_changes_nothing() -> None:
    importing.load(a_dataset())
    before = list(Revision.objects.values_list("pk", "status"))

    done = importing.load(a_dataset(conditions=(a_condition(rule={"limit_days": 7}),)))

    assert done == importing.Loaded((), kept=5)
    assert list(Revision.objects.values_list("pk", "status")) == before


def test_later_revision_of_a_curator_stays(loaded: None, hives: Revision) -> None:
    draft = curation.copy_to_draft(hives, by=None)
    put_in_force(draft)

    importing.load(a_dataset())

    assert Revision.objects.published().get(subject=hives.subject).number == 2


def test_new_condition_is_added_to_known_data(loaded: None) -> None:
    more = a_dataset(conditions=(*a_dataset().conditions, a_condition("roseola")))

    done = importing.load(more)

    assert done == importing.Loaded(("roseola",), kept=6)


def test_new_condition_that_does_not_fit_known_data_is_refused(loaded: None) -> None:
    stranger = a_condition("roseola", body_sites=("wing",))
    data = a_dataset(conditions=(stranger,), sites=(a_site("wing"),))

    with pytest.raises(FaultyData, match="unknown 'wing'"):
        importing.load(data)

    assert not Subject.objects.filter(slug="roseola").exists()


def test_status_of_the_data_and_who_checked_it_are_kept() -> None:
    checked = a_condition("hives", checked_by="Dr Example, paediatrician")
    importing.load(a_dataset(conditions=(checked, a_condition("measles"))))

    hives = Revision.objects.get(subject__slug="hives")
    measles = Revision.objects.get(subject__slug="measles")

    assert hives.checked_by == "Dr Example, paediatrician"
    assert measles.review_status == "draft for clinician review"
    assert not measles.is_checked


def test_source_cited_twice_in_a_list_is_one_row(loaded: None) -> None:
    sources = Source.objects.filter(revision__subject__kind=Kind.SIGNS)

    assert sources.count() == 1


def test_load_takes_no_more_queries_for_more_conditions(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    many = tuple(
        replace(a_condition(), rule=replace(a_condition().rule, slug=f"rash-{n}"))
        for n in range(20)
    )

    with django_assert_max_num_queries(170):  # type: ignore[operator]
        importing.load(a_dataset(conditions=many))
