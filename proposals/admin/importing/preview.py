"""The preview of a text in pieces, as its template shows it: every row with its words, boxes, fate and troubles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from proposals.admin.importing.state import Shown, State, packed_shown
from proposals.engine.splitting import KINDS, Piece, edit
from proposals.importing import Fate, Plan, Trouble, beside, clauses_of
from proposals.importing.checking import may_go
from proposals.importing.pairing import Gone, Pair
from proposals.models import Clause, Proposal

KIND_LABELS = {"clause": "Clause", "heading": "Heading", "comment": "Comment", "aside": "Left out"}
STATUS_NOTES = {
    "deleted": "The text says that this point was removed: it is recorded as deleted, with its words as a note.",
    "bracketed": "Entirely in brackets: recorded as left open.",
    "unrecorded": "A number without words: recorded as a point that has not been read yet.",
}
SHORT = 60
GONE = "gone-"  # and the key of a clause: the name of the choice about it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row could be split, and the words that would begin the new row."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One piece as the template shows it. ``segments`` are its words as written, each with the place before it."""

    index: int
    piece: Piece
    pair: Pair | None
    troubles: tuple[str, ...]
    answers: str
    may_join: bool
    may_nest: bool
    on_record: bool
    issue: str

    @property
    def name(self) -> str:
        """What buttons call this row: its number, or its first words."""
        return self.piece.number or _shortened(self.piece.words or self.piece.written, 30)

    @property
    def may_unnest(self) -> bool:
        return self.piece.depth > 0

    @property
    def kinds(self) -> list[tuple[str, Any, bool]]:
        return [(kind, KIND_LABELS[kind], kind == self.piece.kind) for kind in KINDS]

    @property
    def fate(self) -> str:
        """In a text that has clauses on record: what becomes of this clause."""
        return self.pair.fate if self.pair is not None and self.on_record else ""

    @property
    def status_note(self) -> Any:
        return STATUS_NOTES.get(self.piece.status, "") if self.piece.kind == "clause" else ""

    @property
    def places(self) -> list[Place]:
        ends = edit.split_points(self.piece)
        return [Place(at, _shortened(self.piece.written[at:], SHORT)) for at in ends]

    @property
    def segments(self) -> list[Place]:
        """The words as written after number and title, in the segments between which it could be split."""
        start = self.piece.mark + self.piece.title
        places = [start, *edit.split_points(self.piece), len(self.piece.written)]
        found = [Place(a, self.piece.written[a:b]) for a, b in pairwise(places)]
        return [
            Place(segment.at, segment.words.rstrip() + (" " if segment is not found[-1] else "")) for segment in found
        ]


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A clause on record that the new text does not answer, with the choice about it."""

    gone: Gone
    field: str
    may_go: bool
    asks: bool
    chosen: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A state beside the clauses on record. ``pieces`` are those of the state with their keys."""

    state: State
    pieces: tuple[Piece, ...]
    plan: Plan
    rows: tuple[PreviewRow, ...]
    gone: tuple[GoneRow, ...]
    troubles: tuple[Trouble, ...]

    @classmethod
    def of(
        cls,
        state: State,
        proposal: Proposal,
        by: Any,
        choices: Mapping[str, str],
        troubles: Sequence[Trouble] = (),
    ) -> "Preview":
        """``choices`` are what was said of clauses that are gone, by their field."""
        pieces, planned = beside(proposal, state.pieces, state.answers)
        standing = [*troubles, *(t for t in clauses_of(pieces)[1] if t not in troubles)]
        pairs = {pair.new.piece: pair for pair in planned.pairs}
        answers = planned.answers | state.answers
        on_record = bool(planned.gone) or any(pair.old is not None for pair in planned.pairs)
        deepest = 0
        rows = []
        for index, found in enumerate(pieces):
            pair = pairs.get(index)
            rows.append(
                PreviewRow(
                    index=index,
                    piece=found,
                    pair=pair,
                    troubles=tuple(trouble.message for trouble in standing if trouble.piece == index),
                    answers=answers.get(index, ""),
                    may_join=index > 0,
                    may_nest=found.kind == "clause" and found.depth < deepest,
                    on_record=on_record,
                    issue=state.issues.get(index, ""),
                )
            )
            if found.kind == "clause":
                deepest = found.depth + 1
        gone = tuple(_gone_row(found, by, choices) for found in planned.gone)
        return cls(state, pieces, planned, tuple(rows), gone, tuple(standing))

    @property
    def packed_shown(self) -> str:
        return packed_shown(Shown(row.piece.key, row.answers) for row in self.rows)

    @property
    def on_record(self) -> bool:
        return any(row.on_record for row in self.rows)

    @property
    def general_troubles(self) -> list[str]:
        """What no row is to blame for."""
        return [trouble.message for trouble in self.troubles if trouble.piece is None]

    @property
    def troubled(self) -> list[PreviewRow]:
        return [row for row in self.rows if row.troubles]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows of each kind, as a form names them."""
        kinds = [row.piece.kind for row in self.rows]
        return [(kind, kinds.count(kind)) for kind in KINDS if kind in kinds]

    @property
    def fates(self) -> list[tuple[str, int]]:
        return [(fate.value, self.plan.count(fate)) for fate in Fate]

    @property
    def recorded(self) -> list[Clause]:
        """The clauses on record, to choose from, in their order."""
        old = [pair.old for pair in self.plan.pairs if pair.old is not None]
        return sorted(
            [*old, *(found.clause for found in self.plan.gone)], key=lambda clause: (clause.order, clause.key)
        )


def chosen_keys(posted: Mapping[str, str], choice: str) -> set[str]:
    """The keys of the clauses that are gone of which a person said "keep" or "delete"."""
    return {name.removeprefix(GONE) for name, said in posted.items() if name.startswith(GONE) and said == choice}


def _gone_row(gone: Gone, by: Any, choices: Mapping[str, str]) -> GoneRow:
    field = GONE + gone.clause.key
    able = may_go(gone, by)
    return GoneRow(gone, field, able, able and bool(gone.ties.own), choices.get(field, ""))


def _shortened(words: str, length: int) -> str:
    words = " ".join(words[: 2 * length].split())
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + "…"
