"""Curators take the data out as a file, and bring a file in as drafts."""

import json
from typing import Any

import pytest

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from conditions.exchange import read_documents, read_file, write_file
from conditions.exchange.text import LARGEST_BYTES
from conditions.exchange.values import Dataset
from conditions.forms.exchange import pack
from conditions.models import Revision
from conditions.queries.parts import in_force
from conditions.services import curation
from tests.conditions.builders import a_condition, a_dataset, a_site
from tests.factories import CuratorFactory

pytestmark = pytest.mark.usefixtures("loaded")
PAGE, IMPORT = "/curate/exchange/", "/curate/exchange/import/"
CHANGED = a_dataset(
    conditions=(a_condition(rule={"limit_days": 30}), a_condition("measles")),
    sites=(*a_dataset().sites, a_site("chin")),
)


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(CuratorFactory())
    return client


def send(client: Client, content: str | bytes, name: str = "set.yaml") -> Any:  # noqa: ANN401 (a test response)
    data = content.encode() if isinstance(content, str) else content
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def yaml_of(dataset: Dataset) -> str:
    return write_file(dataset, as_json=False)


def draft(client: Client, look: HttpResponse, **fields: object) -> Any:  # noqa: ANN401
    content = look.context["content"]  # type: ignore[attr-defined]
    return client.post(IMPORT, {"content": content, **fields}, follow=True)


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_all_that_is_published_goes_out(form: str, curator: Client) -> None:
    answered = curator.get(f"/curate/exchange/conditions.{form}")

    assert f".{form}" in answered["Content-Disposition"]
    assert read_documents(read_file("f", answered.content)) == in_force()
    assert curator.get("/curate/exchange/conditions.exe").status_code == 404


def test_changes_are_shown_and_nothing_is_kept(curator: Client) -> None:
    look = send(curator, yaml_of(CHANGED))

    page = look.content.decode()
    assert look.status_code == 200
    assert "28 days to 30 days" in page
    assert "Body sites" in page or "body sites" in page
    assert "Measles" not in page
    assert not Revision.objects.open().exists()


def test_what_is_chosen_becomes_drafts(curator: Client) -> None:
    look = send(curator, json.dumps(json.loads(write_file(CHANGED, as_json=True))))

    done = draft(curator, look, chosen=["condition/hives"], why="From our set.")

    assert "1 draft was made." in done.content.decode()
    assert Revision.objects.open().get().subject.slug == "hives"
    assert in_force().conditions[0].rule.limit_days == 28


def test_a_file_without_news_offers_nothing(curator: Client) -> None:
    look = send(curator, yaml_of(a_dataset()))

    assert "There is nothing to draft." in look.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("sites:\n- code: chin\n", "sites[0].name: is missing"),
        ("sites: [\n", "line 2: not YAML"),
        ("{", "not JSON"),
        (b"\xff\xfe", "cannot be read"),
        (b" " * (LARGEST_BYTES + 1), "larger than 5 MB"),
        ("a: 1", "holds none of"),
        ("", "empty"),
    ],
    ids=str,
)
def test_each_fault_is_said_with_its_place(
    content: str | bytes, said: str, curator: Client
) -> None:
    answered = send(curator, content)

    assert answered.status_code == 422
    assert said in answered.content.decode()


def test_many_faults_are_listed_once(curator: Client) -> None:
    page = send(curator, "sites:\n- code: chin\n").content.decode()

    assert page.count("sites[0].name: is missing") == 1
    assert page.count("5 faults, each named below with its place.") == 2


def test_faults_with_what_is_published_are_listed_too(curator: Client) -> None:
    page = send(curator, "sites: []\n").content.decode()

    assert page.count("hives (as published).body_sites: unknown &#x27;cheek&#x27;") == 1
    assert "2 faults, each named below" in page


def test_a_file_far_too_large_is_cut_off_and_said(
    curator: Client,
    settings: Any,  # noqa: ANN401
) -> None:
    settings.PHOTO_MAX_BYTES = 1024

    answered = send(curator, b"x" * 4096)

    assert answered.status_code == 422
    assert "larger than 5 MB" in answered.content.decode()


def test_why_is_asked_and_nothing_chosen_is_lost(curator: Client) -> None:
    look = send(curator, yaml_of(CHANGED))

    answered = draft(curator, look, chosen=["sites/sites"], why="")

    page = answered.content.decode()
    assert 'aria-current="page"' in page.split("Import and export")[0][-200:]
    assert answered.status_code == 422
    assert "Say in a sentence what changed and why." in page
    assert answered.context["chosen"] == ["sites/sites"]
    assert "28 days to 30 days" in page


def test_what_somebody_works_on_cannot_be_chosen(
    curator: Client, hives: Revision
) -> None:
    curation.copy_to_draft(hives, by=None)

    look = send(curator, yaml_of(CHANGED))

    assert "Somebody works on this already." in look.content.decode()


def test_one_that_is_taken_meanwhile_is_left_alone(
    curator: Client, hives: Revision
) -> None:
    look = send(curator, yaml_of(CHANGED))
    curation.copy_to_draft(hives, by=None)

    done = draft(curator, look, chosen=["condition/hives"], why="Ours.")

    assert (
        "Left alone, as somebody works on it already: hives." in done.content.decode()
    )


@pytest.mark.parametrize("content", ["", "rubbish", pack({"sites.yaml": 3})])
def test_a_form_without_its_file_asks_for_it_again(
    content: str, curator: Client
) -> None:
    done = curator.post(IMPORT, {"content": content}, follow=True)

    assert "Send it again" in done.content.decode()
    assert not Revision.objects.open().exists()
