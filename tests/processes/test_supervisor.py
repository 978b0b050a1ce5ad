"""What `make run` starts: web server, worker and scheduler, until told to stop."""

import os
import signal

import pytest

from tests.e2e.site import Site
from tests.processes.running import children, health, python, running, soon
from tests.processes.test_worker import DEFER, LEFT_BY, STATE


def child(supervisor: int, what: str) -> int:
    """Return the id of the child process that runs `what`; 0 where none does."""
    found = [pid for pid, line in children(supervisor).items() if what in line]
    return found[0] if found else 0


def is_done(site: Site, job: str) -> bool:
    return python(site, STATE.format(job=job)) == "SUCCESSFUL"


@pytest.mark.slow
def test_a_worker_that_is_killed_comes_back_and_ends_its_job(site: Site) -> None:
    with running(site, "scripts/supervisor.py") as supervisor:
        soon(lambda: health(site).get("status") == 200, site)
        first = python(site, DEFER)
        soon(lambda: is_done(site, first), site)
        killed = child(supervisor.pid, "manage.py worker")
        name = children(supervisor.pid)[killed].split()[-1]

        second = python(site, LEFT_BY.format(name=name))
        os.kill(killed, signal.SIGKILL)
        soon(lambda: is_done(site, second), site)

        assert child(supervisor.pid, "manage.py worker") not in {0, killed}
        assert len(children(supervisor.pid)) == 3
        assert health(site)["status"] == 200
    assert "The worker was killed (SIGKILL); it starts again in 1 s." in site.log
    assert f"Milkspot is at {site.url}" in site.log


@pytest.mark.slow
@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM])
def test_told_to_stop_all_of_them_end(order: signal.Signals, site: Site) -> None:
    with running(site, "scripts/supervisor.py") as supervisor:
        soon(lambda: health(site).get("status") == 200, site)
        started = children(supervisor.pid)

        supervisor.send_signal(order)
        status = supervisor.wait(timeout=60)

    assert status == 0
    assert len(started) == 3
    assert not [pid for pid in started if os.path.exists(f"/proc/{pid}")]  # noqa: PTH110
    assert health(site) == {}


@pytest.mark.slow
def test_where_the_web_server_ends_all_end_and_say_why(site: Site) -> None:
    with running(site, "scripts/supervisor.py") as supervisor:
        soon(lambda: health(site).get("status") == 200, site)
        started = children(supervisor.pid)

        os.kill(child(supervisor.pid, "gunicorn"), signal.SIGKILL)
        status = supervisor.wait(timeout=60)

    assert status == 1
    assert "The web server was killed (SIGKILL); everything stops." in site.log
    assert not [pid for pid in started if os.path.exists(f"/proc/{pid}")]  # noqa: PTH110
