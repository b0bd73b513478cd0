"""What is hard to use on a page: axe-core's findings in words, and having to scroll sideways."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands: "rule at target: summary". Empty is good.

    Checks WCAG 2.2 A and AA and axe's best practices.
    """
    # Without "preload" axe puts imported style sheets into the page as inline ones, which our own policy forbids.
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG_2_2_AA}, "preload": False}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']} at {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for violation in violations
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
