"""Workers of their own process: no file reaches beyond its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import sleep

import pytest
from PIL import Image

from diary.photos import Ingested, PhotoRefused, Pool, Refusal, answers
from diary.photos.ingest import ingest
from diary.photos.pool import MOST_WAIT_SECONDS
from diary.photos.worker_process import LIMITS, Limits, WorkerProcess
from tests.diary.photos.files import a_picture, chatty_jpeg, encoded

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.slow


@contextmanager
def a_pool(
    size: int, limits: Limits = LIMITS, *, wait_seconds: float = MOST_WAIT_SECONDS
) -> Iterator[Pool]:
    pool = Pool(size, limits, wait_seconds=wait_seconds)
    try:
        yield pool
    finally:
        pool.close()


def next_pid(pool: Pool) -> int:
    """The process that takes in the next photo."""
    worker: WorkerProcess = pool._idle.queue[0]
    return worker.pid


def jpeg(width: int = 320) -> bytes:
    return encoded(a_picture(width))


def taken_in(pool: Pool, photo: bytes) -> Ingested:
    return pool.ingest(BytesIO(photo))


def refusal_of(pool: Pool, photo: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        taken_in(pool, photo)
    return refused.value.code


def until(is_so: Callable[[], object]) -> None:
    for _ in range(500):
        if is_so():
            return
        sleep(0.02)
    raise AssertionError("It has not come to that in ten seconds.")


@pytest.fixture(scope="module")
def heavy() -> bytes:
    """25 megapixels with transparency: 100 MB as soon as they are decoded."""
    return encoded(Image.new("RGBA", (5000, 5000), (200, 40, 40, 99)), "PNG")


def test_a_worker_makes_what_the_pipeline_makes() -> None:
    with a_pool(1) as pool:
        for photo in (chatty_jpeg(orientation=6), encoded(a_picture(), "PNG")):
            assert taken_in(pool, photo) == ingest(BytesIO(photo))


def test_a_refusal_is_told_and_the_same_worker_goes_on() -> None:
    with a_pool(1) as pool:
        pid = next_pid(pool)

        assert refusal_of(pool, b"<html>") is Refusal.NOT_A_PHOTO
        assert refusal_of(pool, jpeg()[:-500]) is Refusal.DAMAGED
        assert taken_in(pool, jpeg()).width == 320
        assert next_pid(pool) == pid


def test_many_at_once_get_each_their_own_photo() -> None:
    widths = range(100, 148)

    with a_pool(2) as pool, ThreadPoolExecutor(16) as senders:
        made = senders.map(lambda width: taken_in(pool, jpeg(width)), widths)

        assert [photo.width for photo in made] == list(widths)


def test_a_worker_killed_at_work_costs_nobody_a_photo() -> None:
    widths = range(100, 112)
    with a_pool(3) as pool, ThreadPoolExecutor(12) as senders:
        killed = next_pid(pool)
        os.kill(killed, signal.SIGSTOP)
        sent = [senders.submit(taken_in, pool, jpeg(width)) for width in widths]
        (late,) = all_but_one(sent)
        assert not late.done()

        os.kill(killed, signal.SIGKILL)

        assert [one.result().width for one in sent] == list(widths)
        assert killed not in [worker.pid for worker in pool._idle.queue]
        assert len(pool._idle.queue) == 3


def all_but_one(sent: list[Future[Ingested]]) -> set[Future[Ingested]]:
    """Wait until one alone is under way, and return it."""
    left = set(sent)
    while len(left) > 1:
        left = wait(left, return_when=FIRST_COMPLETED).not_done
    return left


def test_a_worker_killed_while_it_waits_costs_nobody_a_photo(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with a_pool(1) as pool:
        taken_in(pool, jpeg())
        monkeypatch.setattr("diary.photos.pool.ATTEMPTS", 1)
        os.kill(next_pid(pool), signal.SIGKILL)
        os.waitid(os.P_PID, next_pid(pool), os.WEXITED | os.WNOWAIT)

        assert taken_in(pool, jpeg()).width == 320


def test_a_file_that_takes_too_much_memory_is_refused(heavy: bytes) -> None:
    with a_pool(1, Limits(memory_bytes=150 * 1024**2)) as pool:
        assert taken_in(pool, jpeg()).width == 320
        pid = next_pid(pool)

        assert refusal_of(pool, heavy) is Refusal.TOO_HEAVY
        assert next_pid(pool) != pid
        assert taken_in(pool, jpeg()).width == 320


def test_a_file_that_takes_too_much_time_is_refused(heavy: bytes) -> None:
    with a_pool(1, Limits(cpu_seconds=0.1)) as pool:
        pid = next_pid(pool)

        assert refusal_of(pool, heavy) is Refusal.TOO_HEAVY
        assert next_pid(pool) != pid
        assert taken_in(pool, jpeg()).width == 320


def test_a_worker_that_is_stuck_holds_nobody_for_ever() -> None:
    with a_pool(1, Limits(wall_seconds=0.5)) as pool:
        os.kill(next_pid(pool), signal.SIGSTOP)

        assert refusal_of(pool, jpeg()) is Refusal.TOO_HEAVY


@pytest.mark.parametrize(
    "limits", [Limits(cpu_seconds=0.1), Limits(wall_seconds=0.1)], ids=["cpu", "wall"]
)
def test_a_file_that_met_its_limit_is_not_tried_again(
    limits: Limits, heavy: bytes
) -> None:
    worker = WorkerProcess(limits)

    # Where anything else ends the worker, this raises WorkerDiedError.
    assert worker.ask(heavy) is Refusal.TOO_HEAVY

    worker.stop()


def test_a_photo_whose_workers_keep_dying_is_refused(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with a_pool(1, Limits(memory_bytes=1)) as pool:
        assert refusal_of(pool, jpeg()) is Refusal.TOO_HEAVY


def test_who_finds_no_worker_free_in_time_is_told() -> None:
    with a_pool(1, wait_seconds=0.05) as pool, ThreadPoolExecutor(1) as senders:
        stuck = next_pid(pool)
        os.kill(stuck, signal.SIGSTOP)
        first = senders.submit(taken_in, pool, jpeg())
        until(lambda: not pool._idle.queue)

        assert refusal_of(pool, jpeg()) is Refusal.BUSY

        os.kill(stuck, signal.SIGCONT)
        assert first.result().width == 320


def test_who_finds_no_worker_is_told_before_the_page_gives_up() -> None:
    script = (ROOT / "static/js/post.js").read_text()
    (stuck,) = re.findall(r"STUCK = ([\d_]+);", script)
    for_the_photo = 20

    assert MOST_WAIT_SECONDS + for_the_photo <= int(stuck) / 1000


def test_half_an_answer_is_never_taken_for_that_to_the_next_photo(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with a_pool(1) as pool:
        with monkeypatch.context() as broken:
            broken.setattr(answers, "receive", lambda line: [].index(line.recv_bytes()))
            with pytest.raises(ValueError, match="not in list"):
                taken_in(pool, jpeg(111))

        assert taken_in(pool, jpeg(222)).width == 222


def test_a_worker_that_answers_too_much_counts_as_dead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with a_pool(1) as pool:
        pid = next_pid(pool)
        with monkeypatch.context() as narrow:
            narrow.setattr(answers, "MAX_FILE_BYTES", 99)
            assert refusal_of(pool, jpeg()) is Refusal.TOO_HEAVY

        assert next_pid(pool) != pid
        assert taken_in(pool, jpeg()).width == 320


def test_a_worker_is_told_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp://me:s3cret@mail.example.com")

    with a_pool(1) as pool:
        taken_in(pool, jpeg())

        environ = Path(f"/proc/{next_pid(pool)}/environ").read_bytes()
        assert b"s3cret" not in environ


def test_a_worker_lets_the_web_process_go_first() -> None:
    with a_pool(1) as pool:
        taken_in(pool, jpeg())
        pid = next_pid(pool)

        assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)
        assert Path(f"/proc/{pid}/oom_score_adj").read_text() == "1000\n"


def test_a_polite_request_to_end_is_the_web_processs_to_answer() -> None:
    with a_pool(1) as pool:
        taken_in(pool, jpeg())
        pid = next_pid(pool)
        os.kill(pid, signal.SIGTERM)
        os.kill(pid, signal.SIGINT)

        assert taken_in(pool, jpeg()).width == 320
        assert next_pid(pool) == pid


def test_workers_end_with_the_process_that_is_killed() -> None:
    serve = "from diary.photos import Pool; Pool(3); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", serve],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as owner:
        assert owner.stdout
        assert owner.stdout.readline() == b"\n"

        owner.kill()

        # Each worker holds the other end of stderr: it closes with the last of them.
        _said, complaints = owner.communicate(timeout=60)
        assert complaints == b""
