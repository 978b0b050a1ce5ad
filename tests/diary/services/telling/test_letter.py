"""A letter says what to do and where, and nothing that a stranger should not read."""

import re
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import translation

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Child, Spot
from diary.services import bookings
from diary.services.telling.choosing import choose
from diary.services.visits import VisitDetails
from tests.diary.services.telling.people import (
    DAY,
    DUE,
    NOTICED,
    a_child,
    a_member,
    a_rash,
    at,
    sweep_zone,
    tell,
    worsen,
)
from tests.factories import ChildFactory, UserFactory

HOME = "https://diary.example.com"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 10, 10, 12, tzinfo=UTC), tick=False),
]


@pytest.fixture(autouse=True)
def parent(child: Child, settings: Settings) -> Membership:
    settings.ADDRESS = HOME
    return a_member(child.household)


@pytest.fixture
def child() -> Child:
    return a_child()


def the_letter(hour: int = 9) -> EmailMultiAlternatives:
    """Tell what is due, and return the one letter that was sent."""
    tell(at(hour))
    [letter] = mail.outbox
    assert isinstance(letter, EmailMultiAlternatives)
    return letter


def html(letter: EmailMultiAlternatives) -> str:
    [(page, kind)] = letter.alternatives
    assert kind == "text/html"
    return str(page)


def both(letter: EmailMultiAlternatives) -> list[str]:
    return [str(letter.body), html(letter)]


@pytest.fixture
def exceeded(child: Child) -> Spot:
    """A rash that the parents have a name for, and that has lasted too long."""
    spot = a_rash(child, suspected=["contact-dermatitis"], label="The red one")
    sweep_zone()
    return spot


def links(letter: EmailMultiAlternatives) -> list[str]:
    return re.findall(r"https?://\S+", str(letter.body))


def test_the_subject_names_neither_child_nor_condition(exceeded: Spot) -> None:
    assert the_letter().subject == "Milkspot: Time to plan a visit"


def test_the_child_is_an_initial_everywhere(exceeded: Spot) -> None:
    letter = the_letter()

    for text in [letter.subject, *both(letter), *letter.extra_headers.values()]:
        assert "Maya" not in text
        assert "The red one" not in text
    assert "M. · Tummy" in letter.body


def test_it_says_what_the_page_says(child: Child) -> None:
    a_rash(child)
    sweep_zone()

    for text in both(the_letter()):
        assert "4 weeks passed: time to book a visit" in text
        assert "Day 29." in text
        assert "Day 28 has passed: time to see a doctor." in text
        assert "8 November" in text
        assert "999" in text


def test_it_is_written_in_the_language_that_its_reader_chose(
    child: Child, parent: Membership, settings: Settings
) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("fr", "Français")]
    dad = a_member(child.household, "dad@example.com")
    choose(dad.user, language="fr")
    a_rash(child)
    sweep_zone()

    with translation.override("en-gb"):
        tell(at(9))

    english, french = sorted(mail.outbox, key=lambda one: one.to, reverse=True)
    assert isinstance(english, EmailMultiAlternatives)
    assert isinstance(french, EmailMultiAlternatives)
    assert (english.to, french.to) == (["mum@example.com"], ["dad@example.com"])
    assert "on 8 November:" in english.body
    assert "on 8 novembre:" in french.body
    assert '<html lang="fr" dir="ltr">' in html(french)
    assert '<html lang="en-gb" dir="ltr">' in html(english)


def test_each_answer_is_a_link_that_only_asks(exceeded: Spot, client: Client) -> None:
    prompt = exceeded.prompts.get()
    client.force_login(exceeded.household.memberships.get().user)

    letter = the_letter()

    for kind in ("booked", "seen", "gone", "not-now"):
        address = f"/prompts/{prompt.uuid}/{kind}/"
        assert HOME + address in letter.body
        assert f'href="{HOME}{address}"' in html(letter)
        assert client.get(address).status_code == 200
    prompt.refresh_from_db()
    assert prompt.closed_at is None


def test_every_link_leads_to_this_server_and_somewhere(
    exceeded: Spot, client: Client
) -> None:
    client.force_login(exceeded.household.memberships.get().user)

    found = links(the_letter())

    assert len(found) == 8
    for address in found:
        assert address.startswith(HOME)
        assert client.get(address.removeprefix(HOME)).status_code == 200


def test_the_page_fetches_nothing_and_runs_nothing(exceeded: Spot) -> None:
    page = html(the_letter())

    assert not re.search(r"<(img|script|link|iframe|object)|url\(|@import|src=", page)
    assert "prefers-color-scheme: dark" in page


def test_an_emergency_can_be_answered_but_not_put_off(child: Child) -> None:
    worsen(a_rash(child), "BREATHING")

    letter = the_letter()

    assert 'href="tel:999">Call 999</a>' in html(letter)
    kinds = re.findall(r"/prompts/[\w-]+/([\w-]+)/", str(letter.body))
    assert letter.subject == "Milkspot: Get medical help now"
    assert kinds == ["seen", "gone"]


def test_an_emergency_is_not_told_beside_what_is_usual(child: Child) -> None:
    worsen(a_rash(child), "BREATHING")

    for text in both(the_letter()):
        assert "Usually" not in text
        assert "Day 29" not in text


def test_a_viewer_is_offered_no_answers(exceeded: Spot, parent: Membership) -> None:
    parent.role = Role.VIEWER
    parent.save()
    parent.user.news_by_email = True
    parent.user.save()

    assert "/prompts/" not in the_letter().body


def test_a_mail_program_can_stop_them(exceeded: Spot, client: Client) -> None:
    headers = the_letter().extra_headers

    address = headers["List-Unsubscribe"].strip("<>").removeprefix(HOME)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.post(address).status_code == 200
    assert exceeded.household.memberships.get().user.news_by_email is False


def test_a_digest_lists_what_is_still_open(exceeded: Spot, child: Child) -> None:
    tell(at(9))
    mail.outbox.clear()
    later = DUE + DAY
    a_rash(child, site="chest")
    sweep_zone(later)

    tell(at(9, on=later))

    [letter] = mail.outbox
    assert "Still open:\nM. · Tummy:" in letter.body
    assert letter.subject == "Milkspot: Time to plan a visit"


def test_the_day_after_a_visit_it_asks_and_leads_there(child: Child) -> None:
    details = VisitDetails(on=DUE - DAY, planned=True)
    visit = bookings.book(a_rash(child), details, by=UserFactory(), on=NOTICED)
    sweep_zone(DUE - DAY)
    sweep_zone()

    for text in both(the_letter()):
        assert "A visit was planned for 7 November (M. · Tummy)." in text
        assert "Did you go? Did they see this? What did the doctor say?" in text
        assert f"{HOME}/visits/{visit.uuid}/" in text


def test_several_emergencies_are_no_visit_to_plan(child: Child) -> None:
    for _ in range(2):
        worsen(a_rash(child), "BREATHING")

    letter = the_letter()

    assert letter.subject == "Milkspot: Get medical help now"
    for text in both(letter):
        assert "One visit" not in text


def test_three_spots_are_said_to_need_one_visit(child: Child) -> None:
    for _ in range(3):
        a_rash(child)
    sweep_zone()

    for text in both(the_letter()):
        assert re.search("M.(</bdi>)?: one visit is enough for these 3 spots.", text)


def test_each_child_is_said_to_need_a_visit_of_its_own(child: Child) -> None:
    twin = ChildFactory(name="Mila", household=child.household, born_on=None)
    for one, site in (
        (child, "chest"),
        (twin, "chin"),
        (child, "nape"),
        (twin, "tummy"),
    ):
        a_rash(one, site=site)
    sweep_zone()

    for text in both(the_letter()):
        said = re.findall("these 2 spots|Chest|Chin|Back of the neck|Tummy", text)
        visits = [said[:3], said[3:]]
        assert [visit[0] for visit in visits] == ["these 2 spots"] * 2
        places = [sorted({*visit[1:]}) for visit in visits]
        assert sorted(places) == [["Back of the neck", "Chest"], ["Chin", "Tummy"]]
