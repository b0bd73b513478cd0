"""The total over the parts of the suite, from their reports: python -m tests.total FOLDER

Ends with code 1 where a part did not run. The browser part may be missing unless REQUIRE_BROWSER=1; with it, as on
CI, no test may have been skipped either.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from xml.etree import ElementTree

PARTS = ("sqlite", "postgresql", "browser")


def count(report: Path) -> tuple[int, int]:
    """How many tests of a part passed and how many were skipped; (0, 0) without a report."""
    if not report.exists():
        return 0, 0
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 (pytest just wrote it)
    passed = skipped = 0
    for suite in suites:
        tests, idle, bad = (sum(int(suite.get(name, 0)) for name in names) for names in COUNTED)
        passed += tests - idle - bad
        skipped += idle
    return passed, skipped


COUNTED = (("tests",), ("skipped",), ("failures", "errors"))


def main(folder: Path, *, strict: bool) -> int:
    """Print one line per part and the total; return the exit code."""
    counts = {part: count(folder / f"{part}.xml") for part in PARTS}
    print("== total")
    for part, (passed, skipped) in counts.items():
        print(f"{part:<12}{passed:>6} passed {skipped:>6} skipped" + ("" if passed else "   NOT RUN"))
    passed, skipped = (sum(numbers) for numbers in zip(*counts.values(), strict=True))
    print(f"{'all':<12}{passed:>6} passed {skipped:>6} skipped")
    missing = [part for part, (ran, _) in counts.items() if not ran and (strict or part != "browser")]
    if missing:
        print(f"Not run: {', '.join(missing)}.", file=sys.stderr)
    if strict and skipped:
        print(f"{skipped} tests were skipped, and with REQUIRE_BROWSER=1 none may be.", file=sys.stderr)
    return 1 if missing or (strict and skipped) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), strict=os.environ.get("REQUIRE_BROWSER") == "1"))
