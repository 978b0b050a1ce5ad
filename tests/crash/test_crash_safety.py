"""Two hundred uploads while web processes and photo workers are killed at random.

Whatever was answered is whole; what is left over can be told and cleaned up.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from time import sleep
from typing import Any

import pytest
from PIL import Image

from tests.crash.killing import Killer, photo_workers, web_processes
from tests.crash.sending import Member
from tests.diary.photos.files import encoded
from tests.e2e.site import ROOT, SECONDS_TO_START, Site, running_site

UPLOADS, UPLOADS_A_KILL, SENDERS, WEB, SEED = 200, 7, 4, 2, 4
SIZES = ("original", "large", "small")
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Outcome:
    """What each entry's upload was answered, and how many processes were killed."""

    member: Member
    answers: dict[str, str | None]
    killed: Counter[str]
    ready: int

    def answered(self, what: str | None) -> list[str]:
        return [entry for entry, answer in self.answers.items() if answer == what]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("crash"), workers=WEB) as site:
        yield site


@pytest.fixture(scope="module")
def outcome(site: Site) -> Outcome:
    """Send a photo to each entry, each of another width, while processes die."""
    family = told_by(site, f"begin({UPLOADS})")
    member, entries = Member(site.url, family["session"]), family["entries"]
    ready = len(photo_workers(site.pid))
    noise = Image.effect_noise((900, 600), 60).convert("RGB")
    killer = Killer(site.pid, SEED)

    def send(number: int) -> str | None:
        photo = encoded(noise.crop((0, 0, width_of(number), 600)))
        if number % UPLOADS_A_KILL == 0:
            killer.kill_soon()
        return member.send(photo, entry=entries[number])

    with ThreadPoolExecutor(SENDERS) as senders:
        sent = zip(entries, senders.map(send, range(UPLOADS)), strict=True)
        answers = dict(sent)
    killer.rest()
    return Outcome(member, answers, killer.killed, ready)


def width_of(number: int) -> int:
    return 700 + number


def told_by(site: Site, call: str) -> Any:  # noqa: ANN401 (it is JSON)
    code = f"from tests.crash.family import *; {call}"
    return json.loads(site.manage("shell", "-c", code))


def check_photos(site: Site, *options: str) -> tuple[int, list[str]]:
    """Return how the command ends and what it found."""
    command = [sys.executable, "manage.py", "check_photos", "--older-than", "0"]
    ended = subprocess.run(
        [*command, *options],
        cwd=ROOT,
        env=site.environ,
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    *found, _photos, _files = ended.stdout.splitlines()
    return ended.returncode, found


def test_photo_workers_were_ready_before_the_first_upload(outcome: Outcome) -> None:
    assert outcome.ready == WEB


def test_processes_died_and_others_took_their_place(
    site: Site, outcome: Outcome
) -> None:
    assert min(outcome.killed["web"], outcome.killed["photo"]) > 0
    for _ in range(SECONDS_TO_START):
        if len(web_processes(site.pid)) == WEB:
            return
        sleep(1)
    raise AssertionError(site.log)


def test_only_what_a_killed_process_was_about_went_unanswered(outcome: Outcome) -> None:
    # A photo is refused where two workers in a row die over it.
    assert len(outcome.answered("refused")) <= outcome.killed["photo"] // 2
    assert len(outcome.answered(None)) <= outcome.killed["web"] * SENDERS


def test_every_answered_upload_is_whole(site: Site, outcome: Outcome) -> None:
    kept = told_by(site, "photos()")

    assert outcome.answered("kept")
    for number, (entry, answer) in enumerate(outcome.answers.items()):
        if answer == "kept":
            ((photo, width),) = kept[entry]
            assert width == width_of(number)
            for size in SIZES:
                Image.open(BytesIO(outcome.member.read(photo, size))).load()


def test_what_is_left_over_is_found_and_cleaned_up(
    site: Site, outcome: Outcome
) -> None:
    _code, found = check_photos(site)
    _code, removed = check_photos(site, "--remove")

    assert {line.partition(" ")[0] for line in found} <= {"file"}
    assert removed == [f"{line}: removed" for line in found]
    assert check_photos(site) == (0, [])
