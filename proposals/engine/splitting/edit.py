"""What a person does to the pieces of a text: join, split, nest, set the kind.

Every function takes the pieces and returns new ones; the text as written stays, character by character. Afterwards
:func:`~proposals.engine.splitting.naming.with_keys` proposes keys for pieces without one, so a key that should follow
the new order is left empty here.
"""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.splitting.lines import BLANK, lines
from proposals.engine.splitting.naming import parents, with_valid_depths
from proposals.engine.splitting.outline import DEEPEST
from proposals.engine.splitting.piece import Kind, Piece, status_of
from proposals.engine.splitting.point_marks import Reading, marks


def join(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """Append the piece at ``index`` to the one before it, which keeps its kind, number and depth."""
    if not 0 < index < len(pieces):
        raise IndexError(f"piece {index} has none before it")
    first, second = pieces[index - 1], pieces[index]
    joined = first.but(written=first.written + second.written)
    return with_valid_depths([*pieces[: index - 1], _with_status(joined), *pieces[index + 1 :]])


def split_at(pieces: Sequence[Piece], index: int, at: int) -> list[Piece]:
    """Split the piece at ``index`` before the character ``at`` of its ``written``.

    The second part is as deep as the first; a printed number at its beginning becomes its number.
    """
    piece = pieces[index]
    if not 0 < at < len(piece.written):
        raise IndexError(f"there is nothing to split off at character {at} of piece {index}")
    first = piece.but(written=piece.written[:at], mark=min(piece.mark, at), title=_title_before(piece, at))
    second = Piece(piece.written[at:], piece.kind, piece.depth)
    if second.kind == "clause":
        second = _with_its_number(second, pieces[: index + 1])
    return with_valid_depths([*pieces[:index], _with_status(first), _with_status(second), *pieces[index + 1 :]])


def nest(pieces: Sequence[Piece], index: int, steps: int) -> list[Piece]:
    """Move a clause and everything under it ``steps`` deeper, or higher if ``steps`` is negative."""
    moved = list(pieces)
    depth = pieces[index].depth
    for at in range(index, len(pieces)):
        piece = pieces[at]
        if at > index and piece.kind == "clause" and piece.depth <= depth:
            break
        if piece.kind == "clause":
            moved[at] = piece.but(depth=min(max(piece.depth + steps, 0), DEEPEST))
    return with_valid_depths(moved)


def set_kind(pieces: Sequence[Piece], index: int, kind: Kind) -> list[Piece]:
    """Change the kind of the piece at ``index``. A heading or a comment has no number, key or depth."""
    piece = pieces[index]
    if kind == "clause":
        changed = _with_status(piece.but(kind=kind))
    else:
        changed = piece.but(kind=kind, number="", key="", depth=0, mark=0, title=0, status="active")
    return with_valid_depths([*pieces[:index], changed, *pieces[index + 1 :]])


def split_points(piece: Piece) -> list[int]:
    """Where a piece could be split: before each sentence, list item and line but the first."""
    written = piece.written
    points = set()
    for row in lines(written):
        if row.blank:
            continue
        if row.first > piece.mark + piece.title and written[: row.first].strip(BLANK):
            points.add(row.first)
        for at in range(row.first + 1, row.last - 1):
            if written[at] in ".;:!?…。；" and written[at + 1] in BLANK:
                after = at + 1
                while after < row.last and written[after] in BLANK:
                    after += 1
                if after < row.last and after > piece.mark + piece.title:
                    points.add(after)
    return sorted(points)


def _with_status(piece: Piece) -> Piece:
    return piece.but(status=status_of(piece)) if piece.kind == "clause" else piece


def _title_before(piece: Piece, at: int) -> int:
    """The length of the title of what is left before ``at``; 0 if no words would be left under it."""
    end = piece.mark + piece.title
    return piece.title if at > end and piece.written[end:at].strip(BLANK) else 0


def _with_its_number(piece: Piece, before: Sequence[Piece]) -> Piece:
    rows = [row for row in lines(piece.written) if not row.blank]
    mark = next(iter(marks(piece.written, rows[0])), None) if rows else None
    if mark is None or mark.inline or mark.at > rows[0].first or not mark.firm:
        return piece
    reading = mark.readings[0]
    end = mark.end
    while end < len(piece.written) and piece.written[end] in BLANK:
        end += 1
    return piece.but(number=_number(reading, before), mark=end)


def _number(reading: Reading, before: Sequence[Piece]) -> str:
    """The full number of what is split off from the last piece: "b" split off from 10.a is 10.b."""
    parent = parents(before)[-1]
    above = before[parent].number if parent is not None else ""
    return f"{above}.{reading.printed}" if above and reading.relative else reading.printed
