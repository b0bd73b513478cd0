"""How many cuts of pasted texts are exact, letter by letter: ``python -m benchmarks.cuts``.

The layouts are small texts in our own words, laid out as real publications are. Those of ``layouts/`` were read while
the rules were made; those of ``held_out/`` were written afterwards.
"""

from __future__ import annotations

import sys

from tests.engine.cut.layouts import Layout, layouts

FOLDERS = {"read while the rules were made": "layouts", "held out": "held_out"}


def main() -> None:
    say = sys.stdout.write
    say("Cutting pasted texts: exact cuts (number, key, depth, status, title and words)\n\n")
    for name, folder in FOLDERS.items():
        say(line(name, layouts(folder)))


def line(name: str, found: list[Layout]) -> str:
    expected = sum(len(layout.expected) for layout in found)
    exact = sum(layout.exact for layout in found)
    whole = sum(layout.found == layout.expected for layout in found)
    return (
        f"  {name:<32} {len(found):>3} layouts, {whole:>3} without a slip; {exact:>3} of {expected} cuts"
        f" ({exact / expected:.3f})\n"
    )


if __name__ == "__main__":
    main()
