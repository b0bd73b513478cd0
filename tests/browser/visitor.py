"""What a visitor does for which Playwright has no single word."""

from __future__ import annotations

from playwright.sync_api import Locator


def follow(target: Locator) -> None:
    """Click what leads to another page and wait until that page is there.

    A click alone returns while the old page is still shown: what then asks for the page as it stands, or goes
    elsewhere, may meet the old page, none, or stop a form on its way.
    """
    with target.page.expect_navigation():
        target.click()
