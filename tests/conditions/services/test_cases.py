"""Adding cases to a draft, changing them and taking them away."""

from datetime import UTC, datetime

import pytest

from conditions.exchange import Case
from conditions.models import Revision
from conditions.services import cases, curation
from tests.conditions.builders import a_case

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def draft(hives: Revision) -> Revision:
    return curation.copy_to_draft(hives, by=None)


def said(draft: Revision) -> list[Case]:
    return [Case(row.name, row.facts, row.expect) for row in draft.case_set.all()]


def test_new_case_stands_last(draft: Revision) -> None:
    cases.add(draft, a_case())
    cases.add(draft, a_case("Another"))

    assert said(draft) == [a_case(), a_case("Another")]


def test_second_case_of_a_name_is_refused(draft: Revision) -> None:
    cases.add(draft, a_case())

    with pytest.raises(cases.NameTaken):
        cases.add(draft, a_case())

    assert len(said(draft)) == 1


def test_case_changes_from_what_it_was(draft: Revision) -> None:
    row = cases.add(draft, a_case())
    expecting_less = a_case(expect={"level": "nearing_limit"})

    cases.change(draft, row.pk, expecting_less, was=a_case())

    assert said(draft) == [expecting_less]


def test_change_of_a_case_that_somebody_changed_is_refused(draft: Revision) -> None:
    row = cases.add(draft, a_case())
    cases.change(draft, row.pk, a_case("Theirs"), was=a_case())

    with pytest.raises(cases.Changed):
        cases.change(draft, row.pk, a_case("Mine"), was=a_case())

    assert said(draft) == [a_case("Theirs")]


def test_change_of_a_case_that_is_gone_is_refused(draft: Revision) -> None:
    row = cases.add(draft, a_case())
    cases.remove(draft, row.pk)

    with pytest.raises(cases.Changed):
        cases.change(draft, row.pk, a_case("Mine"), was=a_case())


def test_case_is_not_given_the_name_of_another(draft: Revision) -> None:
    cases.add(draft, a_case("First"))
    row = cases.add(draft, a_case("Second"))

    with pytest.raises(cases.NameTaken):
        cases.change(draft, row.pk, a_case("First"), was=a_case("Second"))


def test_case_of_another_draft_is_left_alone(draft: Revision) -> None:
    measles = Revision.objects.get(subject__slug="measles")
    other = curation.copy_to_draft(measles, by=None)
    row = cases.add(other, a_case())

    cases.remove(draft, row.pk)

    assert said(other) == [a_case()]


def test_what_is_published_takes_no_case(draft: Revision) -> None:
    row = cases.add(draft, a_case())
    curation.publish(draft, by=None, at=AT)

    for change in (
        lambda: cases.add(draft, a_case("Late")),
        lambda: cases.change(draft, row.pk, a_case("Late"), was=a_case()),
        lambda: cases.remove(draft, row.pk),
    ):
        with pytest.raises(curation.NotADraft):
            change()
    assert said(draft) == [a_case()]
