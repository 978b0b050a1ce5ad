"""`manage.py load_conditions` says what it did, or everything that is wrong."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from django.core.management import CommandError, call_command

from conditions.exchange import write_folder
from tests.conditions.builders import a_condition, a_dataset

pytestmark = pytest.mark.usefixtures("empty")


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_conditions", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.slow
def test_shipped_data_is_loaded_once() -> None:
    first, second = load(), load()

    assert first == "Published 59, left 0 as is.\n"
    assert second == "Published 0, left 59 as is.\n"


def test_data_of_another_folder_is_loaded(tmp_path: Path) -> None:
    write_folder(a_dataset(), tmp_path)

    assert load("--from", str(tmp_path)) == "Published 6, left 0 as is.\n"


def test_number_that_rests_on_nothing_is_not_loaded(tmp_path: Path) -> None:
    hives = a_condition("hives")
    bare = replace(
        hives, own_choices=tuple(o for o in hives.own_choices if o.number != "limit")
    )
    write_folder(a_dataset(conditions=(bare,)), tmp_path)

    with pytest.raises(CommandError) as raised:
        load("--from", str(tmp_path))

    assert str(raised.value) == (
        "conditions[0].see_doctor_after_days: Hives: the limit of 28 days rests on no"
        " source and is not marked as our own choice"
    )


def test_faults_are_told_one_a_line_with_their_places(tmp_path: Path) -> None:
    strange = (
        a_condition("hives", body_sites=("wing",)),
        a_condition("measles", do_not=("dance",)),
    )
    write_folder(a_dataset(conditions=strange), tmp_path)

    with pytest.raises(CommandError) as raised:
        load("--from", str(tmp_path))

    assert str(raised.value).splitlines() == [
        "conditions[0].body_sites: unknown 'wing'",
        "conditions[1].do_not: unknown 'dance'",
    ]
    assert raised.value.returncode == 1
