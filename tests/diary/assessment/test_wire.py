"""JSON in and out: what is read, what is refused and in which words."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st

from conditions.rules import Kind
from diary.assessment import assess
from diary.assessment.answer import ActBy, Level
from diary.assessment.facts import Entry, Facts, TakenBack, Visit, Withdrawal
from diary.assessment.fields import BadInput
from diary.assessment.wire import (
    assessment_from_json,
    assessment_to_json,
    facts_from_json,
    facts_to_json,
)
from tests.diary.assessment.makers import a_spot, on_day
from tests.diary.assessment.random_cases import RandomCases
from tests.rulebook import rulebook

TODAY = date(2026, 2, 7)
EXAMPLE = """
{"id": "a1", "child": {"born_on": "2026-01-10"}, "timezone": "Europe/London",
"today": "2026-02-07", "now": "2026-02-07T23:30:00Z", "suspected": ["neonatal-milia"],
"kind": "rash", "noticed_on": "2026-01-12", "flare_started_on": null,
"first_seen_on": null, "gone_on": null, "came_back_on": null, "earlier_starts_on": [],
"seen_by_doctor_on": null, "diagnosis": null, "review_on": null,
"only_if_it_changes": false, "observation": {"signs": [], "temperature_c": 37.1,
"fever_days": 0, "sites": ["cheek"], "vesicles": false, "pustules": false,
"cough": false, "after_straining": false, "well": true, "spreading": false,
"spread": 1}}
"""


def read(**line: Any) -> Facts:  # noqa: ANN401 (any field)
    return facts_from_json({"today": "2026-02-07", **line})[0]


def observed(**observation: Any) -> Entry:  # noqa: ANN401 (any field)
    (entry,) = read(observation=observation).entries
    return entry


def test_the_example_of_the_paper_is_answered_to_the_letter() -> None:
    facts, today = facts_from_json(json.loads(EXAMPLE))

    answer = assessment_to_json(assess(facts, rulebook(), today))

    (reason,) = answer.pop("reasons")
    assert (reason["code"], reason["text"][:6]) == ("clock", "Within")
    assert "nhs_hny" in reason["sources"]
    assert answer.pop("window")["max_days"] == 28
    assert answer == {
        "level": "within_window",
        "act_by": None,
        "error": None,
        "error_text": "",
        "reason": "clock",
        "elapsed_days": 28,
        "clock": "birth",
        "clock_start": "2026-01-10",
        "limit_days": 90,
        "due_on": "2026-04-11",
        "next_change_on": "2026-02-08",
        "rule": {"slug": "neonatal-milia", "revision": 1},
    }


def test_the_example_of_the_paper_is_read_field_by_field() -> None:
    facts, today = facts_from_json(json.loads(EXAMPLE))

    assert today == TODAY
    assert facts == Facts(
        born_on=date(2026, 1, 10),
        suspected=("neonatal-milia",),
        noticed_on=date(2026, 1, 12),
        entries=(
            Entry(
                on=TODAY,
                temperature_c=37.1,
                fever_days=0,
                sites=("cheek",),
                vesicles=False,
                pustules=False,
                cough=False,
                after_straining=False,
                well=True,
                spreading=False,
            ),
        ),
    )


def test_every_day_of_a_line_is_read() -> None:
    days = {
        name: f"2026-01-{number:02}"
        for number, name in enumerate(
            ["noticed_on", "flare_started_on", "first_seen_on", "gone_on"], start=1
        )
    }

    facts = read(
        child={"born_on": "2025-12-31"},
        kind="spot",
        came_back_on="2026-01-05",
        earlier_starts_on=["2026-01-06", "2026-01-07"],
        **days,
    )

    assert facts == Facts(
        born_on=date(2025, 12, 31),
        kind=Kind.SPOT,
        noticed_on=date(2026, 1, 1),
        flare_started_on=date(2026, 1, 2),
        first_seen_on=date(2026, 1, 3),
        gone_on=date(2026, 1, 4),
        came_back_on=date(2026, 1, 5),
        earlier_starts_on=(date(2026, 1, 6), date(2026, 1, 7)),
    )


def test_every_fact_of_an_observation_is_read() -> None:
    observation = {
        "signs": ["BOIL", "hives/BREATHING"],
        "temperature_c": 38,
        "fever_days": 2,
        "sites": ["nose"],
        "vesicles": True,
        "pustules": True,
        "cough": True,
        "after_straining": True,
        "well": False,
        "spreading": True,
        "at": "2026-02-07T09:30:00+01:00",
        "spread": 3,
    }

    entry = observed(**observation)

    assert entry == Entry(
        on=TODAY,
        at=datetime(2026, 2, 7, 8, 30, tzinfo=UTC),
        signs=("BOIL", "hives/BREATHING"),
        temperature_c=38,
        fever_days=2,
        sites=("nose",),
        vesicles=True,
        pustules=True,
        cough=True,
        after_straining=True,
        well=False,
        spreading=True,
    )


def test_every_field_may_be_missing_or_null() -> None:
    names = json.loads(EXAMPLE).keys() - {"today"}

    assert read() == read(**dict.fromkeys(names)) == Facts()


def test_an_observation_of_nothing_but_nulls_is_an_entry_of_today() -> None:
    assert observed(well=None) == Entry(on=TODAY)
    assert read(observation={}).entries == ()


def test_a_visit_carries_the_doctors_plan() -> None:
    facts = read(
        seen_by_doctor_on="2026-02-01", review_on="2026-02-20", only_if_it_changes=True
    )

    assert facts.visits == (
        Visit(
            on=date(2026, 2, 1), review_on=date(2026, 2, 20), only_if_it_changes=True
        ),
    )
    assert read(seen_by_doctor_on="2026-02-01").visits == (Visit(on=date(2026, 2, 1)),)


def test_a_plan_without_a_visit_counts_for_nothing() -> None:
    assert read(review_on="2026-02-20", only_if_it_changes=True).visits == ()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("hand-foot-mouth", "hand-foot-mouth"),
        ("hives", "hives"),
        ("no-such-thing", "no-such-thing"),
        ("Some kind of rash", None),
        ("viral rash", None),
        ("Hives", None),
        ("hives-", None),
        ("", None),
    ],
)
def test_a_diagnosis_in_free_text_leaves_the_parents_rule(
    told: str, kept: str | None
) -> None:
    assert read(diagnosis=told).diagnosis == kept


# The day


def test_today_is_told_or_comes_from_now_and_the_zone() -> None:
    now = "2026-02-07T23:30:00Z"

    assert facts_from_json({"today": "2026-02-01", "now": now})[1] == date(2026, 2, 1)
    assert facts_from_json({"now": now, "timezone": "Europe/Paris"})[1] == date(
        2026, 2, 8
    )
    assert facts_from_json({"now": "2026-02-07T23:30:00-05:00"})[1] == date(2026, 2, 7)


def test_without_today_and_now_the_callers_clock_counts() -> None:
    clock = datetime(2026, 2, 7, 23, 30, tzinfo=UTC)

    assert facts_from_json({}, now=clock)[1] == date(2026, 2, 7)
    assert facts_from_json({"timezone": "Asia/Tokyo"}, now=clock)[1] == date(2026, 2, 8)
    assert facts_from_json({"now": "2026-01-01T00:00:00Z"}, now=clock)[1] == date(
        2026, 1, 1
    )


def test_without_any_clock_today_is_missing() -> None:
    with pytest.raises(BadInput, match=r"^today is missing\.$"):
        facts_from_json({"id": "a1"})


# What is refused

DAY = "must be a day such as 2026-01-31."
INSTANT = "must be an instant with its offset, as in 2026-01-31T09:30:00Z."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"noticed_on": "yesterday"}, f"noticed_on {DAY}"),
        ({"noticed_on": "20260131"}, f"noticed_on {DAY}"),
        ({"noticed_on": "2026-W05-6"}, f"noticed_on {DAY}"),
        ({"noticed_on": "2026-02-30"}, f"noticed_on {DAY}"),
        ({"noticed_on": "2026-01-31T10:00:00Z"}, f"noticed_on {DAY}"),
        ({"noticed_on": ""}, f"noticed_on {DAY}"),
        ({"noticed_on": "1899-12-31"}, f"noticed_on {DAY}"),
        ({"noticed_on": "2200-01-01"}, f"noticed_on {DAY}"),
        ({"noticed_on": 20260131}, f"noticed_on {DAY}"),
        ({"child": {"born_on": "no"}}, f"child.born_on {DAY}"),
        ({"child": []}, "child must be an object."),
        ({"child": {"name": "Ada"}}, "child.name is not a field that is known."),
        ({"child": False}, "child must be an object."),
        ({"observation": "none"}, "observation must be an object."),
        (
            {"observation": {"spots": 2}},
            "observation.spots is not a field that is known.",
        ),
        ({"colour": "red"}, "colour is not a field that is known."),
        ({"suspected": "hives"}, "suspected must be a list."),
        ({"suspected": ["hives", 3]}, "suspected[1] must be text."),
        ({"suspected": [None]}, "suspected[0] must be text."),
        ({"earlier_starts_on": ["2026-01-01", "x"]}, f"earlier_starts_on[1] {DAY}"),
        ({"kind": "bump"}, "kind must be one of: rash, spot."),
        ({"kind": 1}, "kind must be text."),
        ({"today": "7 Feb"}, f"today {DAY}"),
        ({"now": "2026-02-07T23:30:00"}, f"now {INSTANT}"),
        ({"now": "noon"}, f"now {INSTANT}"),
        ({"now": "1776-07-04T00:00:00Z"}, f"now {INSTANT}"),
        ({"now": 1}, f"now {INSTANT}"),
        (
            {"timezone": "Mars/Olympus"},
            "timezone must be a name such as Europe/London.",
        ),
        ({"timezone": "../etc"}, "timezone must be a name such as Europe/London."),
        ({"timezone": "Europe"}, "timezone must be a name such as Europe/London."),
        ({"timezone": ""}, "timezone must be a name such as Europe/London."),
        ({"only_if_it_changes": 1}, "only_if_it_changes must be true or false."),
        ({"review_on": "soon"}, f"review_on {DAY}"),
        (
            {"observation": {"temperature_c": "38"}},
            "observation.temperature_c must be a number.",
        ),
        (
            {"observation": {"temperature_c": True}},
            "observation.temperature_c must be a number.",
        ),
        (
            {"observation": {"temperature_c": float("nan")}},
            "observation.temperature_c must be a number.",
        ),
        (
            {"observation": {"temperature_c": float("inf")}},
            "observation.temperature_c must be a number.",
        ),
        (
            {"observation": {"temperature_c": float("-inf")}},
            "observation.temperature_c must be a number.",
        ),
        (
            {"observation": {"fever_days": -1}},
            "observation.fever_days must be a whole number, 0 or more.",
        ),
        (
            {"observation": {"fever_days": 1.5}},
            "observation.fever_days must be a whole number, 0 or more.",
        ),
        (
            {"observation": {"fever_days": True}},
            "observation.fever_days must be a whole number, 0 or more.",
        ),
        ({"observation": {"well": "yes"}}, "observation.well must be true or false."),
        ({"observation": {"signs": {}}}, "observation.signs must be a list."),
        ({"entries": [{"well": True}]}, "entries[0].on is missing."),
        ({"entries": [3]}, "entries[0] must be an object."),
        (
            {"entries": [{"on": "2026-01-01", "spread": 1}]},
            "entries[0].spread is not a field that is known.",
        ),
        ({"visits": [{}]}, "visits[0].on is missing."),
        (
            {"visits": [{"on": "2026-01-01", "by": "Dr"}]},
            "visits[0].by is not a field that is known.",
        ),
        ({"withdrawals": [{"on": "2026-01-01"}]}, "withdrawals[0].sign is missing."),
        ({"withdrawals": [{"sign": "X"}]}, "withdrawals[0].why is missing."),
        (
            {"withdrawals": [{"sign": "X", "why": "mistake"}]},
            "withdrawals[0].on is missing.",
        ),
        (
            {"withdrawals": [{"sign": "X", "why": "whim"}]},
            "withdrawals[0].why must be one of: mistake, gone_without_help.",
        ),
        (
            {
                "withdrawals": [
                    {"sign": "X", "why": "mistake", "on": "2026-01-01", "x": 1}
                ]
            },
            "withdrawals[0].x is not a field that is known.",
        ),
    ],
)
def test_bad_input_names_the_field_and_says_what_is_wanted(
    line: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadInput) as refused:
        facts_from_json({"today": "2026-02-07", **line})

    assert str(refused.value) == sentence


@pytest.mark.parametrize("line", [[], "text", 3, None, True])
def test_a_line_must_be_an_object(line: object) -> None:
    with pytest.raises(BadInput, match=r"^The input must be an object\.$"):
        facts_from_json(line)


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_days_are_read_from_1900_to_2199(day: str) -> None:
    assert read(noticed_on=day).noticed_on == date.fromisoformat(day)


# There and back


def test_facts_go_out_and_come_back_the_same() -> None:
    cases = RandomCases(rulebook(), seed=5)

    for facts, today in (cases.draw() for _ in range(1500)):
        line = json.loads(json.dumps(facts_to_json(facts, today)))

        assert facts_from_json(line) == (facts, today)


def test_answers_go_out_and_come_back_the_same() -> None:
    cases = RandomCases(rulebook(), seed=6)

    for facts, today in (cases.draw() for _ in range(1500)):
        answer = assess(facts, rulebook(), today)
        written = json.loads(json.dumps(assessment_to_json(answer)))

        assert assessment_from_json(written) == answer
        assert assessment_to_json(assessment_from_json(written)) == written


def test_a_full_line_is_read_with_visits_entries_and_withdrawals() -> None:
    facts = Facts(
        noticed_on=date(2026, 1, 1),
        entries=(Entry(on=date(2026, 1, 2), at=datetime(2026, 1, 2, 8, tzinfo=UTC)),),
        visits=(
            Visit(
                on=date(2026, 1, 3),
                at=datetime(2026, 1, 3, 9, tzinfo=UTC),
                saw_same_day=True,
                told_at=datetime(2026, 2, 1, 9, tzinfo=UTC),
                diagnosis="hives",
                review_on=date(2026, 1, 9),
                only_if_it_changes=True,
            ),
        ),
        withdrawals=(
            Withdrawal(
                "NOW",
                TakenBack.GONE_WITHOUT_HELP,
                date(2026, 1, 2),
                datetime(2026, 1, 2, 10, tzinfo=UTC),
            ),
        ),
    )

    assert facts_from_json(facts_to_json(facts, TODAY)) == (facts, TODAY)


def test_an_answer_is_written_in_plain_words_of_json() -> None:
    written = assessment_to_json(on_day(29, a_spot()))

    assert type(written["level"]) is str
    assert written["level"] == Level.EXCEEDED.value
    assert written["act_by"] == ActBy.ROUTINE.value
    assert written["reasons"] == [
        {
            "code": "clock",
            "text": (
                "Still there after the time to watch it at home, which ended on "
                "29 March 2026. Ask for an ordinary appointment."
            ),
            "sources": ["book"],
            "urgency": "routine",
        }
    ]
    assert written["window"] == {"min_days": 7, "max_days": 14, "text": ""}


def test_an_error_is_written_with_its_sentence() -> None:
    facts, today = facts_from_json({"today": "2026-02-07", "noticed_on": "2026-02-08"})

    written = assessment_to_json(assess(facts, rulebook(), today))

    assert (written["level"], written["reason"]) == (None, None)
    assert written["error"] == "ONSET_IN_FUTURE"
    assert written["error_text"] == (
        "The day it was first noticed, 8 February 2026, is in the future."
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(st.sampled_from(sorted(json.loads(EXAMPLE))), JSON)
def test_any_value_in_any_field_is_read_or_refused_with_its_name(
    name: str, value: object
) -> None:
    try:
        facts_from_json({"today": "2026-02-07", name: value})
    except BadInput as refused:
        assert str(refused).startswith(name)  # noqa: PT017 (either outcome is fine)


def test_an_answer_without_a_rule_is_read_back() -> None:
    written = assessment_to_json(on_day(0, a_spot()))
    unruled = {**written, "rule": None, "window": None, "clock": None}

    read_back = assessment_from_json(unruled)

    assert (read_back.rule_slug, read_back.rule_revision) == (None, None)
    assert assessment_to_json(read_back)["rule"] is None
