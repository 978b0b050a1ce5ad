"""The what-if page: made-up facts, the published rules, and a draft beside them."""

from typing import Any

import pytest

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conditions.models import Revision
from conditions.services import curation
from tests.factories import CuratorFactory

pytestmark = pytest.mark.django_db
PAGE = "/curate/what-if/"
FACTS = {
    "today": "2026-05-31",
    "born_on": "2026-03-02",
    "kind": "rash",
    "suspected": ["neonatal-milia"],
    "noticed_on": "2026-03-05",
}


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(CuratorFactory())
    return client


@pytest.fixture
def draft(db: None) -> Revision:
    milia = Revision.objects.get(subject__slug="neonatal-milia")
    made = curation.copy_to_draft(milia, by=None)
    made.conditioncontent_set.update(limit_days=60)
    return made


def answers(response: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401
    return [
        (one.is_draft, one.assessment.level, str(one.assessment.due_on))
        for one in response.context["answers"]
    ]


def test_page_asks_for_facts(curator: Client) -> None:
    response = curator.get(PAGE)

    assert response.status_code == 200
    assert "What would it say?" in response.text


def test_published_rules_answer(curator: Client) -> None:
    response = curator.post(PAGE, FACTS)

    assert answers(response) == [(False, "nearing_limit", "2026-06-01")]
    assert "nearly over" in response.text
    assert "2026-06-01" in response.text
    assert "neonatal-milia 1" in response.text


def test_draft_answers_beside_them(curator: Client, draft: Revision) -> None:
    response = curator.post(PAGE, FACTS | {"draft": "condition/neonatal-milia"})

    assert answers(response) == [
        (False, "nearing_limit", "2026-06-01"),
        (True, "exceeded", "2026-05-02"),
    ]
    assert "With neonatal-milia, draft 2" in response.text
    assert response.context["case_form"]["name"].value() == "Day 90: time passed"


def test_age_in_days_stands_for_a_date_of_birth(curator: Client) -> None:
    facts = {**FACTS, "born_on": "", "age_days": "90"}

    response = curator.post(PAGE, facts)

    assert answers(response) == [(False, "nearing_limit", "2026-06-01")]


def test_sign_and_what_was_measured_count(curator: Client) -> None:
    facts = FACTS | {
        "signs": ["NON_BLANCHING"],
        "sites": ["cheek", "neck"],
        "after_straining": "yes",
        "temperature_c": "37,2",
        "well": "yes",
        "spreading": "no",
        "born_on": "2026-01-10",
    }

    response = curator.post(PAGE, facts)

    assert response.context["answers"][0].assessment.reason == "HEAD_NECK_AFTER_STRAIN"
    assert "{emergency_number}" not in response.text


def test_impossible_dates_are_an_error_in_words(curator: Client) -> None:
    response = curator.post(PAGE, FACTS | {"noticed_on": "2026-02-01"})

    assert "ONSET_BEFORE_BIRTH" in response.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"today": ""}, "This field is required."),
        ({"age_days": "3"}, "Give the date of birth or the age, not both."),
        ({"earlier_starts_on": "May"}, "Write each day as 2026-01-31"),
        ({"suspected": ["no-such-rash"]}, "no-such-rash is not one of the available"),
        ({"temperature_c": "99"}, "Enter degrees Celsius, from 30 to 45."),
    ],
)
def test_bad_input_is_named_and_the_rest_is_kept(
    curator: Client, changes: dict[str, Any], words: str
) -> None:
    response = curator.post(PAGE, FACTS | changes)

    assert response.status_code == 422
    assert words in response.text
    assert 'value="2026-03-05"' in response.text


def test_answer_of_the_draft_becomes_a_case(curator: Client, draft: Revision) -> None:
    asked = curator.post(PAGE, FACTS | {"draft": "condition/neonatal-milia"})
    form = asked.context["case_form"]
    filled = {name: form[name].value() or "" for name in form.fields}

    saved = curator.post(
        reverse("curation-case-new", args=["condition", "neonatal-milia"]),
        filled | {"name": "Day 90 is over the shorter limit", "was": ""},
    )

    assert saved.status_code == 302
    case = draft.case_set.get(name="Day 90 is over the shorter limit")
    assert case.expect == {
        "level": "exceeded",
        "act_by": "routine",
        "reason": "clock",
        "due_on": "2026-05-02",
        "next_change_on": None,
    }
    assert case.facts == {
        "today": "2026-05-31",
        "child": {"born_on": "2026-03-02"},
        "kind": "rash",
        "suspected": ["neonatal-milia"],
        "noticed_on": "2026-03-05",
    }


def test_case_can_be_opened_with_its_facts(curator: Client, draft: Revision) -> None:
    case = draft.case_set.get(name="Day 90 of age is the last within the limit")

    page = f"{PAGE}?draft=condition/neonatal-milia&case={case.pk}"
    text = curator.get(page).text

    assert 'value="2026-05-31"' in text
    assert '<option value="neonatal-milia" selected>' in text
    assert '<option value="condition/neonatal-milia" selected>' in text


def test_case_that_says_more_than_the_form_begins_empty(
    curator: Client, draft: Revision
) -> None:
    case = draft.case_set.get(
        name="A sign counts no more once a doctor has seen it later"
    )

    page = f"{PAGE}?draft=condition/neonatal-milia&case={case.pk}"
    response = curator.get(page)

    assert response.status_code == 200
    assert '<option value="neonatal-milia" selected>' not in response.text
    assert "says more than this form can hold" in response.text


def test_strange_addresses_begin_empty(curator: Client) -> None:
    for query in ("draft=x", "case=9", "draft=condition/x&case=99999999999999999999"):
        assert curator.get(f"{PAGE}?{query}").status_code == 200


def test_number_of_queries_stays_whatever_is_drafted(
    curator: Client,
    draft: Revision,
    django_assert_num_queries: Any,  # noqa: ANN401
) -> None:
    asked = FACTS | {"draft": "condition/neonatal-milia"}
    curator.post(PAGE, asked)
    with CaptureQueriesContext(connection) as of_one:
        curator.post(PAGE, asked)
    for slug in ("hives", "measles", "roseola"):
        rule = Revision.objects.get(subject__slug=slug)
        curation.copy_to_draft(rule, by=None)

    with django_assert_num_queries(len(of_one)):
        curator.post(PAGE, asked)
