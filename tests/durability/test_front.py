"""Behind the front that deploy/ ships, nobody stops the site by being slow, and nobody says who else they are."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator

import pytest

from tests.durability import front as fronts
from tests.durability.front import HOST, Front, FrontError, parsed, request

HELD = 60
PAGES = ("/how-to-read/", "/", "/proposals/")
LARGE = "/releases/1/snapshot.json"
SLOW_BODY = request("/admin/login/", {"Content-Type": "text/plain", "Content-Length": "100000"}, "POST") + b"name="


@pytest.fixture(scope="module")
def front() -> Iterator[Front]:
    with fronts.serve() as running:
        yield running


def half_a_handshake(front: Front, source: str) -> socket.socket:
    connection = front.connect(source)
    connection.sendall(b"\x16\x03\x01\x02\x00\x01")
    return connection


def half_a_header(front: Front, source: str) -> socket.socket:
    connection = front.open(source)
    connection.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-".encode())
    return connection


def slow_body(front: Front, source: str) -> socket.socket:
    connection = front.open(source)
    connection.sendall(SLOW_BODY)
    return connection


def idle(front: Front, source: str) -> socket.socket:
    connection = front.open(source)
    connection.sendall(request("/robots.txt", {}))
    assert connection.recv(1)
    return connection


def slow_reader(front: Front, source: str) -> socket.socket:
    connection = front.open(source, receive=4096)
    connection.sendall(request(LARGE, {}))
    return connection


SLOW = [half_a_handshake, half_a_header, slow_body, idle, slow_reader]


def is_open(connection: socket.socket) -> bool:
    """Whether the other side has not hung up; what it has sent stays unread."""
    connection.setblocking(False)
    try:
        return socket.socket.recv(connection, 1, socket.MSG_PEEK) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def statuses(front: Front, connections: list[socket.socket]) -> list[int]:
    """The status that each connection has been answered with."""
    for connection in connections:
        connection.settimeout(fronts.START_SECONDS)
    return sorted(parsed(connection.recv(65536))[0] for connection in connections)


@pytest.mark.full_matrix
@pytest.mark.parametrize("kind", SLOW, ids=lambda kind: kind.__name__)
def test_a_page_answers_within_a_second_while_sixty_are_slow(front, kind: Callable[[Front, str], socket.socket]):
    """Each comes from an address of its own, so that no limit of an address helps."""
    with contextlib.ExitStack() as held:
        slow = [held.enter_context(kind(front, f"127.0.1.{number}")) for number in range(1, HELD + 1)]
        took = {}
        for page in PAGES:
            before = time.monotonic()
            assert front.ask(page)[0] == 200
            took[page] = time.monotonic() - before
        assert [is_open(connection) for connection in slow] == [True] * HELD
        assert [page for page, seconds in took.items() if seconds >= 1] == []


@pytest.mark.full_matrix
@pytest.mark.parametrize("kind", [half_a_handshake, half_a_header, slow_body], ids=lambda kind: kind.__name__)
def test_the_slow_are_hung_up_on(front, kind):
    with kind(front, "127.0.2.1") as connection, contextlib.suppress(ConnectionResetError):
        while socket.socket.recv(connection, 65536):
            pass  # the last words of the handshake, or why the connection is closed


@pytest.mark.full_matrix
def test_one_address_has_twenty_requests_under_way_and_the_others_are_answered(front):
    with contextlib.ExitStack() as held:
        [held.enter_context(slow_body(front, "127.0.3.1")) for _ in range(20)]
        more = [held.enter_context(slow_body(front, "127.0.3.1")) for _ in range(5)]
        assert statuses(front, more) == [429] * 5
        assert front.ask("/how-to-read/", "127.0.3.2")[0] == 200


@pytest.mark.full_matrix
def test_one_address_that_asks_without_pause_is_told_so(front):
    with front.open("127.0.4.1") as connection:
        connection.sendall(request("/robots.txt", {}) * 400)
        connection.sendall(request("/robots.txt", {"Connection": "close"}))
        answers = b"".join(iter(lambda: connection.recv(65536), b""))
    assert set(re.findall(rb"HTTP/1.1 (\d+)", answers)) == {b"200", b"429"}
    assert front.ask("/how-to-read/", "127.0.4.2")[0] == 200


@pytest.mark.full_matrix
def test_a_host_cannot_be_made_up(front):
    with front.open() as connection:
        connection.sendall(request("/how-to-read/", {"Host": "elsewhere.example"}))
        assert connection.recv(65536) == b""
    status, _, body = front.ask("/how-to-read/", X_Forwarded_Host="elsewhere.example")
    assert (status, f"https://{HOST}/how-to-read/".encode() in body, b"elsewhere.example" in body) == (200, True, False)
    with pytest.raises(ssl.SSLError):
        front.open(name="elsewhere.example").close()


@pytest.mark.full_matrix
def test_every_answer_has_a_request_id_of_the_front(front):
    ids = [front.ask("/how-to-read/", X_Request_ID="chosen-elsewhere")[1]["x-request-id"] for _ in range(2)]
    assert [re.fullmatch("[0-9a-f]{32}", each) is None for each in ids] == [False, False]
    assert ids[0] != ids[1]


@pytest.mark.full_matrix
def test_plain_http_leads_to_https(front):
    with socket.create_connection(("127.0.0.1", front.plain)) as connection:
        connection.sendall(request("/board/?lang=uk", {"Connection": "close"}))
        status, headers, _ = parsed(connection.recv(65536))
    assert (status, headers["location"]) == (301, f"https://{HOST}/board/?lang=uk")


@pytest.mark.full_matrix
def test_a_body_that_is_too_large_is_refused_by_its_length(front):
    with front.open() as connection:
        connection.sendall(request("/admin/login/", {"Content-Length": str(13 * 2**20)}, "POST"))
        assert parsed(connection.recv(65536))[0] == 413


@pytest.mark.full_matrix
def test_static_files_come_from_the_front_and_may_be_kept_for_good(front):
    _, _, page = front.ask("/how-to-read/")
    [sheet] = re.findall(rb'href="(/static/proposals/parley\.[0-9a-f]+\.css)"', page)
    status, headers, _ = front.ask(sheet.decode(), Accept_Encoding="gzip")
    assert (status, headers["content-encoding"], "x-request-id" in headers) == (200, "gzip", False)
    assert headers["cache-control"].endswith("public, immutable")


def test_a_missing_program_is_named_with_its_package(monkeypatch):
    monkeypatch.setattr(fronts, "SBIN", "")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FrontError, match=r"^No nginx found: install Debian's package nginx\.$"), fronts.serve():
        pass
