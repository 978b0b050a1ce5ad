"""Each hostile ZIP is refused whole, for one reason, and a sound one is not."""

import tracemalloc
from io import BytesIO

import pytest

from diary.archive.errors import BadArchive
from diary.archive.zip_reading import Archive
from tests.diary.archive.hostile import (
    EXAMPLE,
    HOSTILE,
    files_of,
    put,
    with_manifest,
    zipped,
)

MOST = 100 * 1024 * 1024


def read(file: bytes) -> dict[str, object]:
    archive = Archive(BytesIO(file), most=MOST)
    archive.check_hashes()
    return archive.diary()


def test_a_sound_one_is_read() -> None:
    diary = read(zipped(files_of()))

    assert len(diary["entries"]) == len(EXAMPLE["entries"])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_one_is_refused_for_its_reason(name: str) -> None:
    flaw, made = HOSTILE[name]
    file = made()

    with pytest.raises(BadArchive) as refused:
        read(file)

    assert refused.value.flaw == flaw


def test_a_wrong_value_is_told_with_its_place() -> None:
    with pytest.raises(BadArchive) as refused:
        read(put("entries", "itch", 11))

    assert refused.value.place.startswith("entries[")
    assert refused.value.place.endswith("].itch")


def test_an_unknown_version_is_told() -> None:
    with pytest.raises(BadArchive) as refused:
        read(with_manifest(version=7))

    assert refused.value.place == "7"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    file = HOSTILE["a bomb"][1]()
    tracemalloc.start()

    with pytest.raises(BadArchive):
        read(file)

    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 1024 * 1024
