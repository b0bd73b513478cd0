"""Finding a Chromium, starting it closed to the outside world, and noting what its pages do.

Looked for in this order: the CHROMIUM variable; ``chromium``, ``chromium-browser`` or ``google-chrome`` on PATH; the
one that ``playwright install chromium`` fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import playwright as playwright_package
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, only this machine can answer.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
WITHOUT_NETWORK = {"about", "blob", "data", "chrome-error"}


class ChromiumMissing(RuntimeError):
    """No browser to test with; the message says where it was looked for and how to get one."""


def find() -> Path:
    """The Chromium to start. Raises ChromiumMissing. Settles on a working Node.js for Playwright on the way."""
    _find_node()
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise ChromiumMissing(f"CHROMIUM names {named}, which cannot be run.")
        return Path(path)
    for name in NAMES:
        path = shutil.which(name)
        if path is not None:
            return Path(path)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.exists():
        return own
    raise ChromiumMissing(
        f"no Chromium: looked for the CHROMIUM variable, {', '.join(NAMES)} on PATH and Playwright's own. "
        "Install Debian's package chromium, or run `.venv/bin/playwright install chromium`."
    )


def start(playwright: Playwright, executable: Path) -> Browser:
    """A headless browser that can reach the loopback address and nothing else."""
    # Chromium's sandbox refuses to work for root.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=executable, headless=True, args=[*FLAGS, *as_root])


@dataclass
class Watch:
    """What the pages of a context did that they should not have.

    ``outside`` holds requests that would leave this machine. ``complaints`` holds the console's warnings and errors
    (a CSP violation is one), uncaught exceptions and dialogs. A test that provokes a complaint adds a part of its text
    to ``expected``.
    """

    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Note everything from now on. Dialogs are dismissed, so that a page cannot hang."""
        context.on("request", lambda request: self._requested(request.url))
        context.on("console", self._logged)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        context.on("page", self._opened)

    def unexpected(self) -> list[str]:
        """Everything noted, in words, without what the test expected."""
        left = [f"left this machine: {url}" for url in self.outside]
        return left + [
            complaint for complaint in self.complaints if not any(part in complaint for part in self.expected)
        ]

    def _opened(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._requested(socket.url))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _requested(self, url: str) -> None:
        if not _stays_here(url):
            self.outside.append(url)

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")


def _stays_here(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme in WITHOUT_NETWORK or parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def _find_node() -> None:
    """Point Playwright at the system's Node.js where its own misses a library (libatomic on a bare Debian)."""
    if "PLAYWRIGHT_NODEJS_PATH" in os.environ:
        return
    bundled = Path(playwright_package.__file__).parent / "driver" / "node"
    if bundled.exists() and subprocess.run([bundled, "--version"], check=False, capture_output=True).returncode == 0:
        return
    node = shutil.which("node")
    if node is None:
        raise ChromiumMissing("Playwright's Node.js does not start. Install Debian's package libatomic1 or nodejs.")
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = node
