"""From pieces to clauses. A heading goes to the clause below it, a comment becomes a note of the clause it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from proposals.documents import limits
from proposals.engine.splitting import Piece, parents
from proposals.models import Clause
from proposals.models.clause import KEY
from proposals.models.constraints import LONGEST_KEY, LONGEST_NUMBER

LONGEST_HEADING = Clause._meta.get_field("heading").max_length or 0


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause that is not saved yet. ``piece`` is the index of its piece, ``parent`` that of its parent's piece."""

    piece: int
    key: str
    number: str
    heading: str
    text: str
    status: str
    note: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why pieces cannot be saved as they are: one sentence, and the piece to correct (None: no single one).

    ``field`` is "reason" if the reason for the import is missing; "numbers", "headings" or "brackets" if nobody has
    said what becomes of them.
    """

    message: str
    piece: int | None = None
    field: str = ""


def clauses_of(pieces: Sequence[Piece]) -> tuple[list[NewClause], list[Trouble]]:
    """The clauses that ``pieces`` make, and everything that keeps them from being saved."""
    parent_of = parents(pieces)
    notes: dict[int, list[str]] = {}
    headings: dict[int, list[str]] = {}
    waiting_headings: list[int] = []
    waiting_notes: list[str] = []
    last: int | None = None
    for index, piece in enumerate(pieces):
        if piece.kind == "heading":
            waiting_headings.append(index)
        elif piece.kind == "comment":
            notes[last].append(piece.words) if last is not None else waiting_notes.append(piece.words)
        elif piece.kind == "clause":
            headings[index] = [pieces[heading].heading for heading in waiting_headings]
            notes[index] = waiting_notes + ([piece.words] if piece.status == "deleted" and piece.words else [])
            waiting_headings, waiting_notes, last = [], [], index
    clauses = [
        NewClause(
            piece=index,
            key=piece.key,
            number=piece.number,
            heading=": ".join(part for part in (*headings[index], piece.heading) if part),
            text="" if piece.status == "unrecorded" else piece.text,
            status=piece.status,
            note="\n".join(notes[index]),
            parent=parent_of[index],
        )
        for index, piece in enumerate(pieces)
        if piece.kind == "clause"
    ]
    return clauses, [*_troubles(clauses), *_headings_over_nothing(pieces, waiting_headings)]


def _headings_over_nothing(pieces: Sequence[Piece], waiting: Sequence[int]) -> list[Trouble]:
    return [
        Trouble(
            f"No clause follows the heading “{pieces[index].heading[:60]}”: make it a clause or leave it out.",
            index,
        )
        for index in waiting
    ]


def _troubles(clauses: Sequence[NewClause]) -> list[Trouble]:
    if not clauses:
        return [Trouble("This text has no clause: mark at least one part as a clause.")]
    troubles = []
    if len(clauses) > limits.CLAUSES:
        troubles.append(Trouble(f"{len(clauses)} clauses are too many: import at most {limits.CLAUSES} at once."))
    keys = Counter(clause.key for clause in clauses)
    for clause in clauses:
        if keys[clause.key] > 1:
            message = f"Key {clause.key}: another clause has the same key; give each its own."
            troubles.append(Trouble(message, clause.piece))
        elif not re.match(KEY, clause.key) or len(clause.key) > LONGEST_KEY:
            message = (
                f"Key: use at most {LONGEST_KEY} small letters and digits, joined by dots or hyphens, such as 10.a."
            )
            troubles.append(Trouble(message, clause.piece))
        if len(clause.number) > LONGEST_NUMBER:
            message = f"Number: use at most {LONGEST_NUMBER} characters."
            troubles.append(Trouble(message, clause.piece))
        if len(clause.heading) > LONGEST_HEADING:
            message = f"The headings above this clause exceed {LONGEST_HEADING} characters: make one of them a clause."
            troubles.append(Trouble(message, clause.piece))
    return troubles
