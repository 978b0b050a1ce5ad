"""What a file would change is listed by subject, beside what is published."""

from typing import Any

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext

from conditions.exchange import Dataset, write_documents
from conditions.exchange.values import Meta, Metas
from conditions.models import Revision
from conditions.queries.incoming import Incoming, incoming
from conditions.services import curation
from tests.conditions.builders import a_condition, a_dataset, a_site

pytestmark = pytest.mark.usefixtures("loaded")


def listed(dataset: Dataset) -> dict[tuple[str, str], Incoming]:
    return {one.part.key: one for one in incoming(write_documents(dataset))}


def with_hives(**changes: Any) -> Dataset:  # noqa: ANN401
    return a_dataset(conditions=(a_condition(**changes), a_condition("measles")))


def test_what_is_published_changes_nothing() -> None:
    assert incoming(write_documents(a_dataset())) == ()
    assert incoming({}) == ()


def test_a_changed_condition_stands_beside_the_published_one() -> None:
    found = listed(with_hives(note="New."))

    assert list(found) == [("condition", "hives")]
    one = found["condition", "hives"]
    assert one.before == a_condition()
    assert one.part.value == a_condition(note="New.")
    assert not one.is_taken


def test_a_new_condition_has_nothing_before_it() -> None:
    more = a_dataset(conditions=(a_condition("mumps"),))

    assert listed(more)["condition", "mumps"].before is None


def test_a_changed_list_is_one_change() -> None:
    sites = (*a_dataset().sites, a_site("chin"))

    assert list(listed(a_dataset(sites=sites))) == [("sites", "sites")]


def test_a_subject_somebody_works_on_is_taken(hives: Revision) -> None:
    curation.copy_to_draft(hives, by=None)

    assert listed(with_hives(note="New."))["condition", "hives"].is_taken


def test_no_check_by_a_clinician_comes_with_a_file() -> None:
    checked = listed(with_hives(note="New.", checked_by="Dr Roe"))["condition", "hives"]
    meta = Meta(status="All is well.", checked_by="Dr Roe")
    sites = (a_site("chin"), *a_dataset().sites)
    signed = a_dataset(sites=sites, metas=Metas(meta, meta, meta, meta))

    assert checked.part.meta.checked_by == ""
    assert list(listed(with_hives(checked_by="Dr Roe"))) == []
    assert listed(signed)["sites", "sites"].part.meta == Meta(
        status="draft for clinician review"
    )


def test_queries_do_not_grow_with_the_file() -> None:
    def count(dataset: Dataset) -> int:
        with CaptureQueriesContext(
            connection,
        ) as made:
            incoming(write_documents(dataset))
        return len(made)

    many = tuple(a_condition(f"rash-{number}") for number in range(9))

    assert count(a_dataset(conditions=many)) == count(a_dataset())
