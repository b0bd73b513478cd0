"""Parents and keys of clauses: "10.a" for the printed number 10.a, "10.x1" for a clause without a number."""

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
    """For every piece the index of its parent clause; None for a point and for what is no clause."""
    result: list[int | None] = []
    ancestors: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind != "clause":
            result.append(None)
            continue
        while ancestors and pieces[ancestors[-1]].depth >= piece.depth:
            ancestors.pop()
        result.append(ancestors[-1] if ancestors else None)
        ancestors.append(index)
    return result


def with_valid_depths(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with no clause more than one step deeper than the clause before it."""
    result: list[Piece] = []
    deepest = 0
    for piece in pieces:
        if piece.kind == "clause":
            if piece.depth > deepest:
                piece = piece.but(depth=deepest)
            deepest = piece.depth + 1
        result.append(piece)
    return result


def with_keys(pieces: Sequence[Piece], taken: Collection[str] = ()) -> tuple[Piece, ...]:
    """The pieces with a key for every clause: its own, or else one that neither another clause nor ``taken`` has.

    If the numbers of points start over under every heading, the number of the section comes first: "s2.1".
    """
    above = parents(pieces)
    sections = _section_prefixes(pieces)
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


def _own(piece: Piece, above: str, position: int) -> str:
    """What the printed number gives to the key, "" if there is none. ``position`` counts siblings from 1."""
    number = piece.number
    if above and number.startswith(f"{above}."):
        number = number[len(above) + 1 :]
    parts = [_part(part, position) for part in number.lower().split(".")]
    return ".".join(part for part in parts if part)


def _part(part: str, position: int) -> str:
    """A letter of another alphabet becomes the Latin letter of its position."""
    if len(part) == 1 and part.isalpha() and not part.isascii():
        return chr(ord("a") + (position - 1) % 26)
    return _UNFIT.sub("-", part.replace("–", "-")).strip("-")


def _shortened(key: str) -> str:
    return _DOTS.sub(".", key[:LONGEST_KEY]).strip(".-")


def _free(key: str, taken: set[str], repeated: Counter[str]) -> str:
    """``key``, with "-2", "-3" and so on appended if it is taken."""
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


def _section_prefixes(pieces: Sequence[Piece]) -> list[str]:
    """For every piece the prefix of a key: "s2." in the second section, "" if no number is printed in two sections."""
    section = 0
    sections: list[int] = []
    numbers: dict[str, set[int]] = {}
    after_heading = False
    for piece in pieces:
        if piece.kind == "heading" and not after_heading:
            section += 1
        after_heading = piece.kind == "heading"
        sections.append(section)
        if piece.kind == "clause" and piece.depth == 0 and piece.number:
            numbers.setdefault(piece.number, set()).add(section)
    restarts = any(len(printed_in) > 1 for printed_in in numbers.values())
    return [f"s{section}." if restarts and section else "" for section in sections]
