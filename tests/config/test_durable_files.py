"""What is saved is on the disk before anyone hears that it is."""

import os
from pathlib import Path

import pytest

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from config.durable_files import DurableFiles


def test_a_file_and_the_folders_that_name_it_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, synced = tmp_path / "photos", set()
    monkeypatch.setattr(os, "fsync", lambda handle: synced.add(os.fstat(handle).st_ino))

    name = DurableFiles(location=root).save("ab/photo.jpg", ContentFile(b"pixels"))

    places = (root / name, root / "ab", root)
    assert (root / name).read_bytes() == b"pixels"
    assert synced == {place.stat().st_ino for place in places}


def test_photos_are_kept_so() -> None:
    assert isinstance(default_storage, DurableFiles)
