"""The pages of a draft's cases."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conditions.forms.cases import digest_of, initial_of
from conditions.models import Case as Row, Kind, Revision, Status
from conditions.queries import open_drafts
from conditions.queries.tried import draft_cases
from conditions.services import cases, curation
from tests.conditions.builders import a_case
from tests.conditions.publishing import put_in_force
from tests.factories import CuratorFactory

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def draft(hives: Revision) -> Revision:
    return curation.copy_to_draft(hives, by=None)


@pytest.fixture
def row(draft: Revision) -> Row:
    return cases.add(draft, a_case(), by=CuratorFactory(), at=timezone.now())


@pytest.fixture
def curator_client(client: Client) -> Client:
    client.force_login(CuratorFactory())
    return client


def page(name: str, *pk: int) -> str:
    return reverse(name, args=["condition", "hives", *pk])


def sent(**changes: str) -> dict[str, Any]:
    initial = initial_of(a_case())
    return {**initial, "was": json.dumps(initial["was"])} | changes


def shown(draft: Revision, row: Row) -> dict[str, str]:
    """Return what the button of a case sends from its page as it is now."""
    [one] = [one for one in draft_cases(draft).own if one.row.pk == row.pk]
    assert one.outcome is not None
    return {"shown": digest_of(one.outcome)}


def submitted_behind(draft: Revision) -> Callable[[str, str], Revision]:
    """Find the draft, and let somebody submit it before anything is done to it."""

    def find(kind: str, slug: str) -> Revision:
        found = Revision.objects.select_related("subject").get(pk=draft.pk)
        Revision.objects.filter(pk=draft.pk).update(status=Status.SUBMITTED)
        return found

    return find


def test_case_that_passes_is_said_to(curator_client: Client, row: Row) -> None:
    text = curator_client.get(page("curation-cases")).text

    assert "1 case is tried, and none fails." in text
    assert row.name in text
    assert "Passes" in text


def test_case_that_fails_says_what_was_expected_and_what_came(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    draft.conditioncontent_set.update(limit_days=60)

    text = curator_client.get(page("curation-cases")).text

    assert "1 of 1 cases fails. The draft cannot be published so." in text
    assert "level: expected nearly over, came to usual so far" in text
    assert "first day past the limit: expected 2026-03-31, came to 2026-05-02" in text


def test_page_of_the_draft_names_a_failing_case_once(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    draft.conditioncontent_set.update(limit_days=60)

    text = curator_client.get(page("curation-draft")).text

    assert "It cannot be submitted or published like this:" in text
    assert '<a class="lone-link" href="#cases">1 case fails</a>' in text
    assert text.count(f'<a href="{page("curation-case", row.pk)}">') == 1
    assert "expected level nearing_limit" not in text


def test_refusal_to_submit_names_each_failing_case(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    draft.conditioncontent_set.update(limit_days=60)
    address = reverse("curation-step", args=["condition", "hives", "submit"])
    seen = draft.events.latest("pk").pk

    response = curator_client.post(address, {"why": "Longer.", "seen": seen})

    assert response.status_code == 422
    assert f"hives.cases “{row.name}”" in response.text


def test_draft_of_signs_shows_the_cases_of_others_that_it_breaks(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    Row.objects.filter(pk=row.pk).update(
        facts={**row.facts, "observation": {"temperature_c": 38.5}}
    )
    put_in_force(draft, at=AT)
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)
    other = curation.copy_to_draft(signs, by=None)
    other.sign_set.update(computed_when={"temperature_c": {"gte": 38.0}})

    text = curator_client.get(reverse("curation-cases", args=["signs", "signs"])).text

    assert "Cases of others that this draft breaks" in text
    assert f"hives: {row.name}" in text


def test_draft_that_says_no_rule_yet_shows_its_cases_untried(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    draft.conditioncontent_set.all().delete()

    assert "Not tried" in curator_client.get(page("curation-cases")).text


def test_case_is_added(curator_client: Client, draft: Revision) -> None:
    response = curator_client.post(page("curation-case-new"), sent())

    assert response.headers["Location"] == page("curation-cases")
    row = draft.case_set.get()
    assert (row.name, row.facts, row.expect) == (
        a_case().name,
        a_case().facts,
        a_case().expect,
    )


def test_faulty_case_comes_back_with_all_that_was_typed(
    curator_client: Client, draft: Revision
) -> None:
    response = curator_client.post(
        page("curation-case-new"), sent(name="Mine", facts='{"today": "now"}')
    )

    assert response.status_code == 422
    assert "facts.today: must be a day such as 2026-01-31" in response.text
    assert 'value="Mine"' in response.text
    assert "{&quot;today&quot;: &quot;now&quot;}" in response.text
    assert not draft.case_set.exists()


def test_name_that_is_taken_is_said_beside_it(curator_client: Client, row: Row) -> None:
    response = curator_client.post(page("curation-case-new"), sent())

    assert response.status_code == 422
    assert "There is a case of that name already." in response.text


def test_case_is_changed(curator_client: Client, row: Row) -> None:
    shown = curator_client.get(page("curation-case", row.pk))
    response = curator_client.post(page("curation-case", row.pk), sent(due_on=""))

    assert f'value="{row.name}"' in shown.text
    assert response.status_code == 302
    row.refresh_from_db()
    assert row.expect == {"level": "nearing_limit"}


def test_second_of_two_who_change_a_case_is_shown_both(
    curator_client: Client, row: Row
) -> None:
    curator_client.post(page("curation-case", row.pk), sent(name="Theirs"))

    second = curator_client.post(page("curation-case", row.pk), sent(name="Mine"))

    assert second.status_code == 422
    assert "Somebody changed this case since you opened it." in second.text
    assert "Theirs" in second.text
    assert 'value="Mine"' in second.text
    row.refresh_from_db()
    assert row.name == "Theirs"


def test_who_saves_again_after_seeing_both_replaces_the_case(
    curator_client: Client, row: Row
) -> None:
    curator_client.post(page("curation-case", row.pk), sent(name="Theirs"))
    second = curator_client.post(page("curation-case", row.pk), sent(name="Mine"))
    again = {name: second.context["form"][name].value() for name in sent()}

    curator_client.post(page("curation-case", row.pk), again)

    row.refresh_from_db()
    assert row.name == "Mine"


def test_change_of_a_case_that_is_gone_loses_nothing_typed(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    cases.remove(draft, row.pk, by=CuratorFactory(), at=timezone.now())

    response = curator_client.post(page("curation-case", row.pk), sent(name="Mine"))

    assert response.status_code == 422
    assert 'value="Mine"' in response.text


def test_curator_expects_what_a_failing_case_comes_to(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    draft.conditioncontent_set.update(limit_days=60)

    curator_client.post(page("curation-case-adopt", row.pk), shown(draft, row))

    row.refresh_from_db()
    assert row.expect == {"level": "within_window", "due_on": "2026-05-02"}


def test_nothing_is_expected_that_the_curator_did_not_see(
    curator_client: Client, draft: Revision, row: Row
) -> None:
    draft.conditioncontent_set.update(limit_days=60)
    was_shown = shown(draft, row)
    draft.conditioncontent_set.update(limit_days=90)

    response = curator_client.post(
        page("curation-case-adopt", row.pk), was_shown, follow=True
    )

    assert "has changed since you opened the page" in response.text
    row.refresh_from_db()
    assert row.expect == a_case().expect


@pytest.mark.parametrize("what", ["curation-case-adopt", "curation-case-remove"])
def test_case_of_what_was_submitted_meanwhile_stays(
    curator_client: Client,
    draft: Revision,
    row: Row,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    draft.conditioncontent_set.update(limit_days=60)
    sent = shown(draft, row)
    monkeypatch.setattr(open_drafts, "draft", submitted_behind(draft))

    response = curator_client.post(page(what, row.pk), sent, follow=True)

    assert "This is no draft any more, so it cannot be changed." in response.text
    assert Row.objects.get(pk=row.pk).expect == a_case().expect


def test_case_is_removed(curator_client: Client, row: Row) -> None:
    response = curator_client.post(page("curation-case-remove", row.pk))

    assert response.headers["Location"] == page("curation-cases")
    assert not Row.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", [Kind.SITES, Kind.EXPOSURES, Kind.DO_NOT])
def test_lists_without_rules_have_no_cases(curator_client: Client, kind: Kind) -> None:
    curation.copy_to_draft(Revision.objects.get(subject__kind=kind), by=None)

    address = reverse("curation-cases", args=[kind.value, kind.value])

    assert curator_client.get(address).status_code == 404


def test_page_of_many_cases_takes_as_many_queries(
    curator_client: Client,
    draft: Revision,
    row: Row,
    django_assert_num_queries: Any,  # noqa: ANN401
) -> None:
    curator_client.get(page("curation-cases"))
    with CaptureQueriesContext(connection) as of_one:
        curator_client.get(page("curation-cases"))
    for number in range(20):
        cases.add(
            draft, a_case(f"Case {number}"), by=CuratorFactory(), at=timezone.now()
        )

    with django_assert_num_queries(len(of_one)):
        curator_client.get(page("curation-cases"))
