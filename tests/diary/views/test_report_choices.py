"""One form for every form of the log: kept, previewed, and gone on with."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from diary.models import (
    Observation,
    ReportChoice,
    ReportFile,
    Spot,
)
from tests.diary.choosing import choose, previewed, printed, sent, told_by
from tests.diary.waiting import taken
from tests.factories import (
    ChildFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    SpotFactory,
)
from tests.working import work_off

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOW.date()
NOTE, QUESTION = "zzz a private note", "Is it the new soap?"
QUERIES = 17
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(NOW, tick=False),
]


@pytest.fixture
def mum(client: Client) -> Membership:
    member = MembershipFactory()
    client.force_login(member.user)
    return member


@pytest.fixture
def spot(mum: Membership) -> Spot:
    child = ChildFactory(household=mum.household)
    return SpotFactory(child=child, noticed_on=TODAY - timedelta(days=9))


@pytest.fixture
def entry(spot: Spot) -> Observation:
    return ObservationFactory(spot=spot, note=NOTE, observed_on=TODAY)


@pytest.mark.parametrize("model", [Observation, Spot])
def test_a_photo_left_out_stays_so_while_its_entry_is_deleted(
    client: Client,
    spot: Spot,
    entry: Observation,
    model: type[Observation] | type[Spot],
) -> None:
    other = SpotFactory(child=spot.child, noticed_on=TODAY)
    hidden = PhotoFactory(observation=entry)
    choose(client, spot, "csv", left_out=[hidden.uuid])
    gone = model.objects.filter(pk={Observation: entry.pk, Spot: spot.pk}[model])
    gone.update(deleted_at=NOW)

    choose(client, other, "csv")
    gone.update(deleted_at=None)

    page = client.get(reverse("report")).text
    assert f'value="{hidden.uuid}" checked' in page


def test_what_was_left_out_and_asked_is_there_the_next_time(
    client: Client, spot: Spot, entry: Observation
) -> None:
    hidden = PhotoFactory(observation=entry)
    known = {"left_out": [hidden.uuid], "names": None, "questions": QUESTION}
    choose(client, spot, "csv", **known)

    page = client.get(reverse("report")).content.decode()

    assert f'value="{hidden.uuid}" checked' in page
    assert re.search(r'id="id_notes" checked', page)
    assert not re.search(r'id="id_names" checked', page)
    assert f">\n{QUESTION}</textarea>" in page


def test_spots_and_days_begin_anew_the_next_time(client: Client, spot: Spot) -> None:
    SpotFactory(child=spot.child, site="cheek")
    choose(client, spot, "csv", since="2026-11-20")

    page = client.get(reverse("report")).content.decode()

    assert len(re.findall(r'name="spots" value="[^"]+" id="[^"]+" checked', page)) == 2
    assert "2026-11-20" not in page


def test_what_one_leaves_out_another_of_the_family_still_shows(
    client: Client, spot: Spot, entry: Observation
) -> None:
    choose(client, spot, "csv", notes=None, questions=QUESTION)
    client.force_login(MembershipFactory(household=spot.household).user)

    page = client.get(reverse("report-print", args=[spot.child.uuid]))

    assert NOTE in page.content.decode()
    assert QUESTION not in page.content.decode()


def test_what_is_left_out_of_one_childs_log_is_in_a_siblings(
    client: Client, spot: Spot, entry: Observation
) -> None:
    choose(client, spot, "csv", notes=None)
    twin = SpotFactory(child=ChildFactory(household=spot.household, name="Noah"))
    ObservationFactory(spot=twin, note="Noah's own note")

    page = client.get(reverse("report-print", args=[twin.child.uuid]))

    assert "Noah&#x27;s own note" in page.content.decode()


@pytest.mark.parametrize(
    ("then", "page"),
    [
        ("print", "report-print"),
        ("csv", "report-csv"),
        ("fhir", "report-fhir"),
        ("share", "share-new"),
    ],
)
def test_each_button_leads_to_its_form_of_what_was_chosen(
    then: str, page: str, client: Client, spot: Spot
) -> None:
    SpotFactory(child=spot.child, site="cheek")

    address = choose(client, spot, then, since="2026-11-20")

    whole = reverse(page, args=[spot.child.uuid])
    assert address == f"{whole}?spots={spot.uuid}&since=2026-11-20"


def test_all_spots_and_days_need_no_choice_in_the_address(
    client: Client, spot: Spot
) -> None:
    address = choose(client, spot, "print")

    assert address == reverse("report-print", args=[spot.child.uuid])


def test_no_question_stands_in_an_address(client: Client, spot: Spot) -> None:
    for then in ("look", "print", "csv", "fhir", "share", "pdf"):
        assert "soap" not in choose(client, spot, then, questions=QUESTION)


def test_a_button_nobody_knows_shows_the_page_again(client: Client, spot: Spot) -> None:
    address = choose(client, spot, "sell")

    assert address == f"{reverse('report')}?child={spot.child.uuid}#first-page"


def test_the_pdf_holds_what_was_chosen_when_it_was_asked_for(
    client: Client, spot: Spot, entry: Observation
) -> None:
    address = choose(client, spot, "pdf", notes=None)
    choose(client, spot, "csv")
    work_off()

    file = ReportFile.objects.get(uuid=address.split("/")[-2])
    assert NOTE not in told_by(taken(client, file))


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"spots": None}, "Choose at least one spot."),
        ({"since": "soon"}, "Choose a day from the calendar."),
        ({"questions": "?" * 1001}, "at most 1000 characters"),
        ({"left_out": ["no-photo"]}, "Choose from these photos."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_nothing_typed_is_lost(
    known: dict[str, object], sentence: str, client: Client, spot: Spot
) -> None:
    address = reverse("report-chosen", args=[spot.child.uuid])
    form = sent(spot, **{"questions": QUESTION, "names": None, **known})

    response = client.post(address, {**form, "then": "pdf"})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert str(form["questions"]) in page
    assert not re.search(r'id="id_names" checked', page)
    assert not ReportChoice.objects.exists()
    assert not ReportFile.objects.exists()


def test_the_preview_keeps_nothing(client: Client, spot: Spot) -> None:
    page = previewed(client, spot, questions=QUESTION)

    assert QUESTION in page
    assert "<html" not in page
    assert not ReportChoice.objects.exists()


def test_a_preview_of_what_cannot_be_stays_as_it_was(
    client: Client, spot: Spot
) -> None:
    address = reverse("report-first-page", args=[spot.child.uuid])

    response = client.post(address, sent(spot, since="soon"))

    assert response.status_code == 422
    assert response.content == b""


def test_the_first_page_of_several_spots_is_the_one_that_lists_them(
    client: Client, spot: Spot
) -> None:
    SpotFactory(child=spot.child, site="cheek")

    page = client.get(reverse("report")).content.decode()

    assert "2 spots, most pressing first" in page
    assert page.count('class="sheet-page') == 1
    assert "sheet-part" not in page


def test_the_first_page_is_that_of_the_print_page(
    client: Client, spot: Spot, entry: Observation
) -> None:
    PhotoFactory(observation=entry)

    first = re.search(
        r'<section id="[^"]*" class="sheet-page.*?</section>\s*</article>',
        previewed(client, spot),
        re.DOTALL,
    )
    whole = printed(client, spot)

    assert first
    said = first[0].replace("/small/", "/large/").rpartition("</section>")[0]
    assert " ".join(said.split()) in " ".join(whole.split())


def test_photos_stand_by_day_the_newest_first_and_load_when_seen(
    client: Client, spot: Spot
) -> None:
    for days in (5, 2):
        on = TODAY - timedelta(days=days)
        for made in ObservationFactory.create_batch(2, spot=spot, observed_on=on):
            PhotoFactory(observation=made)

    page = client.get(reverse("report")).content.decode()

    headings = re.findall(r'class="report-leave-day">([^<]+)<', page)
    assert headings == ["19 November 2026", "16 November 2026"]
    assert page.count('name="left_out"') == 4
    assert page.count('loading="lazy"') >= 4


def test_a_deleted_photo_is_not_offered(
    client: Client, spot: Spot, entry: Observation
) -> None:
    PhotoFactory(observation=entry)
    entry.deleted_at = NOW
    entry.save()

    page = client.get(reverse("report")).content.decode()

    assert 'name="left_out"' not in page


def test_the_page_of_300_photos_stays_light(client: Client, spot: Spot) -> None:
    for day in range(60):
        on = TODAY - timedelta(days=day)
        made = ObservationFactory(spot=spot, observed_on=on)
        PhotoFactory.create_batch(5, observation=made)

    page = client.get(reverse("report")).content

    assert page.count(b'name="left_out"') == 300
    assert len(page) < 300_000


@pytest.mark.parametrize("entries", [2, 20])
def test_queries_do_not_grow(
    entries: int,
    client: Client,
    spot: Spot,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(entries):
        PhotoFactory(observation=ObservationFactory(spot=spot))
    page = choose(client, spot, "look")
    client.get(page)

    with django_assert_num_queries(QUERIES):
        client.get(page)
