"""The data shipped here is whole, and survives being written and read again."""

from pathlib import Path

import pytest

from conditions import readiness
from conditions.exchange import (
    Dataset,
    read_documents,
    read_folder,
    write_documents,
    write_folder,
)

SHIPPED = Path(__file__).parents[3] / "conditions" / "data"


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return read_folder(SHIPPED)


def test_shipped_data_holds_every_condition_and_list(shipped: Dataset) -> None:
    counts = (
        len(shipped.conditions),
        len(shipped.signs.signs),
        len(shipped.signs.exceptions),
        len(shipped.sites),
        len(shipped.exposures),
        len(shipped.do_not),
    )

    assert counts == (55, 37, 1, 33, 25, 17)


def test_rule_holds_what_its_file_says(shipped: Dataset) -> None:
    rule = shipped.rulebook().rules["neonatal-milia"]

    assert (rule.limit_days, rule.clock, rule.onset_hard_max_days) == (90, "birth", 60)
    assert rule.signs[0].code == "INFECTION_SIGNS"
    assert rule.age_rules[0].when == {"onset_age_days": {"gt": 60}}


def test_rule_book_names_the_sites_above_the_nipple_line(shipped: Dataset) -> None:
    rulebook = shipped.rulebook()

    assert "nape" in rulebook.sites_above_nipple_line
    assert "chest" not in rulebook.sites_above_nipple_line


def test_labels_with_commas_are_whole(shipped: Dataset) -> None:
    labels = {exposure.code: exposure.label for exposure in shipped.exposures}

    assert labels["soap_wash"] == "Soap, shampoo, bubble bath"


def test_no_photos_are_kept_of_private_places(shipped: Dataset) -> None:
    private = [site.code for site in shipped.sites if not site.photos]

    assert private == ["nappy_area", "groin_fold", "buttocks"]


def test_all_documents_say_that_no_clinician_has_checked_them(shipped: Dataset) -> None:
    metas = shipped.metas

    for meta in (metas.conditions, metas.signs, metas.sites, metas.exposures):
        assert "draft" in meta.status
        assert not meta.checked_by


def test_nothing_stands_in_the_way_of_publishing_it(shipped: Dataset) -> None:
    assert list(readiness.faults_in(shipped)) == []


def test_claims_that_were_not_seen_are_known(shipped: Dataset) -> None:
    found = [
        (one.slug, claim.source.key, claim.used_for)
        for one in shipped.conditions
        for claim in one.claims
        if claim.used_for and not claim.verified
    ]

    assert found == [("oral-thrush", "nhs_thrush", ("limit",))]


def test_written_documents_read_back_equal(shipped: Dataset) -> None:
    documents = write_documents(shipped)

    assert read_documents(documents) == shipped


def test_written_folder_reads_back_equal(shipped: Dataset, tmp_path: Path) -> None:
    write_folder(shipped, tmp_path)

    assert read_folder(tmp_path) == shipped
