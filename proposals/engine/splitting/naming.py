"""Under which clause a clause stands, and its key: "10.a" from the number 10.a, "10.x1" where nothing is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from proposals.engine.splitting.piece import Piece

LONGEST_KEY: Final = 40
_UNFIT: Final = re.compile(r"[^a-z0-9.]+")
_DOTS: Final = re.compile(r"[.-]*\.[.-]*")


def parents(pieces: Sequence[Piece]) -> list[int | None]:
    """For every piece the index of the clause it stands under; None for a point and for what is no clause."""
    above: list[int | None] = []
    line: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind != "clause":
            above.append(None)
            continue
        while line and pieces[line[-1]].depth >= piece.depth:
            line.pop()
        above.append(line[-1] if line else None)
        line.append(index)
    return above


def settled(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, none more than one step deeper than the clause before it."""
    done: list[Piece] = []
    deepest = 0
    for piece in pieces:
        if piece.kind == "clause":
            if piece.depth > deepest:
                piece = piece.but(depth=deepest)
            deepest = piece.depth + 1
        done.append(piece)
    return done


def named(pieces: Sequence[Piece], taken: Collection[str] = ()) -> tuple[Piece, ...]:
    """The pieces with a key for every clause: its own if it has one, else a suggestion that neither another clause nor
    ``taken`` has.

    Where a text counts its points anew under every heading, the number of the heading goes before: "s2.1".
    """
    above = parents(pieces)
    sections = _sections(pieces)
    taken = {*taken, *(piece.key for piece in pieces if piece.kind == "clause")}
    keys: list[str] = []
    siblings: Counter[int | None] = Counter()
    unnumbered: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    for index, piece in enumerate(pieces):
        if piece.kind != "clause":
            keys.append("")
            continue
        siblings[above[index]] += 1
        if piece.key:
            keys.append(piece.key)
            continue
        parent = above[index]
        stem = f"{keys[parent]}." if parent is not None else sections[index]
        own = _own(piece, pieces[parent].number if parent is not None else "", siblings[parent])
        if own:
            key = _free(_shortened(stem + own), taken, repeated)
        else:
            key, unnumbered[stem] = _next_unnumbered(stem, unnumbered[stem], taken)
        taken.add(key)
        keys.append(key)
    return tuple(piece.but(key=key) for piece, key in zip(pieces, keys, strict=True))


def _own(piece: Piece, above: str, place: int) -> str:
    """The part of the key that comes from the printed number; "" if there is none."""
    number = piece.number
    if above and number.startswith(f"{above}."):
        number = number[len(above) + 1 :]
    parts = [_part(part, place) for part in number.lower().split(".")]
    return ".".join(part for part in parts if part)


def _part(part: str, place: int) -> str:
    if len(part) == 1 and part.isalpha() and not part.isascii():
        return chr(ord("a") + (place - 1) % 26)
    return _UNFIT.sub("-", part.replace("–", "-")).strip("-")


def _shortened(key: str) -> str:
    return _DOTS.sub(".", key[:LONGEST_KEY]).strip(".-")


def _free(key: str, taken: set[str], repeated: Counter[str]) -> str:
    """``key``, or with "-2" and so on behind it."""
    stem = key
    while key in taken:
        repeated[stem] += 1
        key = f"{stem[: LONGEST_KEY - 6].strip('.-')}-{repeated[stem] + 1}"
    return key


def _next_unnumbered(stem: str, last: int, taken: set[str]) -> tuple[str, int]:
    stem = stem if len(stem) <= LONGEST_KEY - 6 else ""
    last += 1
    while f"{stem}x{last}" in taken:
        last += 1
    return f"{stem}x{last}", last


def _sections(pieces: Sequence[Piece]) -> list[str]:
    """What goes before the keys of points: "s2." in the second section, "" where no number is printed twice."""
    section = 0
    places: list[int] = []
    numbers: dict[str, set[int]] = {}
    after_heading = False
    for piece in pieces:
        if piece.kind == "heading" and not after_heading:
            section += 1
        after_heading = piece.kind == "heading"
        places.append(section)
        if piece.kind == "clause" and piece.depth == 0 and piece.number:
            numbers.setdefault(piece.number, set()).add(section)
    anew = any(len(found) > 1 for found in numbers.values())
    return [f"s{place}." if anew and place else "" for place in places]
