"""The site as docs/deploy.md says: gunicorn behind nginx, with the files in deploy/, in a folder that goes with it."""

from __future__ import annotations

import contextlib
import ctypes
import getpass
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import PR_SET_PDEATHSIG
from tests.sources import ROOT

HOST = "parley.example"
DEPLOY = ROOT / "deploy"
START_SECONDS = 120
SBIN = "/usr/sbin"  # where Debian has nginx; not on everybody's PATH


class FrontError(RuntimeError):
    """A program is missing or did not start; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Front:
    """A running site. ``folder`` has the logs."""

    folder: Path
    plain: int
    secure: int

    def connect(self, source: str = "127.0.0.1", *, receive: int | None = None) -> socket.socket:
        """A TCP connection to the port for HTTPS, from an address of this machine."""
        connection = socket.socket()
        if receive:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        connection.settimeout(START_SECONDS)
        try:
            connection.bind((source, 0))
            connection.connect(("127.0.0.1", self.secure))
        except OSError:
            connection.close()
            raise
        return connection

    def open(self, source: str = "127.0.0.1", *, name: str = HOST, receive: int | None = None) -> ssl.SSLSocket:
        """A connection over which requests can be sent."""
        context = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        return context.wrap_socket(self.connect(source, receive=receive), server_hostname=name)

    def ask(self, path: str, source: str = "127.0.0.1", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the body of an answer; a key ``X_Y`` is the header X-Y."""
        with self.open(source) as connection:
            connection.sendall(request(path, {"Connection": "close", **headers}))
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        return parsed(answer)


def request(path: str, headers: dict[str, str], method: str = "GET") -> bytes:
    """A request as it is sent."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in {"Host": HOST, **headers}.items()]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode()


def parsed(answer: bytes) -> tuple[int, dict[str, str], bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return int(first.split()[1]), headers, body


def find(program: str, package: str) -> str:
    """The path of a program. Raises FrontError with the package that has it."""
    path = shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:{SBIN}")
    if path is None:
        raise FrontError(f"No {program} found: install Debian's package {package}.")
    return path


@contextlib.contextmanager
def serve(**variables: str) -> Iterator[Front]:
    """Run the site with the starter data for the length of the block. Raises FrontError."""
    nginx, openssl = find("nginx", "nginx"), find("openssl", "openssl")
    folder = Path(tempfile.mkdtemp(prefix="parley-front-"))
    front = Front(folder, free_port(), free_port())
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "VAR_DIR": str(folder / "var"),
        "ALLOWED_HOSTS": HOST,
        "HTTPS": "1",
        "PROXIES": "1",
        "STATIC_COLLECTED": "1",
        **variables,
    }
    try:
        for_host = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
        run(openssl, *"req -x509 -newkey rsa:2048 -nodes -days 2".split(), *for_host, *files)
        for command in (["setup_site"], ["collectstatic", "--noinput"]):
            run(sys.executable, "manage.py", *command, environment=environment)
        nginx_file, gunicorn_file = configuration(front)
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", str(gunicorn_file), "config.wsgi"]
        with (
            started(gunicorn, folder / "gunicorn.log", environment),
            started([nginx, "-c", str(nginx_file), "-g", "daemon off;"], folder / "nginx.log", environment),
        ):
            wait_until_ready(front)
            yield front
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def configuration(front: Front) -> tuple[Path, Path]:
    """The files of deploy/ with the folders, ports and account of this run; nothing else in them changes."""
    folder = front.folder
    (folder / "temporary").mkdir()
    others = [f"{kind}_temp_path {folder}/temporary/{kind};" for kind in ("fastcgi", "uwsgi", "scgi")]
    nginx = replaced(
        (DEPLOY / "nginx.conf").read_text(),
        {
            "user www-data;": f"user {getpass.getuser()} {getpass.getuser()};" if os.geteuid() == 0 else "",
            "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
            "/var/log/nginx/": f"{folder}/",
            "client_body_temp_path /var/lib/nginx/body;": " ".join(
                [f"client_body_temp_path {folder}/temporary/body;", *others]
            ),
            "/var/lib/nginx/proxy": f"{folder}/temporary/proxy",
            "/run/parley/": f"{folder}/",
            "listen 80": f"listen 127.0.0.1:{front.plain}",
            "listen 443": f"listen 127.0.0.1:{front.secure}",
            "/etc/ssl/parley/": f"{folder}/",
            "/var/lib/parley/": f"{folder}/var/",
        },
    )
    gunicorn = replaced((DEPLOY / "gunicorn.conf.py").read_text(), {"/run/parley/": f"{folder}/"})
    for name, text in {"nginx.conf": nginx, "gunicorn.conf.py": gunicorn}.items():
        (folder / name).write_text(text)
    return folder / "nginx.conf", folder / "gunicorn.conf.py"


def replaced(text: str, replacements: dict[str, str]) -> str:
    for old, new in replacements.items():
        if old not in text:
            raise FrontError(f"The configuration has no {old!r} any more.")
        text = text.replace(old, new)
    return text


def run(*command: str, environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FrontError(f"{command[0]} failed: {done.stderr.strip()}")


@contextlib.contextmanager
def started(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[None]:
    """Run a server for the length of the block; it ends with us in any case."""
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def end_with_parent() -> None:
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=file, stderr=file, preexec_fn=end_with_parent, process_group=0
        )
    try:
        yield
        if process.poll() is not None:
            raise FrontError(f"{command[0]} has ended: {log.read_text()[-2000:]}")
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until_ready(front: Front) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            if front.ask("/how-to-read/")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    logs = "".join(path.read_text()[-1000:] for path in sorted(front.folder.glob("*.log")))
    raise FrontError(f"The site did not start: {logs}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
