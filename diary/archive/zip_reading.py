"""Read a diary's ZIP, which anybody may have made, and refuse it whole if in doubt."""

import re
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import IO, Any, BinaryIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from diary.archive import references
from diary.archive.errors import BadArchive, Flaw
from diary.archive.format import FORMAT
from diary.archive.older import DIARIES, MANIFESTS, as_of_today
from diary.archive.shapes import Record
from diary.archive.text import from_bytes
from diary.archive.zip_writing import DATA, MANIFEST_FILE, PIECE, photo_name

MEBIBYTE = 1024 * 1024
# The largest that each file may be once it is unpacked.
LIMITS = {DATA: 64 * MEBIBYTE, MANIFEST_FILE: 16 * MEBIBYTE}
PHOTO_LIMIT = 40 * MEBIBYTE
MOST_DIRECTORY = 16 * MEBIBYTE
PHOTO_NAME = re.compile(r"photos/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.jpg")
END, END_SIGN, LOCATOR_SIGN = struct.Struct("<4s4H2LH"), b"PK\5\6", b"PK\6\7"
LOCATOR_SIZE = 20
# What zipfile raises on broken input.
COMPLAINTS = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Archive:
    """A diary's ZIP that is open for reading, its table of contents checked.

    `most` is how many bytes it may hold in all. Raises BadArchive from here and from
    each method.
    """

    def __init__(self, file: IO[bytes], *, most: int) -> None:
        with _refusing(""):
            size = _check_end(file)
            self._zip = ZipFile(file)
        self._files = _checked(self._zip.infolist(), size=size, most=most)

    def diary(self) -> dict[str, Any]:
        """Read the data, checked in itself and against the list of photos."""
        manifest = self._json(MANIFEST_FILE, MANIFESTS)
        if manifest["files"].keys() != self._files.keys() - {MANIFEST_FILE}:
            raise BadArchive(Flaw.MISSING_FILE, MANIFEST_FILE)
        diary = self._json(DATA, DIARIES)
        if diary["version"] != manifest["version"]:
            raise BadArchive(Flaw.BAD_VALUE, "version")
        diary = as_of_today(diary)
        references.check(diary)
        named = {photo_name(photo["id"]) for _place, photo in references.photos(diary)}
        for name in named ^ (self._files.keys() - LIMITS.keys()):
            raise BadArchive(Flaw.MISSING_FILE, name)
        return diary

    def check_hashes(self) -> None:
        """Read every file once, and compare it with what the manifest says of it."""
        for name, said in self._json(MANIFEST_FILE, MANIFESTS)["files"].items():
            digest, size = sha256(), 0
            with self.opened(name) as file:
                while piece := file.read(PIECE):
                    digest.update(piece)
                    size += len(piece)
            if (size, digest.hexdigest()) != (said["size"], said["sha256"]):
                raise BadArchive(Flaw.WRONG_HASH, name)

    def photo(self, uuid: UUID) -> Any:  # noqa: ANN401 (a context manager of a file)
        """Open the file of one photo, a context manager."""
        return self.opened(photo_name(uuid))

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        if name not in self._files:
            raise BadArchive(Flaw.MISSING_FILE, name)
        with _refusing(name), self._zip.open(self._files[name]) as file:
            yield file  # type: ignore[misc]

    def _json(self, name: str, records: Mapping[int, Record]) -> dict[str, Any]:
        with self.opened(name) as file:
            value = from_bytes(file.read(), name)
        found: dict[str, Any] = records[_version(value)].read(value, "")
        return found


def _version(value: object) -> int:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BadArchive(Flaw.NOT_A_DIARY)
    said = value.get("version")
    version = next((one for one in DIARIES if one == said), None)
    if version is None:
        raise BadArchive(Flaw.OTHER_VERSION, str(said)[:20])
    return version


def _check_end(file: IO[bytes]) -> int:
    """Look at the last bytes before anybody believes them; return the file's size.

    A diary's ZIP ends without a comment and without the forms for more than 4 GB: what
    they would say of a table of contents is read into memory.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - END.size - LOCATOR_SIZE))
    tail = file.read()
    sign, _disk, _start, _here, _files, directory, _at, comment = END.unpack(
        tail[-END.size :]
    )
    if sign != END_SIGN or comment or tail.startswith(LOCATOR_SIGN):
        raise BadArchive(Flaw.NOT_A_ZIP)
    if directory > MOST_DIRECTORY:
        raise BadArchive(Flaw.TOO_LARGE)
    return size


def _checked(found: list[ZipInfo], *, size: int, most: int) -> Mapping[str, ZipInfo]:
    """Return the files by name, once nothing about them is odd."""
    files = dict[str, ZipInfo]()
    for info in found:
        _check_one(info)
        if info.filename in files:
            raise BadArchive(Flaw.TWICE, info.filename)
        files[info.filename] = info
    if sum(info.file_size for info in found) > most:
        raise BadArchive(Flaw.TOO_LARGE)
    # Files that share their bytes unpack to far more than was sent.
    if sum(info.compress_size for info in found) > size:
        raise BadArchive(Flaw.DAMAGED)
    if MANIFEST_FILE not in files or DATA not in files:
        raise BadArchive(Flaw.NOT_A_DIARY)
    return files


def _check_one(info: ZipInfo) -> None:
    name = info.orig_filename
    if name not in LIMITS and not PHOTO_NAME.fullmatch(name):
        raise BadArchive(Flaw.STRANGE_FILE, name[:100])
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise BadArchive(Flaw.STRANGE_FILE, name)
    if info.flag_bits & 1:
        raise BadArchive(Flaw.ENCRYPTED, name)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadArchive(Flaw.DAMAGED, name)
    if info.file_size > LIMITS.get(name, PHOTO_LIMIT):
        raise BadArchive(Flaw.TOO_LARGE, name)


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Raise BadArchive in place of what reading a broken ZIP raises."""
    try:
        yield
    except COMPLAINTS as error:
        raise BadArchive(Flaw.DAMAGED if name else Flaw.NOT_A_ZIP, name) from error
