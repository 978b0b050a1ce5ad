"""What a file says takes the place of what is in force; the rest stays."""

from typing import Any

import pytest

from conditions.exchange import FaultyData, over, write_documents
from conditions.exchange.values import Case
from tests.conditions.builders import a_case, a_condition, a_dataset, a_site


def documents_of(*slugs: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    some = tuple(a_condition(slug, **changes) for slug in slugs)
    written = write_documents(a_dataset(conditions=some))
    return {"conditions.yaml": written["conditions.yaml"]}


def faults(documents: dict[str, Any]) -> list[str]:
    with pytest.raises(FaultyData) as raised:
        over(a_dataset(), documents)
    return str(raised.value).splitlines()


def test_nothing_changes_nothing() -> None:
    assert over(a_dataset(), {}) == a_dataset()


def test_a_condition_replaces_its_like_and_the_others_stay() -> None:
    become = over(a_dataset(), documents_of("measles", "mumps", note="New."))

    by_slug = {one.slug: one.note for one in become.conditions}
    assert by_slug == {"measles": "New.", "mumps": "New.", "hives": ""}
    assert become.sites == a_dataset().sites


def test_conditions_alone_keep_the_do_not_list() -> None:
    documents = documents_of("measles")
    del documents["conditions.yaml"]["meta"]

    assert over(a_dataset(), documents).do_not == a_dataset().do_not


def test_a_list_is_replaced_as_a_whole() -> None:
    written = write_documents(a_dataset(sites=(a_site(), a_site("chin"))))

    become = over(a_dataset(), {"sites.yaml": written["sites.yaml"]})

    assert [site.code for site in become.sites] == ["cheek", "chin"]


def test_cases_stay_unless_the_file_has_others() -> None:
    kept = a_case("Kept.")
    some = (a_condition("hives", cases=(kept,)), a_condition("measles", cases=(kept,)))
    in_force = a_dataset(conditions=some)
    documents = documents_of("measles") | {
        "cases.yaml": {"cases": {"measles": [_plain(a_case("New."))]}}
    }

    become = {one.slug: one.cases for one in over(in_force, documents).conditions}

    assert become == {"measles": (a_case("New."),), "hives": (kept,)}


def _plain(case: Case) -> dict[str, Any]:
    return {"name": case.name, "facts": case.facts, "expect": case.expect}


def test_a_fault_has_its_place_in_the_file() -> None:
    documents = documents_of("measles", "mumps")
    documents["conditions.yaml"]["conditions"][1]["name"] = 3

    assert faults(documents) == ["conditions[1].name: must be text"]


def test_a_fault_of_what_stays_names_the_condition() -> None:
    written = write_documents(a_dataset(sites=(a_site("chin"),)))

    found = faults({"sites.yaml": written["sites.yaml"]})

    assert found == [
        "hives (as published).body_sites: unknown 'cheek'",
        "measles (as published).body_sites: unknown 'cheek'",
    ]


@pytest.mark.parametrize(
    "document", [None, [], {"conditions": 3}, {"conditions": [3, {"slug": []}]}]
)
def test_what_is_no_document_is_named(document: object) -> None:
    assert faults({"conditions.yaml": document})
