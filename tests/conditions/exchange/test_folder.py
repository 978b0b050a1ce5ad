"""Files that are not there, not YAML, or say a thing twice."""

from pathlib import Path

import pytest

from conditions.exchange import FaultyData, read_folder, write_folder
from tests.conditions.builders import a_dataset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(a_dataset(), tmp_path)
    return tmp_path


def faults(folder: Path) -> list[str]:
    with pytest.raises(FaultyData) as raised:
        read_folder(folder)
    return str(raised.value).splitlines()


def test_folder_reads_back_equal(folder: Path) -> None:
    assert read_folder(folder) == a_dataset()


def test_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "sites.yaml").unlink()

    assert faults(folder) == ["sites.yaml: cannot be read: FileNotFoundError"]


def test_file_that_is_not_text_is_named(folder: Path) -> None:
    (folder / "sites.yaml").write_bytes(b"\xff\xfe\x00")

    assert faults(folder) == ["sites.yaml line 1: cannot be read: no UTF-8"]


def test_broken_yaml_is_named_with_its_line(folder: Path) -> None:
    (folder / "sites.yaml").write_text("sites:\n  - [cheek\n")

    (fault,) = faults(folder)

    assert fault.startswith("sites.yaml line 3: not YAML")


def test_control_characters_are_not_yaml(folder: Path) -> None:
    (folder / "sites.yaml").write_text("sites: \x00")

    assert faults(folder) == ["sites.yaml line 1: not YAML: unreadable characters"]


def test_key_that_stands_twice_is_refused(folder: Path) -> None:
    (folder / "sites.yaml").write_text("sites: []\nsites: []\n")

    (fault,) = faults(folder)

    assert fault == "sites.yaml line 1: not YAML: a key stands twice in one mapping"


def test_yaml_that_would_make_objects_is_refused(folder: Path) -> None:
    (folder / "sites.yaml").write_text("sites: !!python/object/apply:os.getcwd []\n")

    (fault,) = faults(folder)

    assert fault.startswith("sites.yaml line 1: not YAML")
