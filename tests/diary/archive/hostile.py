"""ZIP files that nobody should bring in, each with the one reason why not."""

import json
import stat
import struct
from collections.abc import Callable, Mapping
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from diary.archive.errors import Flaw
from diary.archive.format import VERSION
from tests.diary.photos.files import a_picture, encoded

EXAMPLE = json.loads((Path(__file__).parent / "example.json").read_text())
PICTURE = encoded(a_picture())
Files = dict[str, bytes]


def files_of(diary: Mapping[str, Any] = EXAMPLE) -> Files:
    """Return the files of a diary with the manifest they ask for."""
    photos = [photo for entry in diary["entries"] for photo in entry["photos"]]
    files = {"data.json": json.dumps(diary).encode()}
    files |= {f"photos/{photo['id']}.jpg": PICTURE for photo in photos}
    return files | {"manifest.json": manifest_of(files)}


def manifest_of(files: Files, *, version: int = VERSION, **changed: object) -> bytes:
    listed = {
        name: {"size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in files.items()
    }
    told = {"format": "milkspot-diary", "version": version, "files": listed}
    made_at = "2026-03-30T12:00:00+00:00"
    return json.dumps(told | {"made_at": made_at} | changed).encode()


def zipped(files: Files, form: int = ZIP_STORED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", form) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_file(name: str, content: bytes = b"x") -> bytes:
    """A sound diary with one file more, which the manifest names too."""
    files = files_of()
    del files["manifest.json"]
    files[name] = content
    return zipped(files | {"manifest.json": manifest_of(files)})


def with_data(change: Callable[[dict[str, Any]], object]) -> bytes:
    diary = deepcopy(EXAMPLE)
    change(diary)
    return zipped(files_of(diary))


def with_manifest(**changed: object) -> bytes:
    files = files_of()
    told = json.loads(files["manifest.json"]) | changed
    return zipped(files | {"manifest.json": json.dumps(told).encode()})


def with_info(**changed: Any) -> bytes:  # noqa: ANN401 (what a ZIP says of a file)
    """A sound diary whose table of contents says something odd of data.json."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files_of().items():
            info = ZipInfo(name)
            archive.writestr(info, content)
            if name == "data.json":
                for key, value in changed.items():
                    setattr(info, key, value)
    return out.getvalue()


def said_twice() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files_of().items():
            archive.writestr(name, content)
    # Another name of the same length, patched wherever it stands.
    data = with_file("data.jsom")
    return data.replace(b"data.jsom", b"data.json")


def bomb() -> bytes:
    """A few kilobytes that unpack to a table of 300 MB."""
    files = files_of() | {"data.json": b" " * (300 * 1024 * 1024)}
    return zipped(files, ZIP_DEFLATED)


def overlapping() -> bytes:
    """A hundred photos that share the bytes of one."""
    data = deepcopy(EXAMPLE)
    entry = next(entry for entry in data["entries"] if entry["photos"])
    photo = entry["photos"][0]
    entry["photos"] += [photo | {"id": f"{n:08x}{photo['id'][8:]}"} for n in range(100)]
    files = files_of(data)
    archive = bytearray(zipped(files))
    first = archive.index(b"photos/") - 30
    at = archive.index(b"PK\1\2")
    body = bytes(archive[: first + 30 + 47 + len(PICTURE)])
    directory = bytearray(archive[at:-22])
    position = 0
    while position < len(directory):
        length = struct.unpack_from("<H", directory, position + 28)[0]
        name = directory[position + 46 : position + 46 + length]
        if name.startswith(b"photos/"):
            struct.pack_into("<L", directory, position + 42, first)
        position += 46 + length
    rest = bytes(archive[first + 30 + 47 + len(PICTURE) : at])
    manifest = rest[rest.index(b"manifest.json") - 30 :]
    _move(directory, b"manifest.json", len(body))
    end = struct.pack(
        "<4s4H2LH",
        b"PK\5\6",
        0,
        0,
        len(files),
        len(files),
        len(directory),
        len(body) + len(manifest),
        0,
    )
    return body + manifest + bytes(directory) + end


def _move(directory: bytearray, name: bytes, to: int) -> None:
    struct.pack_into("<L", directory, directory.index(name) - 4, to)


def locked() -> bytes:
    """A ZIP that says of each file that it is encrypted."""
    return with_info(flag_bits=1)


def huge_directory() -> bytes:
    archive = bytearray(zipped(files_of()))
    struct.pack_into("<L", archive, len(archive) - 10, 1024**3)
    return bytes(archive)


def first(name: str) -> Callable[[dict[str, Any]], Any]:
    return lambda diary: next(
        row for row in diary[name] if name != "entries" or row["photos"]
    )


def put(name: str, field: str, value: object) -> bytes:
    return with_data(lambda diary: first(name)(diary).update({field: value}))


YES = True
NO_PHOTO_ID = "5f0c1a52-8f04-4c53-9d2b-1a2b3c4d5e6f"
PHOTO_FILE = next(name for name in files_of() if name.startswith("photos/"))
LINK = (stat.S_IFLNK | 0o777) << 16

HOSTILE: dict[str, tuple[Flaw, Callable[[], bytes]]] = {
    "nothing": (Flaw.NOT_A_ZIP, bytes),
    "a photo": (Flaw.NOT_A_ZIP, lambda: PICTURE),
    "the end alone": (Flaw.NOT_A_ZIP, lambda: zipped(files_of())[-21:]),
    "cut short": (Flaw.NOT_A_ZIP, lambda: zipped(files_of())[:-400]),
    "a comment": (Flaw.NOT_A_ZIP, lambda: zipped(files_of()) + b"PK\5\6"),
    "an empty zip": (Flaw.NOT_A_DIARY, lambda: zipped({})),
    "a zip of something else": (
        Flaw.STRANGE_FILE,
        lambda: zipped({"word/document.xml": b"<x/>"}),
    ),
    "path upwards": (Flaw.STRANGE_FILE, lambda: with_file("photos/../../x.jpg")),
    "path from the root": (Flaw.STRANGE_FILE, lambda: with_file("/etc/passwd")),
    "path of windows": (Flaw.STRANGE_FILE, lambda: with_file("photos\\..\\x.jpg")),
    "a folder": (Flaw.STRANGE_FILE, lambda: with_file("photos/")),
    "name ends in NUL": (
        Flaw.STRANGE_FILE,
        lambda: with_file("manifest.jsonX/../x").replace(b"jsonX", b"json\0"),
    ),
    "a zip inside": (
        Flaw.STRANGE_FILE,
        lambda: with_file("inside.zip", zipped(files_of())),
    ),
    "a link": (Flaw.STRANGE_FILE, lambda: with_info(external_attr=LINK)),
    "a name twice": (Flaw.TWICE, said_twice),
    "encrypted": (Flaw.ENCRYPTED, locked),
    "a compression nobody needs": (
        Flaw.DAMAGED,
        lambda: zipped(files_of(), ZIP_LZMA),
    ),
    "a bomb": (Flaw.TOO_LARGE, bomb),
    "shared bytes": (Flaw.DAMAGED, overlapping),
    "a huge table of contents": (Flaw.TOO_LARGE, huge_directory),
    "says it is larger": (Flaw.TOO_LARGE, lambda: with_info(file_size=2**30)),
    "says it is shorter": (Flaw.DAMAGED, lambda: with_info(file_size=100)),
    "a changed byte": (
        Flaw.DAMAGED,
        lambda: zipped(files_of()).replace(PICTURE, PICTURE[:-9] + bytes(9)),
    ),
    "wrong hash": (
        Flaw.WRONG_HASH,
        lambda: zipped(files_of() | {PHOTO_FILE: encoded(a_picture(100, 100))}),
    ),
    "wrong size": (
        Flaw.WRONG_HASH,
        lambda: zipped(files_of() | {PHOTO_FILE: PICTURE + b"x"}),
    ),
    "no data": (
        Flaw.NOT_A_DIARY,
        lambda: zipped({"manifest.json": manifest_of({})}),
    ),
    "a photo is missing": (
        Flaw.MISSING_FILE,
        lambda: zipped({n: c for n, c in files_of().items() if n != PHOTO_FILE}),
    ),
    "a photo that nobody names": (
        Flaw.MISSING_FILE,
        lambda: with_file(f"photos/{NO_PHOTO_ID}.jpg", PICTURE),
    ),
    "a manifest that names too little": (
        Flaw.MISSING_FILE,
        lambda: with_manifest(files={}),
    ),
    "another format": (Flaw.NOT_A_DIARY, lambda: with_manifest(format="other")),
    "a version to come": (
        Flaw.OTHER_VERSION,
        lambda: with_manifest(version=VERSION + 1),
    ),
    "data of a version to come": (
        Flaw.OTHER_VERSION,
        lambda: with_data(lambda diary: diary.update(version=VERSION + 1)),
    ),
    "no json": (
        Flaw.DAMAGED,
        lambda: zipped(resigned(files_of() | {"data.json": b"{"})),
    ),
    "no text": (
        Flaw.DAMAGED,
        lambda: zipped(resigned(files_of() | {"data.json": b"\xff\xfe"})),
    ),
    "deeply nested": (
        Flaw.DAMAGED,
        lambda: zipped(resigned(files_of() | {"data.json": b"[" * 10**6})),
    ),
    "a field twice": (
        Flaw.DAMAGED,
        lambda: zipped(resigned(files_of() | {"data.json": b'{"a":1,"a":2}'})),
    ),
    "not a number": (Flaw.DAMAGED, lambda: put("entries", "itch", float("nan"))),
    "half a letter": (Flaw.BAD_VALUE, lambda: put("entries", "note", "\ud800")),
    "a NUL": (Flaw.BAD_VALUE, lambda: put("entries", "note", "\0")),
    "a wrong value": (Flaw.BAD_VALUE, lambda: put("entries", "itch", 11)),
    "yes for a number": (Flaw.BAD_VALUE, lambda: put("entries", "itch", YES)),
    "a field more": (Flaw.BAD_VALUE, lambda: put("spots", "level", "resolved")),
    "an unknown zone": (Flaw.BAD_VALUE, lambda: put("entries", "timezone", "Mars/A")),
    "the year 9999": (Flaw.BAD_VALUE, lambda: put("spots", "noticed_on", "9999-12-31")),
    "the 30th of February": (
        Flaw.BAD_VALUE,
        lambda: put("spots", "noticed_on", "2026-02-30"),
    ),
    "allergies and none": (
        Flaw.BAD_VALUE,
        lambda: put("children", "no_known_allergies", YES),
    ),
    "a manifest of another version than the data": (
        Flaw.BAD_VALUE,
        lambda: with_manifest(version=1),
    ),
    "an unknown child": (Flaw.NOBODYS, lambda: put("spots", "child", NO_PHOTO_ID)),
    "an unknown spot": (Flaw.NOBODYS, lambda: put("entries", "spot", NO_PHOTO_ID)),
    "back from itself": (
        Flaw.NOBODYS,
        lambda: with_data(
            lambda diary: diary["spots"][0].update(
                came_back_from=diary["spots"][0]["id"]
            )
        ),
    ),
    "an id twice": (
        Flaw.SAME_ID,
        lambda: with_data(lambda diary: diary["spots"].append(diary["spots"][0])),
    ),
    "a photo of two entries": (
        Flaw.SAME_ID,
        lambda: with_data(
            lambda diary: diary["entries"][0]["photos"].extend(
                first("entries")(diary)["photos"]
            )
        ),
    ),
}
# What shows only where the diary is read on this server.
HOSTILE_HERE: dict[str, tuple[Flaw, Callable[[], bytes]]] = {
    "words of the history that say nothing": (
        Flaw.BAD_VALUE,
        lambda: with_data(
            lambda diary: diary["history"][0].update(fields={"observed_at": [1, 2]})
        ),
    ),
    "a history of something else": (
        Flaw.BAD_VALUE,
        lambda: with_data(lambda diary: diary["history"][0].update(what="sold")),
    ),
    "an assessment of no kind": (
        Flaw.BAD_VALUE,
        lambda: with_data(
            lambda diary: next(spot for spot in diary["spots"] if spot["assessments"])[
                "assessments"
            ][0].update(answer={"level": "fine"})
        ),
    ),
}
# What shows only where it is kept.
HOSTILE_AT_LAST: dict[str, tuple[Flaw, Callable[[], bytes]]] = {
    "a photo that is none": (
        Flaw.NOT_A_PHOTO,
        lambda: zipped(resigned(files_of() | {PHOTO_FILE: b"GIF89a" * 99})),
    ),
    "gone before it was noticed": (
        Flaw.BAD_VALUE,
        lambda: put("spots", "gone_on", "1990-01-01"),
    ),
    "a country that is none": (
        Flaw.BAD_VALUE,
        lambda: with_data(lambda diary: diary["household"].update(country="ZZ")),
    ),
    "two open prompts": (
        Flaw.BAD_VALUE,
        lambda: with_data(
            lambda diary: diary["prompts"].extend(
                [
                    row | {"id": NO_PHOTO_ID}
                    for row in diary["prompts"]
                    if not row["closed_as"]
                ][:1]
            )
        ),
    ),
}


def resigned(files: Files) -> Files:
    rest = {name: one for name, one in files.items() if name != "manifest.json"}
    return rest | {"manifest.json": manifest_of(rest)}
