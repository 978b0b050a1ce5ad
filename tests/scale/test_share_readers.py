"""A program that others wrote opens a link on the running site."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.shares import shared
from tests.e2e.site import Site, running_site
from tests.scale.node_packages import NODE

pytestmark = pytest.mark.scale
READER = Path(__file__).with_name("read_link.mjs")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


def read(address: str, passcode: str = "") -> dict[str, Any]:
    """Open a link with a reader that others wrote (`npm ci` brings it)."""
    done = subprocess.run(
        [NODE, READER, address, passcode],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_another_reader_opens_the_link(server: Site) -> None:
    made = shared(server)

    said = read(made["address"], made["passcode"])

    types = ["Binary", "Bundle", "DocumentReference", "Binary", "Binary", "Binary"]
    assert said == {
        "requiresPasscode": True,
        "label": "Milkspot diary",
        "types": types,
    }


@pytest.mark.parametrize(
    ("how", "passcode", "refused"),
    [
        ("", "not digits", "SHLInvalidPasscodeError"),
        ("ended='stopped'", "000000", "SHLManifestNotFoundError"),
    ],
)
def test_another_reader_is_told_why_it_is_refused(
    how: str, passcode: str, refused: str, server: Site
) -> None:
    made = shared(server, how)

    assert read(made["address"], passcode) == {"refused": refused}


def test_without_a_passcode_another_reader_needs_none(server: Site) -> None:
    made = shared(server, "passcode=False")

    assert read(made["address"])["requiresPasscode"] is False
