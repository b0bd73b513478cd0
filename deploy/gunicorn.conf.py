"""gunicorn behind nginx.conf: ``gunicorn --config deploy/gunicorn.conf.py config.wsgi``."""

import os
import sys

bind = "unix:/run/parley/gunicorn.sock"
umask = 0o007  # the socket is for its group, of which nginx is
worker_class = "gthread"
workers = max(2, os.cpu_count() or 1)
threads = 8
control_socket_disable = True

# A worker that hangs is replaced, one that has answered much makes room, and one told to stop may finish.
timeout = 60
graceful_timeout = 30
max_requests = 20_000
max_requests_jitter = 2_000

# A comparison computes for a second or more. Other threads of its process get their turn after half a millisecond,
# not after Python's five: a page that asks the database twenty times waits twenty times.
SWITCH_SECONDS = 0.0005


def post_worker_init(worker: object) -> None:
    sys.setswitchinterval(SWITCH_SECONDS)
