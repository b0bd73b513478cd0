"""All benchmarks of the engine and the API: ``make bench`` or ``python -m benchmarks``."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version

from benchmarks import api, compare, pairs, splitting, words

LIBRARIES = ("numpy", "rapidfuzz", "scipy", "django", "datasette")


def main() -> None:
    say = sys.stdout.write
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    say(f"Python {platform.python_version()}, {versions}, {os.cpu_count()} cores, {platform.machine()}\n")
    for measure in (words, pairs, compare, splitting, api):
        say("\n" + "-" * 100 + "\n\n")
        sys.stdout.flush()
        measure.main()


main()
