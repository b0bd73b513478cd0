"""How far the parts of a page move once they are drawn, measured on a line that is as slow on every machine."""

from __future__ import annotations

from playwright.sync_api import Page

# Bytes in a second, milliseconds. The larger pages arrive in many parts, with time to draw each.
LINE = {"offline": False, "latency": 20, "downloadThroughput": 40_000, "uploadThroughput": 40_000}

OBSERVE = """
window.shifts = [];
const observer = new PerformanceObserver(list => shifts.push(...list.getEntries()));
observer.observe({type: "layout-shift", buffered: true});
window.shiftsSoFar = () => [...shifts, ...observer.takeRecords()].reduce((sum, entry) => sum + entry.value, 0);
"""
DRAWN = "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))"


def observe(page: Page) -> None:
    """Note every shift on the pages that ``page`` opens from now on."""
    page.add_init_script(OBSERVE)


def slow_down(page: Page) -> None:
    """Let everything arrive over :data:`LINE`."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)


def shift(page: Page) -> float:
    """How far parts of the page have moved: Chromium's layout shift, 0 where nothing has."""
    page.evaluate(DRAWN)
    return page.evaluate("shiftsSoFar()")


def bytes_per_second(page: Page) -> float:
    """How fast the page arrived."""
    took = page.evaluate(
        "(({transferSize, responseStart, responseEnd}) => [transferSize, responseEnd - responseStart])"
        "(performance.getEntriesByType('navigation')[0])"
    )
    return took[0] / took[1] * 1000
