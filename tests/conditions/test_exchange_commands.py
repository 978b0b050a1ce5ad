"""A set of one's own in files: out, changed, in again as drafts."""

import json
from io import StringIO
from pathlib import Path

import pytest

from django.core.management import CommandError, call_command

from conditions.models import Revision
from conditions.queries.parts import in_force
from tests.factories import CuratorFactory, UserFactory

pytestmark = pytest.mark.usefixtures("loaded")


def run(command: str, *args: object, **options: object) -> str:
    out = StringIO()
    call_command(command, *map(str, args), stdout=out, **options)
    return out.getvalue()


@pytest.fixture(params=["set", "set.yaml", "set.json"])
def exported(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path: Path = tmp_path / request.param
    run("export_conditions", path)
    return path


def test_what_was_exported_changes_nothing(exported: Path) -> None:
    assert run("import_conditions", exported).startswith("Nothing was drafted")


def test_a_changed_file_is_told_in_sentences_and_drafted(tmp_path: Path) -> None:
    by = CuratorFactory()
    changed = _changed(tmp_path)

    told = run("import_conditions", changed, by=by.email, why="Ours.")

    assert told.splitlines()[0] == "condition/hives"
    assert "28 days to 30 days" in told.splitlines()[1]
    assert told.endswith("Drafts: 1. Left alone: 0.\n")
    assert Revision.objects.open().get().subject.slug == "hives"
    assert in_force().conditions[0].rule.limit_days == 28


def test_nothing_is_drafted_without_a_curator(tmp_path: Path) -> None:
    changed = _changed(tmp_path)

    run("import_conditions", changed)
    with pytest.raises(CommandError, match="is no curator"):
        run("import_conditions", changed, by=UserFactory().email, why="Ours.")
    with pytest.raises(CommandError, match="--why"):
        run("import_conditions", changed, by=CuratorFactory().email)

    assert not Revision.objects.open().exists()


def test_faults_are_told_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "sites.yaml"
    file.write_text("sites:\n- code: chin\n")

    with pytest.raises(CommandError, match=r"sites\[0\].name: is missing"):
        run("import_conditions", file)
    with pytest.raises(CommandError, match="No such file"):
        run("import_conditions", tmp_path / "none.yaml")


def _changed(folder: Path) -> Path:
    file = folder / "changed.json"
    run("export_conditions", file)
    data = json.loads(file.read_text())
    (hives, _measles) = data["conditions"]["conditions"]
    hives |= {"see_doctor_after_days": 30, "nearing_from_days": 24}
    file.write_text(json.dumps(data))
    return file
