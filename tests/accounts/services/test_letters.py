"""The letters, as a mail server on the network receives them."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from accounts.models import Invitation
from accounts.roles import Role
from accounts.services.letters import send_deletion, send_invitation
from tests.factories import DeletionFactory, InvitationFactory, MembershipFactory
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db
CODE, LINK = "K7QF-2M9X-T4WD", "https://diary.example/invitation/#code=K7QF-2M9X-T4WD"


@pytest.fixture
def post(settings: Settings) -> Iterator[MailServer]:
    server = MailServer()
    server.use(settings)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def invitation() -> Invitation:
    return InvitationFactory(email="dad@example.com", household__name="The Reeds")


def test_the_letter_brings_link_code_and_last_day_to_the_invited_address(
    post: MailServer, invitation: Invitation
) -> None:
    sent = send_invitation(invitation, code=CODE, link=LINK)

    (letter,) = post.arrived
    plain = letter.get_body(("plain",))
    assert sent
    assert letter["To"] == "dad@example.com"
    assert letter["Subject"] == "Milkspot: an invitation to a family’s diary"
    assert plain
    assert LINK in plain.get_content()
    assert CODE in plain.get_content()
    assert "It works once, until 1 January." in plain.get_content()


def test_the_letter_has_a_page_that_loads_nothing(
    post: MailServer, invitation: Invitation
) -> None:
    send_invitation(invitation, code=CODE, link=LINK)

    page = post.arrived[0].get_body(("html",))
    assert page
    text = page.get_content()
    assert f'href="{LINK}"' in text
    assert text.count("http") == 1
    assert "src=" not in text


def test_the_letter_names_nobody(post: MailServer, invitation: Invitation) -> None:
    send_invitation(invitation, code=CODE, link=LINK)

    assert "Reeds" not in post.arrived[0].as_string()


def test_a_server_that_is_not_there_is_said_and_logged_by_id_alone(
    invitation: Invitation,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    MailServer().use(settings)

    sent = send_invitation(invitation, code=CODE, link=LINK)

    assert not sent
    assert f"Invitation {invitation.uuid} could not be sent" in caplog.text
    assert "dad@example.com" not in caplog.text
    assert CODE not in caplog.text


def test_each_owner_and_nobody_else_is_told_what_goes(post: MailServer) -> None:
    mum = MembershipFactory(user__email="mum@example.com", household__name="The Reeds")
    for email, role in (("dad@example.com", Role.OWNER), ("nan@example.com", "carer")):
        MembershipFactory(household=mum.household, user__email=email, role=role)
    deletion = DeletionFactory(household=mum.household)

    send_deletion(deletion, link="https://diary.example/family/")

    assert sorted(letter["To"] for letter in post.arrived) == [
        "dad@example.com",
        "mum@example.com",
    ]
    for letter in post.arrived:
        text = letter.get_content()
        assert "https://diary.example/family/" in text
        assert "It goes for good on 1 January, with all photos." in text
        assert "Reeds" not in text
