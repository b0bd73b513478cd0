"""The preview of an import as its template shows it: every row with its words, fields, fate and troubles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from proposals.admin.importing.state import PreviewState, Shown, packed_shown
from proposals.engine.characters import odd_characters, sentence
from proposals.engine.splitting import KINDS, Piece, edit
from proposals.importing import Fate, Plan, Trouble, clauses_of, plan_with_keys
from proposals.importing.checking import may_be_deleted
from proposals.importing.losses import lost
from proposals.importing.pairing import MissingClause, Pair
from proposals.models import Clause, Proposal

KIND_LABELS = {"clause": "Clause", "heading": "Heading", "comment": "Comment", "aside": "Left out"}
STATUS_NOTES = {
    "deleted": "The text says that this point was removed: it is recorded as deleted, with its words as a note.",
    "bracketed": "Entirely in brackets: recorded as left open.",
    "unrecorded": "A number without words: recorded as a point that has not been read yet.",
}
SHORT = 60
MISSING = "missing-"  # followed by the key of a clause: the name of the field that decides about it


@dataclass(frozen=True, slots=True)
class Segment:
    """Some text of a piece, and its offset in it: the piece can be split before it."""

    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One piece as the template shows it."""

    index: int
    piece: Piece
    pair: Pair | None
    troubles: tuple[str, ...]
    answers: str
    may_join: bool
    may_nest: bool
    has_recorded: bool
    issue: str

    @property
    def name(self) -> str:
        """What this row is called: its number, or its first words."""
        return self.piece.number or _shortened(self.piece.words or self.piece.written, 30)

    @property
    def may_unnest(self) -> bool:
        return self.piece.depth > 0

    @property
    def kinds(self) -> list[tuple[str, Any, bool]]:
        return [(kind, KIND_LABELS[kind], kind == self.piece.kind) for kind in KINDS]

    @property
    def fate(self) -> str:
        """What becomes of this clause, "" if the proposal has no recorded clauses to compare with."""
        return self.pair.fate if self.pair is not None and self.has_recorded else ""

    @property
    def status_note(self) -> Any:
        return STATUS_NOTES.get(self.piece.status, "") if self.piece.kind == "clause" else ""

    @property
    def odd(self) -> str:
        """The odd characters of the row."""
        return sentence(odd_characters(self.piece.written))

    @property
    def split_points(self) -> list[Segment]:
        """Where the row can be split, each with the first words of what would be the new row."""
        written = self.piece.written
        return [Segment(at, _shortened(written[at:], SHORT)) for at in edit.split_points(self.piece)]

    @property
    def segments(self) -> list[Segment]:
        """The words as written, after number and title, in the segments between which the row can be split."""
        written = self.piece.written
        bounds = [self.piece.mark + self.piece.title, *edit.split_points(self.piece), len(written)]
        *segments, last = [Segment(start, written[start:end].rstrip()) for start, end in pairwise(bounds)]
        return [*(Segment(each.offset, f"{each.text} ") for each in segments), last]


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A recorded clause that the new text does not answer, with the choice about it.

    ``field`` is the name of that choice, ``chosen`` what was chosen so far. If ``asks``, there is no default.
    """

    missing: MissingClause
    field: str
    may_be_deleted: bool
    asks: bool
    chosen: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A state compared with the recorded clauses. ``pieces`` are those of the state, with keys."""

    state: PreviewState
    pieces: tuple[Piece, ...]
    plan: Plan
    rows: tuple[PreviewRow, ...]
    missing: tuple[MissingRow, ...]
    troubles: tuple[Trouble, ...]

    @property
    def lost(self) -> dict[str, list[str]]:
        """What recorded clauses would lose, by kind, whatever has been decided about it."""
        return lost(self.plan, {})

    @classmethod
    def of(
        cls,
        state: PreviewState,
        proposal: Proposal,
        by: Any,
        choices: Mapping[str, str],
        troubles: Sequence[Trouble] = (),
    ) -> "Preview":
        """``choices`` are what was chosen for missing clauses, by the name of the field."""
        pieces, plan = plan_with_keys(proposal, state.pieces, state.answers)
        all_troubles = [*troubles, *(trouble for trouble in clauses_of(pieces)[1] if trouble not in troubles)]
        pairs = {pair.new.piece: pair for pair in plan.pairs}
        answers = plan.answers | state.answers
        has_recorded = bool(plan.missing) or any(pair.old is not None for pair in plan.pairs)
        deepest = 0
        rows = []
        for index, piece in enumerate(pieces):
            rows.append(
                PreviewRow(
                    index=index,
                    piece=piece,
                    pair=pairs.get(index),
                    troubles=tuple(trouble.message for trouble in all_troubles if trouble.piece == index),
                    answers=answers.get(index, ""),
                    may_join=index > 0,
                    may_nest=piece.kind == "clause" and piece.depth < deepest,
                    has_recorded=has_recorded,
                    issue=state.issues.get(index, ""),
                )
            )
            if piece.kind == "clause":
                deepest = piece.depth + 1
        missing = tuple(_missing_row(each, by, choices) for each in plan.missing)
        return cls(state, pieces, plan, tuple(rows), missing, tuple(all_troubles))

    @property
    def packed_shown(self) -> str:
        return packed_shown(Shown(row.piece.key, row.answers) for row in self.rows)

    @property
    def has_recorded(self) -> bool:
        return any(row.has_recorded for row in self.rows)

    @property
    def general_troubles(self) -> list[str]:
        """Those that are not about a single row."""
        return [trouble.message for trouble in self.troubles if trouble.piece is None]

    @property
    def rows_with_troubles(self) -> list[PreviewRow]:
        return [row for row in self.rows if row.troubles]

    @property
    def odd_rows(self) -> list[PreviewRow]:
        """Those with characters that nobody sees, or that are taken for others."""
        return [row for row in self.rows if row.odd]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """The number of rows of each kind that occurs."""
        kinds = [row.piece.kind for row in self.rows]
        return [(kind, kinds.count(kind)) for kind in KINDS if kind in kinds]

    @property
    def fates(self) -> list[tuple[str, int]]:
        return [(fate.value, self.plan.count(fate)) for fate in Fate]

    @property
    def recorded(self) -> list[Clause]:
        """The recorded clauses in order, to choose from."""
        answered = [pair.old for pair in self.plan.pairs if pair.old is not None]
        missing = [each.clause for each in self.plan.missing]
        return sorted([*answered, *missing], key=lambda clause: (clause.order, clause.key))


def chosen_keys(posted: Mapping[str, str], choice: str) -> set[str]:
    """The keys of the missing clauses for which ``choice``, "keep" or "delete", was made."""
    names = [name for name, chosen in posted.items() if name.startswith(MISSING) and chosen == choice]
    return {name.removeprefix(MISSING) for name in names}


def _missing_row(missing: MissingClause, by: Any, choices: Mapping[str, str]) -> MissingRow:
    field = MISSING + missing.clause.key
    deletable = may_be_deleted(missing, by)
    return MissingRow(missing, field, deletable, deletable and bool(missing.ties.own), choices.get(field, ""))


def _shortened(text: str, length: int) -> str:
    text = " ".join(text[: 2 * length].split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"
