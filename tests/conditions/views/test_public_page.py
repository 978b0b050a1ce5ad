"""Pages for everyone may be kept by any cache; a person's own by none."""

import pytest

from django.test import Client
from django.urls import reverse

from conditions.models import Revision
from conditions.services import curation
from tests.conditions.publishing import put_in_force
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> str:
    return reverse("condition", args=["hives"])


def test_a_page_for_everyone_may_be_kept_for_five_minutes(
    client: Client, page: str
) -> None:
    answer = client.get(page)

    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Cookie" in answer["Vary"]
    assert not answer.cookies


def test_what_is_known_already_is_not_sent_again(client: Client, page: str) -> None:
    known = client.get(page, headers={"accept-encoding": "gzip"})["ETag"]

    again = client.get(page, headers={"if-none-match": known})

    assert again.status_code == 304
    assert again.content == b""


def test_a_publication_gives_the_page_another_tag(
    client: Client, page: str, hives: Revision
) -> None:
    before = client.get(page)["ETag"]
    draft = curation.copy_to_draft(hives, by=None)
    put_in_force(draft)

    answer = client.get(page, headers={"if-none-match": before})

    assert answer.status_code == 200
    assert answer["ETag"] != before


def test_the_page_of_a_signed_in_person_is_kept_by_nobody(
    client: Client, page: str
) -> None:
    client.force_login(UserFactory())

    answer = client.get(page)

    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]


def test_what_somebody_searched_for_is_kept_by_no_shared_cache(client: Client) -> None:
    answer = client.get(reverse("conditions"), {"q": "rash"})

    assert "Cache-Control" not in answer


def test_what_was_just_done_is_kept_by_no_shared_cache(
    client: Client, page: str
) -> None:
    client.force_login(UserFactory())
    client.post(reverse("account_logout"))

    told, after = client.get(page), client.get(page)

    assert "You have signed out." in told.content.decode()
    assert "Cache-Control" not in told
    assert "public" in after["Cache-Control"]


def test_a_page_that_is_not_there_is_not_kept(client: Client) -> None:
    answer = client.get(reverse("condition", args=["nowhere"]))

    assert "Cache-Control" not in answer


def test_a_page_for_everyone_is_sent_compressed(client: Client, page: str) -> None:
    answer = client.get(page, headers={"accept-encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert answer["ETag"].startswith('W/"')
