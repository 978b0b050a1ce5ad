"""Any revision that was ever published can be read again."""

from conditions.models import Revision
from conditions.queries import revision
from conditions.services import curation
from tests.conditions.builders import a_condition, a_dataset


def test_revision_of_a_condition_holds_the_condition(loaded: None) -> None:
    edition = revision("condition", "hives", 1)

    assert edition
    assert edition.value == a_condition("hives")


def test_revision_of_each_list_holds_the_list(loaded: None) -> None:
    data = a_dataset()
    lists = {
        "signs": data.signs,
        "sites": data.sites,
        "exposures": data.exposures,
        "do_not": data.do_not,
    }

    for kind, value in lists.items():
        edition = revision(kind, kind, 1)

        assert edition
        assert edition.value == value


def test_draft_is_not_part_of_history(loaded: None, hives: Revision) -> None:
    curation.copy_to_draft(hives, by=None)

    assert revision("condition", "hives", 2) is None


def test_unknown_revision_is_none(loaded: None) -> None:
    assert revision("condition", "hives", 7) is None
