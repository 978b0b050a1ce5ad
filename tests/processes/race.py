"""Let several processes begin at the same moment."""

import subprocess
import sys
from subprocess import PIPE

from tests.e2e.site import ROOT, Site


def race(site: Site, module: str, count: int) -> list[str]:
    """Run a module that says "ready" and waits for a line; return what each printed."""
    racers = [
        subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env=site.environ,
            stdin=PIPE,
            stdout=PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    for racer in racers:
        assert racer.stdout
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin
        racer.stdin.write("go\n")
        racer.stdin.flush()
    said = [racer.communicate()[0] for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * count
    return said
