"""The command line answers "what would it say if", a JSON object a line."""

import json
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper

import pytest
import time_machine

from django.core.management import call_command

from diary.models import AssessmentRecord

pytestmark = pytest.mark.django_db
MILIA = {
    "id": "a1",
    "child": {"born_on": "2026-01-10"},
    "timezone": "Europe/London",
    "today": "2026-02-07",
    "suspected": ["neonatal-milia"],
    "noticed_on": "2026-01-12",
    "observation": {"signs": [], "temperature_c": 37.1, "sites": ["cheek"]},
}


def ask(
    monkeypatch: pytest.MonkeyPatch, *lines: str
) -> tuple[list[dict[str, object]], int]:
    """Return the answers and the exit status."""
    out = StringIO()
    given = BytesIO("\n".join(lines).encode(errors="surrogatepass"))
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(given))
    try:
        call_command("assess", stdout=out)
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    else:
        status = 0
    return [json.loads(line) for line in out.getvalue().splitlines()], status


def test_a_line_is_answered_with_the_published_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [answer], status = ask(monkeypatch, json.dumps(MILIA))

    assert status == 0
    assert answer["id"] == "a1"
    assert (answer["level"], answer["reason"]) == ("within_window", "clock")
    assert (answer["due_on"], answer["next_change_on"]) == ("2026-04-11", "2026-02-08")
    assert answer["rule"] == {"slug": "neonatal-milia", "revision": 1}
    assert not AssessmentRecord.objects.exists()


def test_a_line_that_is_not_json_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [first, wrong, last], status = ask(
        monkeypatch, json.dumps(MILIA), "{nonsense", json.dumps(MILIA)
    )

    assert status == 1
    assert first == last
    assert (wrong["line"], wrong["error"]) == (2, "NOT_JSON")


@pytest.mark.parametrize(
    "line",
    ['{"id": NaN}', '{"id": 1' + "0" * 5000 + "}", "[" * 100_000, '{"id": "\ud800"}'],
)
def test_a_hostile_line_costs_only_itself(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [_hostile, last], _status = ask(monkeypatch, line, json.dumps(MILIA))

    assert last["level"] == "within_window"


def test_a_field_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    [answer], status = ask(monkeypatch, json.dumps(MILIA | {"noticed_on": "soon"}))

    assert status == 1
    assert (answer["id"], answer["error"]) == ("a1", "INVALID_INPUT")
    assert "noticed_on" in str(answer["error_text"])


@time_machine.travel("2026-02-07T23:30:00Z", tick=False)
def test_without_a_day_it_is_today_in_the_lines_own_zone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = {key: value for key, value in MILIA.items() if key != "today"}

    answers, _status = ask(
        monkeypatch,
        json.dumps(line),
        json.dumps(line | {"timezone": "Pacific/Auckland"}),
    )

    assert [answer["elapsed_days"] for answer in answers] == [28, 29]


def test_telephone_numbers_are_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    line = MILIA | {"observation": {"signs": ["BREATHING"]}}

    [answer], _status = ask(monkeypatch, json.dumps(line))

    assert answer["act_by"] == "now"
    assert "112" in answer["reasons"][0]["text"]  # type: ignore[index]


def test_it_runs_as_a_command_of_its_own() -> None:
    help_page = subprocess.run(
        [sys.executable, "manage.py", "assess", "--help"],
        capture_output=True,
        check=True,
        text=True,
    )

    assert "one object a line" in help_page.stdout
