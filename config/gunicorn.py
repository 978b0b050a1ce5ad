"""How gunicorn serves Milkspot: `gunicorn --config config/gunicorn.py`.

Threads wait for slow phone uploads. Nothing is loaded before the workers are there,
so none shares a database connection.
"""

import sys

from gunicorn.config import Config
from gunicorn.glogging import Logger

from config.log_lines import DiscreetFormatter
from config.settings import PORT


class DiscreetLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """What gunicorn itself says may name the address that it was busy with."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(DiscreetFormatter(self.error_fmt, self.datefmt))
        for handler in self.access_log.handlers:
            handler.setFormatter(DiscreetFormatter(self.access_fmt))


logger_class = DiscreetLogger

wsgi_app = "config.wsgi:application"
bind = f"127.0.0.1:{PORT}"
worker_class = "gthread"
workers = 2
threads = 16
control_socket_disable = True
loglevel = "warning"


def when_ready(server: object) -> None:
    """Say where the pages are."""
    del server
    sys.stdout.write(f"Milkspot is at http://127.0.0.1:{PORT} (Ctrl-C stops it)\n")
    sys.stdout.flush()


def post_worker_init(worker: object) -> None:
    """Have the photo workers ready when the first photo comes."""
    del worker
    # Django is set up by now, and not where this file is read.
    from diary.services.photo_pool import pool

    pool()
