"""The state of a preview, which travels in its form: the text, and a compact list of how it is split.

So nothing is stored before it is saved, nothing expires, and two people can work on one text at the same time.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from proposals.documents import limits
from proposals.documents.problems import DocumentError
from proposals.engine.splitting import KINDS, Piece, edit, split
from proposals.engine.splitting.outline import DEEPEST
from proposals.engine.splitting.piece import status_of
from proposals.models import Issue
from proposals.models.constraints import LONGEST_NUMBER

MOST_STEPS_BACK: Final = 10
LONGEST_FIELD: Final = 60  # of a posted number or key: what is too long to save gets a message and is not cut off
LONGEST_ISSUE: Final = Issue._meta.get_field("slug").max_length or 0


class Unreadable(ValueError):
    """The posted preview is not one that this page has sent."""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece and what a person decided about it.

    ``piece.key`` is "" unless the person chose it. ``answers`` is the key of the recorded clause that it answers, ""
    for none, None if the engine decides. ``issue`` is the slug of the main issue of a new clause.
    """

    piece: Piece
    answers: str | None = None
    issue: str = ""


class Shown(NamedTuple):
    """What the page proposed for a row: its key, and the key of the recorded clause that it answers."""

    key: str
    answers: str


@dataclass(frozen=True, slots=True)
class PreviewState:
    """A text, its rows, and for each of the last steps the rows before it, packed."""

    text: str
    rows: tuple[Row, ...]
    past: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "PreviewState":
        """``text`` as the engine splits it. A number that the engine inferred from its neighbours stays fixed.

        Raises DocumentError if there would be too many rows.
        """
        pieces = split(text)
        if len(pieces) > limits.CLAUSES:
            raise DocumentError("too-many")
        return cls(text, tuple(Row(piece.but(key="" if piece.number else _inferred(piece.key))) for piece in pieces))

    @classmethod
    def read(cls, text: str, packed: str, past: str) -> "PreviewState":
        """What :meth:`packed` made of a state. Raises Unreadable."""
        steps = _loaded(past)
        if not all(isinstance(step, str) for step in steps) or len(steps) > MOST_STEPS_BACK:
            raise Unreadable("past")
        return cls(text, _rows(text, packed), tuple(steps))

    @property
    def pieces(self) -> list[Piece]:
        return [row.piece for row in self.rows]

    @property
    def answers(self) -> dict[int, str]:
        return {index: row.answers for index, row in enumerate(self.rows) if row.answers is not None}

    @property
    def issues(self) -> dict[int, str]:
        return {index: row.issue for index, row in enumerate(self.rows) if row.issue}

    @property
    def packed(self) -> str:
        """The rows for a hidden field: their lengths and what was decided, without the text."""
        rows = [
            [
                len(row.piece.written),
                KINDS.index(row.piece.kind),
                row.piece.depth,
                row.piece.number,
                row.piece.key,
                row.piece.mark,
                row.piece.title,
                row.answers,
                row.issue,
            ]
            for row in self.rows
        ]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))

    @property
    def packed_past(self) -> str:
        return json.dumps(self.past, ensure_ascii=False)

    def then(self, pieces: Sequence[Piece], previous_rows: Sequence[int | None]) -> "PreviewState":
        """The state after a step. ``previous_rows``: for each piece the index of the row it was, None for a new one."""
        rows = [
            replace(self.rows[before], piece=piece) if before is not None else Row(piece)
            for piece, before in zip(pieces, previous_rows, strict=True)
        ]
        return PreviewState(self.text, tuple(rows), (*self.past, self.packed)[-MOST_STEPS_BACK:])

    def back(self) -> "PreviewState":
        """The state before the last step."""
        return PreviewState(self.text, _rows(self.text, self.past[-1]), self.past[:-1]) if self.past else self

    def typed(self, fields: Mapping[str, Any], shown: Sequence[Shown]) -> "PreviewState":
        """This state with what was typed into the fields of each row.

        ``shown`` is what the fields proposed. A key that was left as proposed goes on following the text.
        """
        pieces, decisions = self.pieces, []
        for index, row in enumerate(self.rows):
            kind = fields.get(f"kind-{index}", row.piece.kind)
            if kind in KINDS and kind != row.piece.kind:
                pieces = edit.set_kind(pieces, index, kind)
            if pieces[index].kind == "clause" and row.piece.kind == "clause":
                pieces[index] = _typed_clause(pieces[index], index, fields, shown[index].key)
            answers = row.answers
            typed: str | None = fields.get(f"answers-{index}")
            if typed is not None and typed.strip() != shown[index].answers:
                answers = typed.strip()
            decisions.append((answers, fields.get(f"issue-{index}", row.issue).strip()[:LONGEST_ISSUE]))
        rows = tuple(Row(piece, *decision) for piece, decision in zip(pieces, decisions, strict=True))
        return replace(self, rows=rows)


def packed_shown(shown: Iterable[Shown]) -> str:
    """For a hidden field: what the next step has to know of this page."""
    return json.dumps(list(shown), ensure_ascii=False, separators=(",", ":"))


def read_shown(packed: str, state: PreviewState) -> list[Shown]:
    """The reverse of :func:`packed_shown`, for the rows of ``state``. Raises Unreadable."""
    pairs = _loaded(packed)
    if len(pairs) != len(state.rows) or not all(_is_shown(pair) for pair in pairs):
        raise Unreadable("shown")
    return [Shown(*pair) for pair in pairs]


def _is_shown(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair)


def _typed_clause(piece: Piece, index: int, fields: Mapping[str, Any], shown_key: str) -> Piece:
    number = fields.get(f"number-{index}", piece.number).strip()[: LONGEST_NUMBER + 1]
    piece = piece.but(number=number)
    piece = piece.but(status=status_of(piece))
    key = fields.get(f"key-{index}", "").strip()[:LONGEST_FIELD]
    return piece.but(key=key) if key and key != shown_key else piece


def _inferred(key: str) -> str:
    """``key`` if it stands for a number that was lost ("3" between 2 and 4), otherwise "": it is not fixed."""
    return key if key.isdecimal() else ""


def _loaded(packed: str) -> list[Any]:
    try:
        loaded = json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error
    if not isinstance(loaded, list):
        raise Unreadable("not a list")
    return loaded


def _rows(text: str, packed: str) -> tuple[Row, ...]:
    packed_rows = _loaded(packed)
    if not 0 < len(packed_rows) <= limits.CLAUSES:
        raise Unreadable("number of rows")
    rows, at = [], 0
    for values in packed_rows:
        row, length = _row(text, at, values)
        rows.append(row)
        at += length
    if at != len(text):
        raise Unreadable("length")
    return tuple(rows)


def _row(text: str, at: int, values: Any) -> tuple[Row, int]:
    if not isinstance(values, list) or len(values) != 9:
        raise Unreadable("row")
    length, kind, depth, number, key, mark, title, answers, issue = values
    if not _are_counts(length, kind, depth, mark, title):
        raise Unreadable("counts")
    if not _are_texts(number, key, answers or "", longest=LONGEST_FIELD):
        raise Unreadable("texts")
    if not _are_texts(issue, longest=LONGEST_ISSUE):
        raise Unreadable("issue")
    if not length or kind >= len(KINDS) or depth > DEEPEST or mark + title > length:
        raise Unreadable("bounds")
    piece = Piece(text[at : at + length], KINDS[kind], depth, number, key, mark=mark, title=title)
    return Row(piece.but(status=status_of(piece)) if piece.kind == "clause" else piece, answers, issue), length


def _are_counts(*values: Any) -> bool:
    return all(type(value) is int and value >= 0 for value in values)


def _are_texts(*values: Any, longest: int) -> bool:
    return all(isinstance(value, str) and len(value) <= longest for value in values)
