"""`manage.py load_conditions` says what it did, or everything that is wrong."""

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
