"""What changed and when, for parents: no sign-in, no names, each revision kept."""

import re
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from conditions.models import ConditionContent, Kind, Revision
from conditions.services import curation
from tests.conditions.guards import guards_aside
from tests.conditions.publishing import put_in_force

pytestmark = pytest.mark.usefixtures("loaded")
HISTORY = reverse("condition-history", args=["hives"])


def revise(**changes: object) -> None:
    """Publish the next revision of hives with other columns."""
    newest = Revision.objects.filter(subject__slug="hives").latest("number")
    draft = curation.copy_to_draft(newest, by=None)
    draft.conditioncontent_set.update(**changes)
    put_in_force(draft)


def test_history_says_what_changed_why_and_when(client: Client) -> None:
    revise(limit_days=21)

    text = client.get(HISTORY).text

    assert "changed from 28 days to 21 days." in text
    assert "A test asks for it." in text
    assert "The first that was published." in text
    assert text.index("Revision 2") < text.index("Revision 1")


def test_history_names_no_curator_and_no_draft(client: Client) -> None:
    revise(limit_days=21)
    newest = Revision.objects.get(subject__slug="hives", number=2)
    curation.copy_to_draft(newest, by=None)

    text = client.get(HISTORY).text

    assert "@example.com" not in text
    assert "Revision 3" not in text


def test_history_leaves_out_what_only_curators_read(client: Client) -> None:
    revise(note="Ask Dr Ada about this.")

    text = client.get(HISTORY).text

    assert "Ask Dr Ada" not in text
    assert "Nothing that parents read." in text


def test_history_repeats_no_words_that_would_reassure(client: Client) -> None:
    old = "Raised spots that are harmless for most children in our view."
    revise(description="Raised spots that come and go, each within a day or so.")
    with guards_aside():
        # Published before such words were refused.
        ConditionContent.objects.filter(revision__number=2).update(description=old)
    revise(description="Raised spots that come and go within hours in most children.")

    text = client.get(HISTORY).text

    assert "harmless" not in text
    assert text.count("reworded.") == 2


def test_history_leaves_out_a_reason_that_would_reassure(client: Client) -> None:
    revise(limit_days=21)
    with guards_aside():
        Revision.objects.filter(number=2).update(why="It is harmless.")

    assert "harmless" not in client.get(HISTORY).text


def test_each_revision_stays_readable_at_its_address(client: Client) -> None:
    revise(limit_days=21)

    first = client.get(reverse("condition-revision", args=["hives", 1])).text
    second = client.get(reverse("condition-revision", args=["hives", 2])).text

    assert "28 days after it was first noticed" in first
    assert "This is revision 1, as it was published on" in first
    assert "21 days after it was first noticed" in second
    assert "in force now" in second


def test_draft_is_at_no_public_address(client: Client) -> None:
    hives = Revision.objects.get(subject__slug="hives")
    draft = curation.copy_to_draft(hives, by=None)

    page = reverse("condition-revision", args=["hives", draft.number])

    assert client.get(page).status_code == 404


def test_retired_condition_says_since_when(client: Client) -> None:
    hives = Revision.objects.get(subject__slug="hives")
    put_in_force(curation.draft_retirement(hives, by=None))

    assert "Offered no more since" in client.get(HISTORY).text
    assert client.get(reverse("condition", args=["hives"])).status_code == 200


def test_warning_signs_have_a_history_too(client: Client) -> None:
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)
    draft = curation.copy_to_draft(signs, by=None)
    draft.sign_set.update(question="Is breathing hard work?")
    put_in_force(draft)

    text = client.get(reverse("signs-history")).text
    first = client.get(reverse("signs-revision", args=[1])).text

    assert "Is breathing hard work?" in text
    assert "Is it hard to breathe?" in first


@pytest.mark.parametrize(
    ("kind", "changed", "said"),
    [
        (Kind.SITES, {"name": "Round cheek"}, "Round cheek"),
        (Kind.EXPOSURES, {"label": "New food"}, "New food"),
        (Kind.DO_NOT, {"reason": "It can leave a mark."}, "It can leave a mark."),
    ],
)
def test_every_list_has_a_history(
    client: Client, kind: Kind, changed: dict[str, str], said: str
) -> None:
    draft = curation.copy_to_draft(Revision.objects.get(subject__kind=kind), by=None)
    rows: Any = {
        Kind.SITES: draft.site_set.all(),
        Kind.EXPOSURES: draft.exposure_set.all(),
        Kind.DO_NOT: draft.donot_set.all(),
    }[kind]
    rows.filter(pk=min(row.pk for row in rows)).update(**changed)
    put_in_force(draft)

    text = client.get(reverse(f"{kind.value}-history")).text

    assert said in re.sub(r"</?(ins|del)>", "", text)
    assert "A test asks for it." in text
    assert "The first that was published." in text
    assert text.index("Revision 2") < text.index("Revision 1")


def test_history_of_the_signs_leads_to_those_of_the_other_lists(
    client: Client,
) -> None:
    text = client.get(reverse("signs-history")).text

    for kind in (Kind.SITES, Kind.EXPOSURES, Kind.DO_NOT):
        assert f'href="{reverse(f"{kind.value}-history")}"' in text


def test_history_of_the_signs_leaves_out_notes_of_curators(client: Client) -> None:
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)
    draft = curation.copy_to_draft(signs, by=None)
    draft.sign_set.update(note="Ask Dr Ada about this.")
    put_in_force(draft)

    assert "Ask Dr Ada" not in client.get(reverse("signs-history")).text


def test_unknown_condition_and_revision_are_not_here(client: Client) -> None:
    assert client.get(reverse("condition-history", args=["none"])).status_code == 404
    page = reverse("condition-revision", args=["hives", 7])
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("count", [1, 4])
def test_history_takes_no_more_queries_for_more_revisions(
    count: int,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for days in range(count):
        revise(limit_days=21 + days)

    with django_assert_max_num_queries(16):
        client.get(HISTORY)


def test_condition_page_leads_to_its_history(client: Client) -> None:
    assert HISTORY in client.get(reverse("condition", args=["hives"])).text
