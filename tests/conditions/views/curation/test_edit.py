"""A page of a condition's draft: filled in, sent back, and seen by two at once."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from accounts.models import User
from conditions.exchange.subjects import Plain
from conditions.models import Revision, What
from conditions.queries.editable import draft_of
from conditions.services import curation, importing
from tests.conditions.builders import a_full_dataset
from tests.conditions.forms.filled import filled
from tests.conditions.publishing import approved
from tests.factories import CuratorFactory

SOON = {"urgency": "soon"}
PARTS = ("numbers", "words", "signs")


class Answer:
    """What came back: its status, its words, and the form in it."""

    def __init__(self, status: int, html: str) -> None:
        self.status, self.html = status, html
        self.words = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)))
        self.form = filled(html)


@pytest.fixture
def draft(empty: None) -> Revision:
    importing.load(a_full_dataset())
    hives = Revision.objects.get(subject__slug="hives")
    return curation.copy_to_draft(hives, by=None)


@pytest.fixture
def curated(draft: Revision, client: Client) -> User:
    user: User = CuratorFactory.create()
    client.force_login(user)
    return user


def page(client: Client, part: str = "numbers") -> Answer:
    response = client.get(address(part))
    return Answer(response.status_code, response.content.decode())


def send(client: Client, form: QueryDict, part: str = "numbers", **said: str) -> Answer:
    sent = form.copy()
    for name, value in said.items():
        sent[name.replace("__", "-")] = value
    kind = "application/x-www-form-urlencoded"
    response = client.post(address(part), sent.urlencode(), content_type=kind)
    return Answer(response.status_code, response.content.decode())


def address(part: str) -> str:
    return reverse("curation-edit-part", args=("condition", "hives", part))


def content() -> Plain:
    found = draft_of("condition", "hives")
    assert found
    return found.content


@pytest.mark.usefixtures("curated")
def test_page_is_called_by_the_name_of_the_condition(client: Client) -> None:
    client.post(reverse("curation-start", args=("condition", "measles")))
    draft = Revision.objects.open().get(subject__slug="measles")
    draft.conditioncontent_set.update(name="Red spots")

    edit = reverse("curation-edit-part", args=("condition", "measles", "words"))
    cases = reverse("curation-cases", args=("condition", "measles"))

    assert "<title>Change draft 2: Red spots" in client.get(edit).content.decode()
    assert "<title>Cases: Measles" in client.get(cases).content.decode()


@pytest.mark.usefixtures("curated")
def test_own_choices_go_by_the_words_of_their_numbers(client: Client) -> None:
    html = page(client).html

    titles = re.findall(r'class="row-title">([^<]*)<', html)
    assert "Usual age" in titles
    assert "Rule about age: YOUNG" in titles
    assert not {"onset", "age_rule:YOUNG"} & {*titles}


@pytest.mark.usefixtures("curated")
class TestAPage:
    @pytest.mark.parametrize("part", PARTS)
    def test_sent_back_as_it_came_changes_nothing(
        self, part: str, client: Client, draft: Revision
    ) -> None:
        before = content()

        answer = send(client, page(client, part).form, part)

        assert (answer.status, content()) == (302, before)
        assert not draft.events.filter(what=What.SAVED).exists()

    def test_saves_what_was_typed(self, client: Client) -> None:
        send(client, page(client).form, see_doctor_after_days="35")

        assert content()["see_doctor_after_days"] == 35

    def test_strikes_the_published_number_through(self, client: Client) -> None:
        send(client, page(client).form, see_doctor_after_days="35")

        assert "<del><span" in page(client).html
        assert "Published: 28" in page(client).words

    @pytest.mark.parametrize("part", PARTS)
    def test_strikes_nothing_through_that_is_as_it_is_published(
        self, part: str, client: Client
    ) -> None:
        assert "<del>" not in page(client, part).html

    def test_says_beside_the_field_what_is_upside_down(self, client: Client) -> None:
        answer = send(client, page(client).form, window_min="30")

        assert answer.status == 422
        assert answer.words.count("Upside down: 30 to 14.") == 3  # Also in the bar.
        assert answer.form["window_min"] == "30"
        assert content()["typical_resolution"]["min_days"] == 1

    def test_says_beside_the_field_what_is_no_number(self, client: Client) -> None:
        answer = send(client, page(client).form, see_doctor_after_days="soon")

        assert (answer.status, answer.form["see_doctor_after_days"]) == (422, "soon")
        assert "Enter a whole number." in answer.words

    def test_keeps_a_source_that_a_claim_rests_on(self, client: Client) -> None:
        form = page(client).form

        answer = send(client, form, rows="sources:0:remove")

        assert answer.status == 422
        assert "1 claim rests on this source: “two weeks”." in answer.words
        assert answer.form["sources-0-id"] == form["sources-0-id"]

    def test_says_what_rests_on_a_source_that_was_emptied(self, client: Client) -> None:
        form = page(client).form
        for name in [name for name in form if name.startswith("sources-0-")]:
            form[name] = ""

        answer = send(client, form)

        assert answer.status == 422
        assert "1 claim rests on this source: “two weeks”." in answer.words
        assert len(content()["sources"]) == 1

    def test_says_which_line_of_a_condition_cannot_be_read(
        self, client: Client
    ) -> None:
        form = page(client, "signs").form

        answer = send(client, form, "signs", age_rules__0__when="age_days: {lt: [}")

        assert answer.status == 422
        assert "Line 1 cannot be read" in answer.words
        assert answer.form["age_rules-0-when"] == "age_days: {lt: [}"

    def test_says_where_a_condition_leaves_the_vocabulary(self, client: Client) -> None:
        form = page(client, "signs").form

        answer = send(client, form, "signs", age_rules__0__when="all: [{moon: full}]")

        assert "At all[0]: unknown fact 'moon'." in answer.words

    def test_says_what_a_condition_means(self, client: Client) -> None:
        words = page(client, "signs").words

        assert "This means: the age in days is under 28" in words

    def test_says_that_a_code_stands_there_twice(self, client: Client) -> None:
        form = send(client, page(client, "signs").form, "signs", rows="age_rules::add")
        second = {
            "code": "YOUNG",
            "when": "cough: true",
            "text": "Go.",
            "urgency": "soon",
        }
        for name, value in second.items():
            form.form[f"age_rules-1-{name}"] = value

        answer = send(client, form.form, "signs")

        assert answer.status == 422
        assert "“YOUNG” stands here 2 times." in answer.words

    def test_has_no_items_of_a_list(self, client: Client) -> None:
        assert client.get(f"{address('signs')}YOUNG/").status_code == 404

    def test_is_not_here_where_there_is_no_such_part(self, client: Client) -> None:
        assert client.get(address("moon")).status_code == 404

    def test_leads_to_the_draft_where_it_can_not_be_changed(
        self, client: Client, draft: Revision
    ) -> None:
        form = page(client).form
        approved(draft)

        answer = send(client, form, see_doctor_after_days="35")

        assert answer.status == 302
        assert client.get(address("numbers")).headers["Location"].endswith("/draft/")

    def test_draws_the_bar_of_what_is_typed(self, client: Client) -> None:
        asked = {"window_min": "7", "window_max": "21", "see_doctor_after_days": "30"}

        drawn = client.get(reverse("curation-bar"), asked).content.decode()

        assert "Usually gone in 1–3 weeks." in drawn
        assert "See a doctor if still there after day 30." in drawn

    def test_asks_as_many_questions_for_long_lists_as_for_short(
        self, client: Client, django_assert_max_num_queries: Callable[..., Any]
    ) -> None:
        page(client)

        with django_assert_max_num_queries(30):
            page(client)


@pytest.mark.usefixtures("curated")
class TestRows:
    def test_a_row_more_is_shown_and_nothing_saved(self, client: Client) -> None:
        before = content()

        answer = send(client, page(client).form, rows="claims::add")

        assert (answer.status, answer.form["claims-TOTAL_FORMS"]) == (200, "2")
        assert content() == before

    def test_a_row_that_is_left_empty_is_no_row(self, client: Client) -> None:
        answer = send(client, page(client).form, rows="claims::add")

        send(client, answer.form)

        assert len(content()["claims"]) == 1

    def test_rows_are_moved_with_what_was_typed_in_them(self, client: Client) -> None:
        answer = send(client, page(client).form, rows="claims::add")
        answer.form["claims-1-source"] = "a-page"
        answer.form["claims-1-text"] = "later"

        moved = send(client, answer.form, rows="claims:1:up")
        send(client, moved.form)

        assert [one["text"] for one in content()["claims"]] == [
            "later",
            "two weeks",
        ]

    def test_a_row_is_taken_away(self, client: Client) -> None:
        answer = send(client, page(client).form, rows="claims:0:remove")

        send(client, answer.form)

        assert content()["claims"] == []

    @pytest.mark.parametrize(
        "asked", ["claims:9:up", "claims:0:sideways", "moon::add", "::", "claims:x:up"]
    )
    def test_a_button_that_is_none_changes_nothing(
        self, asked: str, client: Client
    ) -> None:
        form = page(client).form

        answer = send(client, form, rows=asked)

        assert answer.form["claims-TOTAL_FORMS"] == "1"
        assert answer.form["claims-0-text"] == form["claims-0-text"]


@pytest.mark.usefixtures("curated")
class TestTwoAtOnce:
    def test_the_second_sees_both(self, client: Client) -> None:
        first, second = page(client).form, page(client).form
        send(client, first, see_doctor_after_days="60")

        answer = send(client, second, see_doctor_after_days="35")

        assert answer.status == 409
        assert re.search(r"saved this draft while you were writing", answer.words)
        assert re.search(r"Yours, as it stands in the form ?35", answer.words)
        assert re.search(r"Saved now ?60", answer.words)
        assert answer.form["see_doctor_after_days"] == "35"
        assert content()["see_doctor_after_days"] == 60

    def test_saving_again_keeps_ours(self, client: Client) -> None:
        first, second = page(client).form, page(client).form
        send(client, first, see_doctor_after_days="60")
        answer = send(client, second, see_doctor_after_days="35")

        send(client, answer.form)

        assert content()["see_doctor_after_days"] == 35

    def test_choosing_what_is_saved_keeps_theirs(self, client: Client) -> None:
        first, second = page(client).form, page(client).form
        send(client, first, see_doctor_after_days="60")
        answer = send(client, second, see_doctor_after_days="35", chosen="Ours.")
        answer.form["keep:see_doctor_after_days"] = "saved"

        send(client, answer.form)

        assert content()["see_doctor_after_days"] == 60
        assert content()["chosen"] == "Ours."

    def test_what_only_the_other_changed_stands_in_the_form(
        self, client: Client
    ) -> None:
        first, second = page(client).form, page(client).form
        send(client, first, chosen="Theirs.")

        answer = send(client, second, see_doctor_after_days="35")
        send(client, answer.form)

        assert answer.form["chosen"] == "Theirs."
        assert content()["chosen"] == "Theirs."
        assert content()["see_doctor_after_days"] == 35

    def test_two_pages_do_not_meet(self, client: Client) -> None:
        numbers, words = page(client).form, page(client, "words").form
        send(client, numbers, see_doctor_after_days="60")

        answer = send(client, words, "words", name="Wheals")

        assert answer.status == 302
        assert content()["name"] == "Wheals"
        assert content()["see_doctor_after_days"] == 60

    def test_what_was_seen_can_not_be_garbled_into_losing_a_word(
        self, client: Client
    ) -> None:
        first, second = page(client).form, page(client).form
        send(client, first, see_doctor_after_days="60")

        answer = send(client, second, see_doctor_after_days="35", seen="{]")

        assert answer.status == 409
        assert content()["see_doctor_after_days"] == 60
