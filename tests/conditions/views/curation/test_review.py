"""The review on its pages: who may do what, and a clear sentence where not."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from conditions.models import Event, Revision, Status, What
from conditions.queries import published
from conditions.services import curation, importing, review
from tests.conditions.builders import a_condition, a_dataset
from tests.conditions.publishing import approved, put_in_force
from tests.factories import CuratorFactory

HIVES = {"kind": "condition", "slug": "hives"}
DRAFT = reverse("curation-draft", kwargs=HIVES)
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def author() -> User:
    return CuratorFactory(name="Dr Ada")


@pytest.fixture
def other() -> User:
    return CuratorFactory(name="Dr Ben")


@pytest.fixture
def draft(hives: Revision, author: User) -> Revision:
    return curation.copy_to_draft(hives, by=author)


@pytest.fixture
def submitted(draft: Revision, author: User) -> Revision:
    draft.conditioncontent_set.update(limit_days=21)
    review.submit(draft, by=author, at=timezone.now(), why="NHS changed its page.")
    return draft


def take(client: Client, step: str, by: User, **sent: object) -> Any:  # noqa: ANN401
    """Let `by` take a step on its page, having seen the last that happened."""
    client.force_login(by)
    last = Event.objects.filter(revision__subject__slug="hives").latest("pk")
    address = reverse("curation-step", kwargs={**HIVES, "step": step})
    return client.post(address, {"why": "A reason.", "seen": last.pk, **sent})


def status_of(revision: Revision) -> Status:
    revision.refresh_from_db()
    return Status(revision.status)


def test_two_curators_bring_a_change_to_parents(
    client: Client, hives: Revision, author: User, other: User
) -> None:
    client.force_login(author)
    client.post(reverse("curation-start", kwargs=HIVES))
    draft = Revision.objects.open().get(subject=hives.subject)
    draft.conditioncontent_set.update(limit_days=21)

    take(client, "submit", author, why="A new source.")
    take(client, "approve", other, why="")
    answered = take(client, "publish", author, why="")

    assert answered.headers["Location"] == reverse("curation-subject", kwargs=HIVES)
    assert published().rulebook.rules["hives"].limit_days == 21
    assert [event.by for event in draft.events.all()] == [author, author, other, author]


@pytest.mark.parametrize("seen", ["9" * 5000, "²", "-1", "soon"])
def test_step_opened_from_an_odd_address_asks_all_the_same(
    client: Client, draft: Revision, author: User, seen: str
) -> None:
    client.force_login(author)
    address = reverse("curation-step", kwargs={**HIVES, "step": "submit"})

    response = client.get(address, {"seen": seen})

    assert response.status_code == 200
    assert response.context["form"]["seen"].value() == draft.events.latest("pk").pk


def test_step_that_says_it_saw_no_event_there_can_be_is_refused(
    client: Client, draft: Revision, author: User
) -> None:
    response = take(client, "submit", author, seen="9" * 5000)

    assert response.status_code == 422


@pytest.mark.parametrize("step", ["submit", "retire"])
def test_reason_that_parents_read_keeps_to_the_words_for_them(
    client: Client, hives: Revision, author: User, step: str
) -> None:
    client.force_login(author)
    address = reverse("curation-retire", kwargs=HIVES)
    if step == "submit":
        curation.copy_to_draft(hives, by=author)
        address = reverse("curation-step", kwargs={**HIVES, "step": step})

    response = client.post(address, {"why": "It is Harmless & shorter.", "seen": 0})

    assert response.status_code == 422
    assert "Parents read this: say it without “harmless”." in response.text
    assert "It is Harmless &amp; shorter.</textarea>" in response.text
    assert not Revision.objects.filter(status=Status.SUBMITTED).exists()


def test_reason_that_curators_read_alone_is_free(
    client: Client, submitted: Revision, other: User
) -> None:
    take(client, "return", other, why="It says harmless on page two.")

    assert status_of(submitted) is Status.DRAFT


@pytest.mark.parametrize(
    ("step", "asks"),
    [
        *((step, True) for step in ("submit", "withdraw", "return", "discard")),
        *((step, False) for step in ("approve", "publish")),
    ],
)
def test_step_that_undoes_or_asks_says_why(
    client: Client, draft: Revision, author: User, step: str, *, asks: bool
) -> None:
    response = take(client, step, author, why=" ")

    assert ("Say why: it stays in the history." in response.text) is asks


def test_draft_page_says_how_old_a_reader_its_long_texts_ask_for(
    client: Client, draft: Revision, author: User
) -> None:
    plain = "The spots come and go. " * 4
    hard = "Erythematous efflorescences characterise intermittent hypersensitivity. "
    draft.conditioncontent_set.update(description=plain, skin_of_colour=hard * 3)
    client.force_login(author)

    response = client.get(DRAFT)

    reading = response.context["reading"]
    assert [one.place for one in reading.texts] == [
        "look.skin_of_colour",
        "description",
    ]
    assert reading.youngest < 10
    assert reading.oldest > 20
    words = f"{reading.youngest} to {reading.oldest} years. Hardest: look.skin_of"
    assert f"Reading age of its long texts: {words}" in response.text


def test_draft_page_says_what_changes_and_who_waits(
    client: Client, submitted: Revision, author: User, other: User
) -> None:
    client.force_login(other)
    text = client.get(DRAFT).text
    client.force_login(author)
    own = client.get(DRAFT).text

    assert "See a doctor after:" in text
    assert "changed from 28 days to 21 days." in text
    assert "Dr Ada" in text
    assert reverse("curation-step", kwargs={**HIVES, "step": "approve"}) in text
    assert "waiting for another curator" in own
    assert reverse("curation-step", kwargs={**HIVES, "step": "approve"}) not in own


def test_own_work_is_refused_in_a_clear_sentence(
    client: Client, submitted: Revision, author: User
) -> None:
    refused = take(client, "approve", author, why="Looks right to me.")

    assert refused.status_code == 422
    assert "Another curator must approve it" in refused.text
    assert "Looks right to me." in refused.text
    assert status_of(submitted) is Status.SUBMITTED


@pytest.mark.parametrize("step", ["submit", "return", "discard"])
def test_step_without_a_reason_is_refused(
    client: Client, draft: Revision, author: User, step: str
) -> None:
    if step == "return":
        review.submit(draft, by=author, at=timezone.now(), why="x")
    before = status_of(draft)

    refused = take(client, step, author, why=" ")

    assert refused.status_code == 422
    assert "Say why: it stays in the history." in refused.text
    assert status_of(draft) is before


def test_faults_are_named_and_the_reason_is_kept(
    client: Client, draft: Revision, author: User
) -> None:
    draft.conditioncontent_set.update(body_sites=["wing"])

    refused = take(client, "submit", author, why="My long reason.")

    assert refused.status_code == 422
    assert "unknown &#x27;wing&#x27;" in refused.text
    assert "My long reason." in refused.text


def test_second_of_two_who_publish_reads_that_it_is_done(
    client: Client, draft: Revision, author: User, other: User
) -> None:
    approved(draft)
    take(client, "publish", author)

    refused = take(client, "publish", other)

    assert refused.status_code == 422
    assert "Somebody was quicker: it has been published." in refused.text


def test_nobody_approves_what_changed_since_they_looked(
    client: Client, submitted: Revision, author: User, other: User
) -> None:
    looked_at = Event.objects.latest("pk").pk
    now = timezone.now()
    review.withdraw(submitted, by=author, at=now)
    submitted.conditioncontent_set.update(limit_days=99)
    review.submit(submitted, by=author, at=now, why="Other numbers.")

    refused = take(client, "approve", other, seen=looked_at)

    assert refused.status_code == 422
    assert "Look at it again, then decide." in refused.text
    assert status_of(submitted) is Status.SUBMITTED


def test_returned_draft_shows_the_reason_to_its_author(
    client: Client, submitted: Revision, author: User, other: User
) -> None:
    take(client, "return", other, why="The source says 28.")

    client.force_login(author)
    text = client.get(DRAFT).text

    assert status_of(submitted) is Status.DRAFT
    assert "The source says 28." in text
    assert "Returned to its author" in text


def test_author_withdraws(client: Client, submitted: Revision, author: User) -> None:
    take(client, "withdraw", author, why="A number is missing.")

    assert status_of(submitted) is Status.DRAFT


def test_thrown_away_draft_is_still_read(
    client: Client, draft: Revision, author: User
) -> None:
    take(client, "discard", author)

    address = reverse("curation-revision", kwargs={**HIVES, "number": draft.number})
    assert status_of(draft) is Status.DISCARDED
    assert "Thrown away" in client.get(address).text


def test_second_who_starts_a_draft_is_led_to_the_first(
    client: Client, draft: Revision, other: User
) -> None:
    client.force_login(other)

    answered = client.post(reverse("curation-start", kwargs=HIVES), follow=True)

    assert answered.redirect_chain[-1][0] == DRAFT
    assert "Somebody has started a draft of this already" in answered.text


def test_draft_starts_from_an_older_revision_where_it_is_named(
    client: Client, draft: Revision, author: User
) -> None:
    draft.conditioncontent_set.update(limit_days=21)
    put_in_force(draft)
    client.force_login(author)

    client.post(reverse("curation-start", kwargs=HIVES), {"number": "1"})

    third = Revision.objects.open().get()
    assert third.number == 3
    assert third.conditioncontent_set.get().limit_days == 28


def test_condition_is_retired_by_two(
    client: Client, hives: Revision, author: User, other: User
) -> None:
    client.force_login(author)
    page = reverse("curation-retire", kwargs=HIVES)
    client.post(page, {"why": "Two names for one thing.", "seen": 0})
    waiting = "hives" in published().conditions

    take(client, "approve", other)
    take(client, "publish", other)

    assert waiting
    assert "hives" not in published().conditions
    assert [event.what for event in Event.objects.order_by("-pk")[:2]] == [
        What.RETIRED,
        What.RETIRED,
    ]


def test_retiring_what_others_speak_of_leaves_no_draft_behind(
    client: Client, author: User
) -> None:
    measles = Revision.objects.get(subject__slug="measles")
    draft = curation.copy_to_draft(measles, by=None)
    draft.lookalike_set.create(slug="hives", name="Hives", tell_apart="x", position=0)
    put_in_force(draft)
    client.force_login(author)

    refused = client.post(
        reverse("curation-retire", kwargs=HIVES), {"why": "A reason.", "seen": 0}
    )

    assert refused.status_code == 422
    assert "unknown &#x27;hives&#x27;" in refused.text
    assert not Revision.objects.open().exists()


def test_new_condition_begins_as_a_draft_with_its_name(
    client: Client, author: User
) -> None:
    client.force_login(author)

    client.post(reverse("curation-new"), {"name": "Heat rash", "slug": ""})

    draft = Revision.objects.open().get(subject__slug="heat-rash")
    assert draft.conditioncontent_set.get().name == "Heat rash"
    page = reverse("curation-draft", kwargs={"kind": "condition", "slug": "heat-rash"})
    assert "It cannot be submitted or published like this:" in client.get(page).text


def test_address_made_from_a_long_name_is_one_that_can_be_published(
    client: Client, author: User
) -> None:
    client.force_login(author)

    client.post(reverse("curation-new"), {"name": "Rash " * 24, "slug": ""})

    draft = Revision.objects.open().select_related("subject").get()
    assert draft.subject.slug == "-".join(["rash"] * 16)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("hives", "There is a condition at “hives” already"),
        ("Not an address!", "Give an address of small letters"),
        ("heat_rash", "Give an address of small letters"),
        ("-heat--rash-", "Give an address of small letters"),
        ("signs", "This address is taken by a page"),
    ],
)
def test_address_that_cannot_be_is_refused_and_the_name_kept(
    client: Client, author: User, slug: str, words: str
) -> None:
    client.force_login(author)

    refused = client.post(reverse("curation-new"), {"name": "Heat rash", "slug": slug})

    assert refused.status_code == 422
    assert words in refused.text
    assert "Heat rash" in refused.text


def test_list_says_what_is_worked_on_and_which_checks_fail(
    client: Client, draft: Revision, author: User
) -> None:
    draft.conditioncontent_set.update(body_sites=["wing"])
    client.force_login(author)
    counted = reverse("curation-failing", kwargs=HIVES)

    text = client.get(reverse("curation")).text
    assert "Hives: revision 2" in text
    # Each takes a second: the page does not wait for them, and remembers.
    assert f'hx-get="{counted}"' in text
    assert "1 check fails" in client.get(counted).text
    assert "1 check fails" in client.get(reverse("curation")).text


def test_the_count_of_a_draft_that_is_gone_says_nothing(
    client: Client, hives: Revision, author: User
) -> None:
    client.force_login(author)

    assert not client.get(reverse("curation-failing", kwargs=HIVES)).text.strip()


@pytest.mark.time_machine("2027-11-21T12:00:00+00:00")
def test_a_draft_shows_what_is_worth_a_look(
    client: Client, hives: Revision, author: User
) -> None:
    row = curation.copy_to_draft(hives, by=author)
    source = row.source_set.get()
    claim = row.claim_set.create(source=source, text="a month", used_for=["limit"])
    client.force_login(author)

    page = client.get(DRAFT).content.decode()

    assert "Look at these too:" in page
    assert "was last checked on 2026-11-21" in page
    claim.delete()
    assert "Look at these too:" not in client.get(DRAFT).content.decode()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("count", [2, 12])
@pytest.mark.parametrize("page", ["curation", "curation-history"])
def test_pages_take_no_more_queries_for_more_conditions(
    client: Client,
    page: str,
    count: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(CuratorFactory())
    many = tuple(a_condition(f"rash-{n}") for n in range(count))
    importing.load(a_dataset(conditions=many))
    for revision in Revision.objects.published().filter(subject__kind="condition"):
        curation.copy_to_draft(revision, by=CuratorFactory())
    published()

    with django_assert_max_num_queries(11):
        client.get(reverse(page))
