"""How many pieces of pasted texts are exactly right, letter by letter: ``python -m benchmarks.splitting``.

The layouts are small texts in our own words, laid out like real publications. Those in ``layouts/`` were known while
the rules were made; those in ``held_out/`` were written afterwards. Then the cost of texts made to be slow: as a
multiple of an ordinary text of the same length, and how much more four times the text costs.
"""

from __future__ import annotations

import sys
from time import process_time

from proposals.engine.splitting import split
from tests.engine.splitting.corpus import Layout, layouts
from tests.engine.splitting.hostile import HOSTILE

FOLDERS = {"read while the rules were made": "layouts", "held out": "held_out"}
LENGTH = 100_000
PARAGRAPH = "The two towns share the mill; its income is halved every year, as the old charter of the valley says. "


def main() -> None:
    say = sys.stdout.write
    say("Splitting pasted texts: exact pieces (number, key, depth, status, title and words)\n\n")
    for name, folder in FOLDERS.items():
        say(line(name, layouts(folder)))
    plain = seconds("".join(f"{number}. {PARAGRAPH * 4}\n" for number in range(1, 260))[:LENGTH])
    say(f"\nTexts made to be slow, {LENGTH:,} letters: times a plain text of {plain * 1000:.0f} ms, growth for 4x\n")
    for name, unit in HOSTILE.items():
        quarter, full = (seconds(repeated(unit, length)) for length in (LENGTH // 4, LENGTH))
        say(f"  {name:<32} {full / plain:>6.1f}x {full / quarter:>6.1f}x\n")


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def seconds(text: str) -> float:
    """The processor time of splitting ``text``, the best of three."""
    taken = []
    for _ in range(3):
        start = process_time()
        split(text)
        taken.append(process_time() - start)
    return min(taken)


def line(name: str, corpus: list[Layout]) -> str:
    expected = sum(len(layout.expected) for layout in corpus)
    exact = sum(layout.exact for layout in corpus)
    flawless = sum(layout.actual == layout.expected for layout in corpus)
    return (
        f"  {name:<32} {len(corpus):>3} layouts, {flawless:>3} without a mistake; {exact:>3} of {expected} pieces"
        f" ({exact / expected:.3f})\n"
    )


if __name__ == "__main__":
    main()
