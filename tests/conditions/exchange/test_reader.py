"""Every fault in a file is named with its place; all are named at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conditions.exchange import FaultyData, read_documents, write_documents
from conditions.exchange.values import Claim, Signs
from tests.conditions.builders import A_SOURCE, a_condition, a_dataset, a_sign

JUST_WHERE = "must be true just where always_urgency is set"
Documents = dict[str, dict[str, Any]]


def faults_after(spoil: Callable[[Documents], object]) -> list[str]:
    documents = write_documents(a_dataset())
    spoil(documents)
    with pytest.raises(FaultyData) as raised:
        read_documents(documents)
    return [str(fault) for fault in raised.value.faults]


def condition(documents: Documents, index: int = 1) -> dict[str, Any]:
    found: dict[str, Any] = documents["conditions.yaml"]["conditions"][index]
    return found


def sign(documents: Documents) -> dict[str, Any]:
    found: dict[str, Any] = documents["red_flags.yaml"]["red_flags"][0]
    return found


def site(documents: Documents) -> dict[str, Any]:
    found: dict[str, Any] = documents["sites.yaml"]["sites"][1]
    return found


def exposure(documents: Documents) -> dict[str, Any]:
    found: dict[str, Any] = documents["triggers.yaml"]["categories"][0]
    return found


def exception(documents: Documents) -> dict[str, Any]:
    found: dict[str, Any] = documents["red_flags.yaml"]["exceptions"]["AFTER_STRAIN"]
    return found


FAULTS: list[tuple[Callable[[Documents], object], str]] = [
    (
        lambda d: condition(d).pop("name"),
        "conditions[1].name: is missing",
    ),
    (
        lambda d: condition(d).update(name=" "),
        "conditions[1].name: must be text",
    ),
    (
        lambda d: condition(d).update(name="x" * 121),
        "conditions[1].name: is longer than 120 letters",
    ),
    (
        lambda d: condition(d).update(description="x" * 4001),
        "conditions[1].description: is longer than 4000 letters",
    ),
    (
        lambda d: condition(d).update(synonyms=["x" * 4001]),
        "conditions[1].synonyms: is longer than 4000 letters",
    ),
    (
        lambda d: condition(d).update(see_doctor_after_days="28"),
        "conditions[1].see_doctor_after_days: must be a whole number from 0 to 32767",
    ),
    (
        lambda d: condition(d).pop("limit_after_review_days"),
        "conditions[1].limit_after_review_days: is missing",
    ),
    (
        lambda d: condition(d).update(see_doctor_after_days=-1),
        "conditions[1].see_doctor_after_days: must be a whole number from 0 to 32767",
    ),
    (
        lambda d: condition(d).update(see_doctor_after_days=True),
        "conditions[1].see_doctor_after_days: must be a whole number from 0 to 32767",
    ),
    (
        lambda d: condition(d).update(contagious="no"),
        "conditions[1].contagious: must be true or false",
    ),
    (
        lambda d: condition(d).update(clock_basis="moon"),
        "conditions[1].clock_basis: must be one of onset, birth, flare, lesion",
    ),
    (
        lambda d: condition(d).update(see_doctor_after=28),
        "conditions[1]: unknown key 'see_doctor_after'",
    ),
    (
        lambda d: condition(d).update(synonyms="nettle rash"),
        "conditions[1].synonyms: must be a list of texts",
    ),
    (
        lambda d: condition(d).update(red_flags={}),
        "conditions[1].red_flags: must be a list",
    ),
    (
        lambda d: condition(d)["red_flags"].append("FEVER"),
        "conditions[1].red_flags[1]: must be a mapping",
    ),
    (
        lambda d: condition(d)["age_rules"][0].update(when={"age_weeks": 3}),
        "conditions[1].age_rules[0].when: unknown fact 'age_weeks'",
    ),
    (
        lambda d: condition(d).update(nearing_from_days=22),
        "conditions[1].nearing_from_days: must be 23, four fifths of the limit",
    ),
    (
        lambda d: condition(d).update(always_see_doctor=True),
        f"conditions[1].always_see_doctor: {JUST_WHERE}",
    ),
    (
        lambda d: condition(d).update(
            claims=[
                {
                    "source": "nowhere",
                    "min_days": None,
                    "max_days": 3,
                    "text": "days",
                    "verified": True,
                }
            ]
        ),
        "conditions[1].claims[0].source: no source 'nowhere' in this condition",
    ),
    (
        lambda d: condition(d)["own_choices"][0].pop("reason"),
        "conditions[1].own_choices[0].reason: is missing",
    ),
    (
        lambda d: condition(d)["sources"][0].update(checked_on="last week"),
        "conditions[1].sources[0].checked_on: must be a day such as 2026-11-21",
    ),
    (
        lambda d: condition(d)["do_not"][0].update(reason="Hurts"),
        "conditions[1].do_not[0].reason: must be the words of the do-not list",
    ),
    (
        lambda d: condition(d)["codes"].update(icd11={"code": "EB00"}),
        "conditions[1].codes.icd11.label: is missing",
    ),
    (
        lambda d: sign(d).update(computed_when={"age_days": {"under": 3}}),
        "red_flags[0].computed_when.age_days: unknown comparator 'under'",
    ),
    (
        lambda d: sign(d)["sources"][0].pop("publisher"),
        "red_flags[0].sources[0].publisher: is missing",
    ),
    (
        lambda d: condition(d)["recurrence"].update(episodes=0),
        "conditions[1].recurrence.episodes: must be a whole number from 1 to 32767",
    ),
    (
        lambda d: condition(d)["sources"][0].update(year=0),
        "conditions[1].sources[0].year: must be a whole number from 1800 to 2200",
    ),
    (
        lambda d: sign(d).update(computed_when={"age_days": {"lt": float("inf")}}),
        "red_flags[0].computed_when.age_days.lt: must be from 0 to 32767",
    ),
    (
        lambda d: exception(d).update(why=3),
        "exceptions.AFTER_STRAIN.why: must be text",
    ),
    (
        lambda d: site(d).update(view=["side"]),
        "sites[1].view: unknown view 'side'",
    ),
    (
        lambda d: exposure(d).update(sources=["nowhere"]),
        "categories[0].sources: no source 'nowhere' in this document",
    ),
    (
        lambda d: exposure(d).update(sources=[]),
        "triggers.yaml sources: 'a-page' is cited by nothing",
    ),
    (
        lambda d: d["sites.yaml"].pop("sites"),
        "sites.yaml sites: is missing",
    ),
    (
        lambda d: d["triggers.yaml"].update(extra=1),
        "triggers.yaml: unknown key 'extra'",
    ),
    (
        lambda d: d["conditions.yaml"]["meta"].pop("do_not_catalogue"),
        "conditions.yaml meta.do_not_catalogue: is missing",
    ),
]


@pytest.mark.parametrize(("spoil", "fault"), FAULTS)
def test_fault_is_named_with_its_place(
    spoil: Callable[[Documents], object], fault: str
) -> None:
    assert fault in faults_after(spoil)


def test_every_fault_of_every_document_is_reported_at_once() -> None:
    def spoil(documents: Documents) -> None:
        condition(documents, 0).pop("name")
        condition(documents, 1).update(clock_basis="moon")
        sign(documents).pop("code")
        site(documents).update(photos=1)

    assert faults_after(spoil) == [
        "conditions[0].name: is missing",
        "conditions[1].clock_basis: must be one of onset, birth, flare, lesion",
        "red_flags[0].code: is missing",
        "sites[1].photos: must be true or false",
    ]


def test_missing_document_is_named() -> None:
    faults = faults_after(lambda documents: documents.pop("sites.yaml"))

    assert faults == ["sites.yaml: must be a mapping", "sites.yaml sites: is missing"]


def test_smallest_dataset_is_written_and_read_back_equal() -> None:
    dataset = a_dataset()

    assert read_documents(write_documents(dataset)) == dataset


def test_day_of_a_check_is_read_with_quotes_and_without() -> None:
    documents = write_documents(a_dataset())
    condition(documents, 0)["sources"][0]["checked_on"] = date(2026, 11, 21)
    condition(documents, 1)["sources"][0]["checked_on"] = "2026-11-21"

    first, second = read_documents(documents).conditions

    assert first.sources[0].checked_on == date(2026, 11, 21)
    assert second.sources[0].checked_on == date(2026, 11, 21)


def test_what_a_number_rests_on_is_written_and_read_back_equal() -> None:
    used = Claim(A_SOURCE, 1, 14, "weeks", verified=True, used_for=("window",))
    unused = replace(used, used_for=(), not_used_because="Older.")
    source = replace(A_SOURCE, year=2019)
    claims = (replace(used, source=source), replace(unused, source=source))
    hives = a_condition(
        claims=claims, rule={"sources": (source,)}, under_treatment=True
    )
    dataset = a_dataset(
        conditions=(hives,), signs=Signs((a_sign(own_choice="We chose."),))
    )

    assert read_documents(write_documents(dataset)) == dataset


def test_source_that_says_nothing_of_it_is_not_verified() -> None:
    documents = write_documents(a_dataset())
    condition(documents)["sources"][0].pop("verified")

    read = read_documents(documents)

    assert read.conditions[1].sources[0].verified is False


def test_null_is_what_is_left_out() -> None:
    documents = write_documents(a_dataset())
    condition(documents)["red_flags"][0]["sources"] = None
    documents["sites.yaml"]["meta"] = None

    assert read_documents(documents).metas.sites.status == ""
