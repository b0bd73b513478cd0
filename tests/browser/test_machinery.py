"""The guards of the browser tests notice what they are there to notice."""

from __future__ import annotations

import http.server
import os
import threading

import pytest

from tests.browser import chromium
from tests.browser.accessibility import axe
from tests.browser.stillness import DRAWN, observe, shift

STRICT = "default-src 'self'; img-src 'self' data:"
GOOD = """<!doctype html><html lang="en"><title>Fine</title><link rel="icon" href="data:,">
<main><h1>Fine</h1><p id="x">No script ran</p></main>"""


@pytest.fixture(scope="module")
def serve():
    """Serve one page per address from memory: ``serve(html, policy)`` returns its address."""
    pages = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body, policy = pages.get(self.path, (b"", STRICT))
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *parts):
            """Say nothing."""

    def add(html, policy=STRICT):
        path = f"/{len(pages)}"
        pages[path] = (html.encode(), policy)
        return f"http://localhost:{server.server_port}{path}"

    with http.server.ThreadingHTTPServer(("localhost", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield add
        server.shutdown()


@pytest.fixture
def noted(browser):
    """A watch that is not asserted to be empty."""
    return chromium.Watch()


@pytest.fixture
def visit(browser, noted):
    """Open an address in a fresh context that ``noted`` watches."""
    contexts = []

    def go(address, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        noted.follow(context)
        page = context.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    yield go
    for context in contexts:
        context.close()


def test_a_quiet_page_leaves_nothing(serve, visit, noted):
    visit(serve(GOOD))
    assert noted.unexpected() == []


@pytest.mark.parametrize(
    ("fault", "policy", "complaint"),
    [
        ("<script>1</script>", STRICT, "Content Security Policy"),
        ("<p style='color: red'>x</p>", STRICT, "Content Security Policy"),
        ("<script>console.error('broken')</script>", "", "error: broken"),
        ("<script>console.warn('dubious')</script>", "", "warning: dubious"),
        ("<script>throw new Error('thrown')</script>", "", "thrown"),
        ("<script>alert('hello')</script>", "", "dialog: hello"),
        ("<img src='/nothing-here' alt=''>", "", "404"),
    ],
)
def test_a_fault_of_the_page_is_noted(serve, visit, noted, fault, policy, complaint):
    visit(serve(GOOD + fault, policy))
    assert len(noted.unexpected()) == 1
    assert complaint in noted.unexpected()[0]
    noted.expected.append(complaint)
    assert noted.unexpected() == []


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("<img src='http://images.example/a.png' alt=''>", "http://images.example/a.png"),
        ("<script src='https://scripts.example/a.js'></script>", "https://scripts.example/a.js"),
        ("<script>new WebSocket('ws://sockets.example/')</script>", "ws://sockets.example/"),
        ("<img src='http://192.0.2.1/a.png' alt=''>", "http://192.0.2.1/a.png"),
    ],
)
def test_a_request_to_another_machine_is_noted(serve, visit, noted, tag, address):
    visit(serve(GOOD + tag, ""))
    assert noted.outside == [address]


def test_scripts_can_be_switched_off(serve, visit):
    address = serve(GOOD + "<script>document.getElementById('x').textContent = 'A script ran'</script>", "")
    assert visit(address).text_content("#x") == "A script ran"
    assert visit(address, java_script_enabled=False).text_content("#x") == "No script ran"


def test_axe_names_rule_target_and_reason_under_a_strict_policy(serve, visit):
    assert axe(visit(serve(GOOD))) == []
    [violation] = axe(visit(serve(GOOD.replace("</main>", "<img src='data:,' id=picture></main>"))))
    assert violation.startswith(
        "image-alt at #picture: Fix any of the following: Element does not have an alt attribute"
    )


@pytest.mark.parametrize(("above", "moves"), [("<p>Late.</p>", True), ("", False)])
def test_what_moves_after_it_is_drawn_is_measured(serve, browser, above, moves):
    later = f"requestAnimationFrame(() => setTimeout(() => document.body.insertAdjacentHTML('afterbegin', '{above}')))"
    address = serve(GOOD.replace("</main>", f"<p>Words.</p></main><script>{later}</script>"), "")
    with browser.new_context() as context:
        page = context.new_page()
        observe(page)
        page.goto(address)
        page.evaluate(DRAWN)
        assert (shift(page) > 0) is moves


def test_a_missing_browser_is_said_with_the_ways_to_get_one(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    with pytest.raises(chromium.ChromiumMissing, match=r"CHROMIUM names .*nowhere, which cannot be run"):
        chromium.find()


@pytest.fixture
def broken_node(monkeypatch, tmp_path):
    """Playwright's own Node.js ends at once, as where a shared library is missing; PATH is an empty folder."""
    node = tmp_path / "playwright" / "driver" / "node"
    node.parent.mkdir(parents=True)
    node.write_text("#!/bin/sh\nexit 127\n")
    node.chmod(0o755)
    monkeypatch.setattr(chromium.playwright_package, "__file__", str(tmp_path / "playwright" / "__init__.py"))
    # Set before it is removed, so that monkeypatch also takes back what find() writes.
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", "")
    monkeypatch.delenv("PLAYWRIGHT_NODEJS_PATH")
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("CHROMIUM", "/bin/sh")
    return folder


def test_another_node_is_taken_where_playwright_s_own_does_not_start(broken_node, monkeypatch):
    (broken_node / "node").write_text("#!/bin/sh\n")
    (broken_node / "node").chmod(0o755)
    chromium.find()
    assert os.environ["PLAYWRIGHT_NODEJS_PATH"] == str(broken_node / "node")


def test_no_node_that_starts_is_said_with_the_package_that_is_missing(broken_node):
    with pytest.raises(chromium.ChromiumMissing, match="Install Debian's package libatomic1 or nodejs"):
        chromium.find()
