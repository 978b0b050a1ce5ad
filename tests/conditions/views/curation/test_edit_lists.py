"""The lists of a draft: items opened, added, moved and taken away."""

import re
from html import unescape

import pytest

from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from conditions.exchange.subjects import EXCEPTIONS, ITEMS, Plain
from conditions.models import Revision
from conditions.queries.editable import draft_of
from conditions.services import curation, importing
from tests.conditions.builders import a_full_dataset, a_sign, a_site
from tests.conditions.forms.filled import filled
from tests.factories import CuratorFactory

KINDS = ("signs", "sites", "exposures", "do_not")
CODES = {"signs": "BREATHING", "sites": "cheek", "exposures": "food"}
CODES["do_not"] = "squeeze"
SENT = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def _drafts(empty: None, client: Client) -> None:
    importing.load(a_full_dataset())
    for revision in Revision.objects.exclude(subject__kind="condition"):
        curation.copy_to_draft(revision, by=None)
    client.force_login(CuratorFactory())


def content(kind: str) -> Plain:
    draft = draft_of(kind, kind)
    assert draft
    return draft.content


def item(kind: str, code: str = "", name: str = "") -> str:
    args = (kind, kind, name or ITEMS[kind], code or CODES[kind])
    return reverse("curation-edit-item", args=args)


def read(client: Client, address: str) -> QueryDict:
    return filled(client.get(address).content.decode())


def send(client: Client, address: str, form: QueryDict, **said: str) -> tuple[int, str]:
    sent = form.copy()
    for name, value in said.items():
        sent[name] = value
    answer = client.post(address, sent.urlencode(), content_type=SENT)
    words = re.sub(r"<[^>]+>", "", answer.content.decode())
    return answer.status_code, unescape(re.sub(r"\s+", " ", words))


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_sent_back_as_it_came_changes_nothing(
    kind: str, client: Client
) -> None:
    before = content(kind)

    status, _words = send(client, item(kind), read(client, item(kind)))

    assert (status, content(kind)) == (302, before)


def test_an_exception_sent_back_as_it_came_changes_nothing(client: Client) -> None:
    before, page = content("signs"), item("signs", "AFTER_STRAIN", EXCEPTIONS)

    status, _words = send(client, page, read(client, page))

    assert (status, content("signs")) == (302, before)


def test_an_item_is_changed_where_it_stands(client: Client) -> None:
    send(client, item("sites"), read(client, item("sites")), name="The cheek")

    names = [site["name"] for site in content("sites")["sites"]]
    assert names == ["The cheek", a_site("buttocks").name]


def test_an_item_is_added_at_the_end(client: Client) -> None:
    form = read(client, item("do_not", "add"))
    said = {"code": "scrub", "what": "Scrubs", "reason": "Rubbing", "support": "well"}

    status, _words = send(client, item("do_not", "add"), form, **said)

    added = content("do_not")["do_not_catalogue"][-1]
    assert (status, added["code"]) == (302, "scrub")


def test_a_source_comes_with_the_item_that_cites_it(client: Client) -> None:
    page = item("do_not")
    form = read(client, page)
    form["new_sources-TOTAL_FORMS"] = "1"
    new = {"new_sources-0-id": "new", "new_sources-0-publisher": "A society"}

    status, _words = send(client, page, form, **new)

    assert status == 302
    assert [one["id"] for one in content("do_not")["sources"]] == ["a-page", "new"]
    assert content("do_not")["do_not_catalogue"][0]["sources"] == ["a-page", "new"]


def test_a_code_that_is_taken_is_refused_beside_its_field(client: Client) -> None:
    form = read(client, item("sites", "buttocks"))

    status, words = send(client, item("sites", "buttocks"), form, code="cheek")

    assert status == 422
    assert "“cheek” stands here 2 times." in words


def test_a_sign_must_say_what_to_do(client: Client) -> None:
    form = read(client, item("signs"))

    status, words = send(client, item("signs"), form, instruction="")

    assert (status, "Must say what to do." in words) == (422, True)
    sign = content("signs")["red_flags"][0]
    assert sign["instruction"] == a_sign().instruction


def test_a_sign_is_asked_from_birth_where_only_the_end_is_given(
    client: Client,
) -> None:
    send(client, item("signs"), read(client, item("signs")), max_days="28")

    ages = content("signs")["red_flags"][0]["applies_to_age"]
    assert (ages["min_days"], ages["max_days"]) == (0, 28)


def press(client: Client, kind: str, button: str, form: QueryDict | None = None) -> str:
    page = reverse("curation-edit", args=(kind, kind))
    form = form or read(client, page)
    answer = client.post(page, {"seen": form["seen"], "rows": button}, follow=True)
    return answer.content.decode()


def test_an_item_is_moved(client: Client) -> None:
    press(client, "sites", "sites:buttocks:up")

    assert [site["code"] for site in content("sites")["sites"]] == ["buttocks", "cheek"]


def test_an_item_is_taken_away(client: Client) -> None:
    press(client, "sites", "sites:cheek:remove")

    assert [site["code"] for site in content("sites")["sites"]] == ["buttocks"]


@pytest.mark.parametrize("button", ["sites:moon:up", "moon:cheek:up", "", "sites"])
def test_a_button_that_is_none_changes_nothing(button: str, client: Client) -> None:
    before = content("sites")

    press(client, "sites", button)

    assert content("sites") == before


def test_a_list_that_somebody_changed_meanwhile_is_shown_as_it_is(
    client: Client,
) -> None:
    form = read(client, reverse("curation-edit", args=("sites", "sites")))
    press(client, "sites", "sites:cheek:remove")

    page = press(client, "sites", "sites:buttocks:remove", form)

    assert "Somebody else changed this list meanwhile" in page
    assert [site["code"] for site in content("sites")["sites"]] == ["buttocks"]


def test_two_who_change_one_item_see_both(client: Client) -> None:
    form = read(client, item("sites"))
    send(client, item("sites"), form, name="Theirs")

    status, words = send(client, item("sites"), form, name="Ours")

    assert status == 409
    assert "Theirs" in words
    assert "Ours" in words


def test_what_was_typed_for_an_item_taken_away_meanwhile_is_kept(
    client: Client,
) -> None:
    form = read(client, item("sites"))
    press(client, "sites", "sites:cheek:remove")

    status, words = send(client, item("sites"), form, name="Ours")

    assert (status, "Ours" in words) == (409, True)


def test_the_sources_of_a_list_are_corrected_in_one_place(client: Client) -> None:
    page = reverse("curation-edit-part", args=("signs", "signs", "sources"))

    send(client, page, read(client, page), **{"sources-0-publisher": "A society"})

    assert content("signs")["sources"][0]["publisher"] == "A society"


@pytest.mark.parametrize(
    "args",
    [
        ("sites", "sites", "sites", "moon"),
        ("sites", "sites", "red_flags", "BREATHING"),
        ("sites", "sites", "sources"),
        ("signs", "signs", "numbers"),
    ],
)
def test_what_the_draft_does_not_hold_is_not_here(
    args: tuple[str, ...], client: Client
) -> None:
    name = "curation-edit-item" if len(args) == 4 else "curation-edit-part"

    assert client.get(reverse(name, args=args)).status_code == 404
