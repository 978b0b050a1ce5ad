"""What is shown when something is wrong: never with a database."""

import pytest

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import permission_denied, server_error


def test_an_unknown_address_says_so(client: Client) -> None:
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "There is no such page here" in response.content.decode()
    assert 'href="tel:112"' in response.content.decode()


def test_a_broken_server_still_says_whom_to_call() -> None:
    response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Something broke on the server" in response.content.decode()
    assert "112" in response.content.decode()


def test_a_role_that_falls_short_is_told_whom_to_ask(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()

    response = permission_denied(request, PermissionError())

    assert response.status_code == 403
    assert "Ask an owner of the diary" in response.content.decode()


def test_a_page_left_open_too_long_says_what_to_do() -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("account_login"))

    assert response.status_code == 403
    assert "load the page again" in response.content.decode()


@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "500"])
def test_each_page_has_a_template_of_its_own(name: str) -> None:
    folder = settings.BASE_DIR / "templates"

    assert (folder / f"{name}.html").is_file()
