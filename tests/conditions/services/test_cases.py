"""Adding cases to a draft, changing them and taking them away."""

from datetime import UTC, datetime
from typing import Any

import pytest

from accounts.models import User
from conditions.exchange import Case
from conditions.models import Revision
from conditions.services import cases, curation, review
from tests.conditions.builders import a_case
from tests.conditions.publishing import put_in_force

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
Step = dict[str, Any]
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def draft(hives: Revision) -> Revision:
    return curation.copy_to_draft(hives, by=None)


@pytest.fixture
def step(curator: User) -> Step:
    return {"by": curator, "at": AT}


def said(draft: Revision) -> list[Case]:
    return [Case(row.name, row.facts, row.expect) for row in draft.case_set.all()]


def test_new_case_stands_last(draft: Revision, step: Step) -> None:
    cases.add(draft, a_case(), **step)
    cases.add(draft, a_case("Another"), **step)

    assert said(draft) == [a_case(), a_case("Another")]


def test_second_case_of_a_name_is_refused(draft: Revision, step: Step) -> None:
    cases.add(draft, a_case(), **step)

    with pytest.raises(cases.NameTaken):
        cases.add(draft, a_case(), **step)

    assert len(said(draft)) == 1


def test_case_changes_from_what_it_was(draft: Revision, step: Step) -> None:
    row = cases.add(draft, a_case(), **step)
    expecting_less = a_case(expect={"level": "nearing_limit"})

    cases.change(draft, row.pk, expecting_less, was=a_case(), **step)

    assert said(draft) == [expecting_less]


def test_change_of_a_case_that_somebody_changed_is_refused(
    draft: Revision, step: Step
) -> None:
    row = cases.add(draft, a_case(), **step)
    cases.change(draft, row.pk, a_case("Theirs"), was=a_case(), **step)

    with pytest.raises(cases.Changed):
        cases.change(draft, row.pk, a_case("Mine"), was=a_case(), **step)

    assert said(draft) == [a_case("Theirs")]


def test_change_of_a_case_that_is_gone_is_refused(draft: Revision, step: Step) -> None:
    row = cases.add(draft, a_case(), **step)
    cases.remove(draft, row.pk, **step)

    with pytest.raises(cases.Changed):
        cases.change(draft, row.pk, a_case("Mine"), was=a_case(), **step)


def test_case_is_not_given_the_name_of_another(draft: Revision, step: Step) -> None:
    cases.add(draft, a_case("First"), **step)
    row = cases.add(draft, a_case("Second"), **step)

    with pytest.raises(cases.NameTaken):
        cases.change(draft, row.pk, a_case("First"), was=a_case("Second"), **step)


def test_case_of_another_draft_is_left_alone(draft: Revision, step: Step) -> None:
    measles = Revision.objects.get(subject__slug="measles")
    other = curation.copy_to_draft(measles, by=None)
    row = cases.add(other, a_case(), **step)

    cases.remove(draft, row.pk, **step)

    assert said(other) == [a_case()]


def test_what_is_published_takes_no_case(draft: Revision, step: Step) -> None:
    row = cases.add(draft, a_case(), **step)
    put_in_force(draft, at=AT)

    for change in (
        lambda: cases.add(draft, a_case("Late"), **step),
        lambda: cases.change(draft, row.pk, a_case("Late"), was=a_case(), **step),
        lambda: cases.remove(draft, row.pk, **step),
    ):
        with pytest.raises(cases.MovedOn):
            change()
    assert said(draft) == [a_case()]


def test_who_keeps_a_case_is_an_author(draft: Revision, step: Step) -> None:
    cases.add(draft, a_case(), **step)

    assert review.authors_of(draft) == {step["by"].pk}
