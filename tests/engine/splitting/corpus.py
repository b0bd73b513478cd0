"""The corpus of layouts: small texts in our own words, laid out as real publications are, each with its pieces.

A file of ``layouts/`` (read while the rules were made) or ``held_out/`` (written afterwards) holds the text, a line of
three dashes and one line for each piece: the number as printed ("–" for none), the key in square brackets where it is
not the number, the status in braces where it is not active, the title line in «» and the words. Two spaces stand for
one step of depth. A line that begins with "heading:", "comment:" or "aside:" is such a piece. ␍ is a carriage return,
⍽ a no-break space, ⇥ a tab, ⏎ a line feed within the words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from proposals.engine.splitting import Piece, split

HERE = Path(__file__).parent
SIGNS = {"␍": "\r", "⍽": "\u00a0", "⇥": "\t"}


@dataclass(frozen=True)
class Layout:
    name: str
    text: str
    expected: tuple[str, ...]

    @property
    def actual(self) -> tuple[str, ...]:
        return tuple(in_words(piece) for piece in split(self.text))

    @property
    def exact(self) -> int:
        """How many of the expected pieces are exactly right, letter by letter."""
        return sum((Counter(self.expected) & Counter(self.actual)).values())


def layouts(folder: str = "layouts") -> list[Layout]:
    return [_read(path) for path in sorted((HERE / folder).glob("*.txt"))]


def _read(path: Path) -> Layout:
    text, _, expected = path.read_text(encoding="utf-8").partition("\n---\n")
    for sign, meant in SIGNS.items():
        text, expected = text.replace(sign, meant), expected.replace(sign, meant)
    return Layout(path.stem, text + "\n", tuple(line for line in expected.split("\n") if line.strip()))


def in_words(piece: Piece) -> str:
    """A piece as a line of the corpus."""
    text = piece.words.replace("\n\n", " ⏎ ").replace("\n", " ⏎ ")
    if piece.kind != "clause":
        return f"{piece.kind}: {text}"
    parts = [piece.number or "–"]
    if piece.key != piece.number:
        parts.append(f"[{piece.key}]")
    if piece.status != "active":
        parts.append(f"{{{piece.status}}}")
    if piece.heading:
        parts.append(f"«{piece.heading}»")
    if piece.text:
        parts.append(text)
    return "  " * piece.depth + " ".join(parts)
