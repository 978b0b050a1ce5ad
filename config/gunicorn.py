"""How gunicorn serves Milkspot: `gunicorn --config config/gunicorn.py`.

Threads wait for slow phone uploads. Nothing is loaded before the workers are there,
so none shares a database connection.
"""

import sys

from config.settings import PORT

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
