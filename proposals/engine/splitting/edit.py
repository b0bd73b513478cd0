"""What a person does to the pieces of a text: join, split, nest, number, say what a piece is.

Every function takes the pieces and gives new ones; what was written stays, character by character. Pieces without a key
get a suggestion from :func:`~proposals.engine.splitting.naming.named` afterwards, so a key that should follow the new
order is left empty here.
"""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.splitting.lines import BLANK, lines
from proposals.engine.splitting.marks import Reading, marks
from proposals.engine.splitting.naming import parents, settled
from proposals.engine.splitting.outline import DEEPEST
from proposals.engine.splitting.piece import Kind, Piece, status_of


def join(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """Put the piece at ``index`` behind the one before it, which stays what it is."""
    if not 0 < index < len(pieces):
        raise IndexError(f"piece {index} has none before it")
    first, second = pieces[index - 1], pieces[index]
    whole = first.but(written=first.written + second.written)
    return settled([*pieces[: index - 1], _judged(whole), *pieces[index + 1 :]])


def divide(pieces: Sequence[Piece], index: int, at: int) -> list[Piece]:
    """Split, before the character ``at`` of what the piece at ``index`` has as written.

    The second part stands as deep as the first; a printed number at its beginning becomes its number.
    """
    whole = pieces[index]
    if not 0 < at < len(whole.written):
        raise IndexError(f"there is nothing to split off at character {at} of piece {index}")
    first = whole.but(written=whole.written[:at], mark=min(whole.mark, at), title=_shortened(whole, at))
    second = Piece(whole.written[at:], whole.kind, whole.depth)
    if second.kind == "clause":
        second = _with_its_number(second, whole, pieces[: index + 1])
    return settled([*pieces[:index], _judged(first), _judged(second), *pieces[index + 1 :]])


def shift(pieces: Sequence[Piece], index: int, steps: int) -> list[Piece]:
    """Move a clause ``steps`` deeper (or, below 0, higher), and what stands under it along with it."""
    moved = list(pieces)
    depth = pieces[index].depth
    for place in range(index, len(pieces)):
        piece = pieces[place]
        if place > index and piece.kind == "clause" and piece.depth <= depth:
            break
        if piece.kind == "clause":
            moved[place] = piece.but(depth=min(max(piece.depth + steps, 0), DEEPEST))
    return settled(moved)


def say(pieces: Sequence[Piece], index: int, kind: Kind) -> list[Piece]:
    """Say what the piece at ``index`` is. A heading or a comment has no number, key or depth."""
    piece = pieces[index]
    if kind == "clause":
        changed = _judged(piece.but(kind=kind))
    else:
        changed = piece.but(kind=kind, number="", key="", depth=0, mark=0, title=0, status="active")
    return settled([*pieces[:index], changed, *pieces[index + 1 :]])


def places(piece: Piece) -> list[int]:
    """Where a piece could be split: before each of its sentences, list items and lines after the first."""
    written = piece.written
    found = []
    for row in lines(written):
        if row.blank:
            continue
        if row.first > piece.mark + piece.title and written[: row.first].strip(BLANK):
            found.append(row.first)
        for at in range(row.first + 1, row.last - 1):
            if written[at] in ".;:!?…。；" and written[at + 1] in BLANK:
                after = at + 1
                while after < row.last and written[after] in BLANK:
                    after += 1
                if after < row.last and after > piece.mark + piece.title:
                    found.append(after)
    return sorted(set(found))


def _judged(piece: Piece) -> Piece:
    return piece.but(status=status_of(piece)) if piece.kind == "clause" else piece


def _shortened(piece: Piece, at: int) -> int:
    """The title of what is left before ``at``; none if no words would be left under it."""
    end = piece.mark + piece.title
    return piece.title if at > end and piece.written[end:at].strip(BLANK) else 0


def _with_its_number(piece: Piece, whole: Piece, before: Sequence[Piece]) -> Piece:
    rows = [row for row in lines(piece.written) if not row.blank]
    mark = next(iter(marks(piece.written, rows[0])), None) if rows else None
    if mark is None or mark.inline or mark.at > rows[0].first or not mark.firm:
        return piece
    reading = mark.readings[0]
    end = mark.end
    while end < len(piece.written) and piece.written[end] in BLANK:
        end += 1
    return piece.but(number=_number(reading, whole, before), mark=end)


def _number(reading: Reading, whole: Piece, before: Sequence[Piece]) -> str:
    """The whole number: "b" split off from 10.a is 10.b."""
    parent = parents(before)[-1] if whole.kind == "clause" else None
    above = before[parent].number if parent is not None else ""
    return f"{above}.{reading.printed}" if above and reading.relative else reading.printed
