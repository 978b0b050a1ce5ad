"""What a parent leaves out is in no form of the log."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Membership
from diary.models import Observation, Photo, ShareLink, Spot
from diary.services import photos
from tests.diary.choosing import (
    choose,
    csv,
    fhir,
    looked_at,
    pdf,
    previewed,
    printed,
    shared,
)
from tests.diary.photos.files import a_picture, encoded
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    SpotFactory,
    VisitFactory,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOW.date()
NAME, NOTE, QUESTION = "Grandma Zelda", "zzz a private note", "Is it the new soap?"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


@pytest.fixture
def mum(client: Client) -> Membership:
    member = MembershipFactory(called=NAME)
    client.force_login(member.user)
    return member


@pytest.fixture
def spot(mum: Membership) -> Spot:
    child = ChildFactory(household=mum.household)
    return SpotFactory(child=child, noticed_on=TODAY - timedelta(days=9))


@pytest.fixture
def entry(spot: Spot, mum: Membership) -> Observation:
    VisitFactory(spot=spot, on=TODAY, recorded_by=mum.user, advice="Keep it cool")
    return ObservationFactory(
        spot=spot, note=NOTE, written_by=mum.user, observed_on=TODAY, observed_at=NOW
    )


def add_photo(entry: Observation, shade: int = 0) -> Photo:
    jpeg = encoded(a_picture(320 + shade))
    return photos.add(entry, SimpleUploadedFile("photo.jpg", jpeg, "image/jpeg"))


Form = Callable[..., str]
FORMS: list[Form] = [printed, previewed, looked_at, csv, fhir, pdf, shared]
TELL_NAMES = [printed, previewed, csv, fhir, pdf, shared]
TELL_NOTES = [printed, csv, fhir, pdf, shared]


@pytest.mark.parametrize("form", FORMS)
def test_a_photo_left_out_is_in_no_form(
    form: Form, client: Client, spot: Spot, entry: Observation
) -> None:
    shown, hidden = add_photo(entry), add_photo(entry, shade=8)

    told = form(client, spot, left_out=[hidden.uuid])

    assert str(hidden.uuid) not in told
    named_there = str(shown.uuid) in told
    assert named_there
    if form is pdf:
        assert "2 pictures" in told  # On page 1 and with its entry.


@pytest.mark.parametrize("form", TELL_NAMES)
def test_a_name_not_shown_is_in_no_form(
    form: Form, client: Client, spot: Spot, entry: Observation
) -> None:
    with_names = form(client, spot)
    ShareLink.objects.all().delete()

    without = form(client, spot, names=None)

    sheet = without[without.index('class="sheet"') :] if form is printed else without
    assert NAME in with_names
    assert NAME not in sheet


def test_who_makes_a_link_is_told_that_what_is_left_out_is_not_in_it(
    client: Client, spot: Spot
) -> None:
    words = b"is not in the link either"
    whole = client.get(choose(client, spot, "share"))

    less = client.get(choose(client, spot, "share", notes=None))

    assert words not in whole.content
    assert words in less.content


@pytest.mark.parametrize("form", TELL_NOTES)
def test_a_note_not_shown_is_in_no_form(
    form: Form, client: Client, spot: Spot, entry: Observation
) -> None:
    with_notes = form(client, spot)
    ShareLink.objects.all().delete()

    without = form(client, spot, notes=None)

    assert NOTE in with_notes
    assert NOTE not in without
    assert "Keep it cool" in without or form is csv


@pytest.mark.parametrize("form", [printed, previewed, looked_at, fhir, pdf, shared])
def test_the_questions_stand_in_every_form_that_has_room_for_them(
    form: Form, client: Client, spot: Spot
) -> None:
    assert QUESTION in form(client, spot, questions=QUESTION)


@pytest.mark.parametrize("form", [printed, fhir, pdf, shared])
def test_a_form_says_of_what_kind_something_is_left_out(
    form: Form, client: Client, spot: Spot, entry: Observation
) -> None:
    told = form(client, spot, notes=None, names=None)

    words = "the notes of entries, the names of who wrote"
    assert f"Left out by the family: {words}." in " ".join(told.split())
