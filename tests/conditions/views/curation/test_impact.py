"""The page that says what publishing a draft would do."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from django.test import Client
from django.urls import reverse

from conditions import impact
from conditions.impact import Count, Moved, Preview, State, Table
from conditions.models import Revision
from conditions.services import curation
from conditions.templatetags.impact import told
from tests.factories import CuratorFactory

Page = Callable[[Preview], str]
AT = datetime(2026, 3, 30, 12, tzinfo=UTC)
PAGE = {"kind": "condition", "slug": "hives"}
TABLE = Table(
    checked=Count(1204, 1204),
    moved=(
        Moved("exceeded", "nearing_limit", Count(17, 17)),
        Moved("nearing_limit", "within_window", Count(1, 4)),
    ),
    unchanged=Count(0, None),
    too_few=False,
    kept=Count(17, 17),
    families=Count(340, 340),
    hours=6,
)


@pytest.fixture
def draft(db: None) -> Revision:
    in_force = Revision.objects.published().get(subject__slug="hives")
    return curation.copy_to_draft(in_force, by=None)


@pytest.fixture
def page(client: Client, draft: Revision, monkeypatch: pytest.MonkeyPatch) -> Page:
    def shown(preview: Preview) -> str:
        monkeypatch.setattr(
            impact, "_registered", [(lambda _draft: preview, lambda _change: None)]
        )
        client.force_login(CuratorFactory())
        response = client.get(reverse("curation-impact", kwargs=PAGE))
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return shown


def test_changes_are_shown_with_their_counts(page: Page) -> None:
    html = page(Preview(State.DONE, 100, TABLE, AT))

    assert "Checked against 1,204 open spots, 30 March, 12:00 UTC." in html
    assert "passed" in html
    assert "<strong>17</strong>" in html
    assert "<strong>under 5</strong>" in html
    assert "the rest" in html
    assert (
        "For 17 of these spots parents were told to see a doctor, and keep that "
        "prompt: publishing never withdraws one." in html
    )
    assert "Families who will hear: about 340, over 6 hours." in html
    assert "hx-get" not in html


def test_a_count_under_way_shows_how_far_it_is_and_asks_again(page: Page) -> None:
    html = page(Preview(State.COUNTING, 40))

    assert '<progress id="impact-progress" max="100" value="40">' in html
    assert "hx-get" in html
    assert "Look again" in html


def test_a_draft_with_faults_or_a_count_that_failed_says_so(page: Page) -> None:
    assert "while the draft has faults" in page(Preview(State.FAULTY))
    assert "Counting has failed" in page(Preview(State.FAILED))
    assert "If you publish this</h2>" not in page(Preview(State.NOBODY))


def test_without_a_draft_there_is_nothing(client: Client, db: None) -> None:
    client.force_login(CuratorFactory())

    assert client.get(reverse("curation-impact", kwargs=PAGE)).status_code == 404


def test_a_count_is_told_as_far_as_it_may_be() -> None:
    counts = [(0, 0), (5, 5), (1, 4), (5, None), (0, None)]

    words = [told(Count(*count)) for count in counts]

    assert words == ["0", "5", "under 5", "5 or more", "not told"]
