"""Run web server, worker and scheduler together until told to stop: `make run`.

Pages are right without a worker and a scheduler, so that one of these which ends is
started again, later each time that it ends soon. Without the web server there is
nothing to see: all stop with its status, and whoever runs this decides.
"""

import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOK_EVERY_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 60
# What is said to those that still run, and for how long that may take: gunicorn gives
# its answers half a minute; a worker that is told again gives its job back.
LAST_WORDS = ((signal.SIGTERM, 35), (signal.SIGTERM, 10), (signal.SIGKILL, 10))


class Child:
    """A process that is started again where it ends."""

    def __init__(self, name: str, *command: str) -> None:
        self.name = name
        self.command = command
        self.wait_seconds = 1
        self.start()

    def start(self) -> None:
        # In a session of its own: Ctrl-C reaches the supervisor alone, which tells it.
        self.process = subprocess.Popen(self.command, cwd=ROOT, start_new_session=True)
        self.started_at = time.monotonic()
        self.start_at = 0.0

    def runs(self) -> bool:
        return self.process.poll() is None

    def keep_running(self) -> None:
        """Start it again, some time after it has ended."""
        now = time.monotonic()
        if self.runs():
            return
        if not self.start_at:
            if now - self.started_at > LONGEST_WAIT_SECONDS:
                self.wait_seconds = 1
            say(f"The {self.end()}; it starts again in {self.wait_seconds} s.")
            self.start_at = now + self.wait_seconds
            self.wait_seconds = min(2 * self.wait_seconds, LONGEST_WAIT_SECONDS)
        elif now >= self.start_at:
            self.start()

    def end(self) -> str:
        """Word how it ended."""
        status = self.process.returncode
        if status < 0:
            return f"{self.name} was killed ({signal.Signals(-status).name})"
        return f"{self.name} ended with status {status}"


class Supervisor:
    """Keeps the children running. `told` counts how often it was told to stop."""

    def __init__(self) -> None:
        self.told = 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._hear)
        python = sys.executable
        gunicorn = str(Path(python).with_name("gunicorn"))
        # A new worker of this name takes up what the one before it left.
        name = f"{socket.gethostname()[:40]}-{secrets.token_hex(4)}"
        self.web = Child("web server", gunicorn, "--config", "config/gunicorn.py")
        self.others = [
            Child("worker", python, "manage.py", "worker", "--name", name),
            Child("scheduler", python, "manage.py", "scheduler"),
        ]

    def run(self) -> int:
        """Return the status to end with: 1 where the web server ended by itself."""
        while not self.told and self.web.runs():
            for child in self.others:
                child.keep_running()
            time.sleep(LOOK_EVERY_SECONDS)
        by_itself = not self.told
        if by_itself:
            say(f"The {self.web.end()}; everything stops.")
        self._stop()
        return int(by_itself)

    def _stop(self) -> None:
        """Let each finish what it is at. Told again, or after a while, be stricter."""
        children = [self.web, *self.others]
        for word, seconds in LAST_WORDS:
            told, deadline = self.told, time.monotonic() + seconds
            for child in children:
                if child.runs():
                    child.process.send_signal(word)
            while self.told == told and time.monotonic() < deadline:
                if not any(child.runs() for child in children):
                    return
                time.sleep(LOOK_EVERY_SECONDS)

    def _hear(self, *_signal: object) -> None:
        self.told += 1


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(Supervisor().run())
