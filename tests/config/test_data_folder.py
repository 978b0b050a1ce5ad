"""What a family entrusts to the server, only its owner can read."""

import stat
from contextlib import closing
from multiprocessing.pool import ThreadPool
from pathlib import Path

from pytest_django import DjangoDbBlocker

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db.utils import ConnectionHandler

from config.environment import kept_secret, new_secret_key
from tests.config.conftest import ReadSettings


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_enter_the_data_folder(settings_with: ReadSettings) -> None:
    folder = settings_with()["DATA_DIR"]

    assert mode(folder) == 0o700


def test_a_data_folder_that_was_open_is_closed(
    settings_with: ReadSettings, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir(mode=0o755)

    settings_with()

    assert mode(tmp_path / "data") == 0o700


def test_files_below_it_are_readable_by_their_owner_alone(
    settings_with: ReadSettings, django_db_blocker: DjangoDbBlocker
) -> None:
    settings = settings_with()
    database = ConnectionHandler(settings["DATABASES"])["default"]

    (settings["DATA_DIR"] / "new").touch()
    with django_db_blocker.unblock(), closing(database), database.cursor() as cursor:
        cursor.execute("CREATE TABLE note (words text)")

    files = [path for path in settings["DATA_DIR"].rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {
        "new",
        "secret_key",
        "vapid_key",
        "milkspot.sqlite3",
    }
    assert {mode(path) for path in files} == {0o600}


def test_the_group_of_nginx_may_pass_to_the_photos_alone(
    settings_with: ReadSettings,
) -> None:
    settings = settings_with(MILKSPOT_PHOTOS_ACCEL="/kept-photos/")
    storage = FileSystemStorage(
        settings["MEDIA_ROOT"],
        file_permissions_mode=settings["FILE_UPLOAD_PERMISSIONS"],
        directory_permissions_mode=settings["FILE_UPLOAD_DIRECTORY_PERMISSIONS"],
    )

    storage.save("ab/photo.jpg", ContentFile(b"pixels"))

    folder = settings["DATA_DIR"]
    found = {str(path.relative_to(folder)): mode(path) for path in folder.rglob("*")}
    assert mode(folder) == 0o710
    assert found == {
        "incoming": 0o700,
        "photos": 0o750,
        "photos/ab": 0o750,
        "photos/ab/photo.jpg": 0o640,
        "secret_key": 0o600,
        "vapid_key": 0o600,
    }


def test_each_installation_has_a_key_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "one", new_secret_key)

    assert kept_secret(tmp_path / "one", new_secret_key) == first
    assert kept_secret(tmp_path / "two", new_secret_key) != first
    assert len(first) >= 50


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPool(8) as pool:
        keys = pool.map(
            lambda path: kept_secret(path, new_secret_key), [tmp_path / "key"] * 32
        )

    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_key_from_the_environment_is_taken_as_it_is(
    settings_with: ReadSettings,
) -> None:
    assert settings_with(SECRET_KEY="$o/chosen")["SECRET_KEY"] == "$o/chosen"


def test_sqlite_keeps_each_commit_and_lets_writers_queue(
    settings_with: ReadSettings, django_db_blocker: DjangoDbBlocker
) -> None:
    database = ConnectionHandler(settings_with()["DATABASES"])["default"]
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "busy_timeout": 20_000,  # milliseconds
        "foreign_keys": 1,
    }

    with django_db_blocker.unblock(), closing(database), database.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in expected
        }

    assert found == expected
    assert database.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]
