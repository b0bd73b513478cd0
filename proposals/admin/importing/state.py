"""The preview of a text in pieces travels in its form: the text once, and how it is split in a compact list.

Nothing is stored before it is saved, nothing expires, and two people can look at one text at the same time.
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
LONGEST_BOX: Final = 60  # of a number or key as it comes back: what is too long to save is said, not cut off
LONGEST_ISSUE: Final = Issue._meta.get_field("slug").max_length or 0


class Unreadable(ValueError):
    """What came back is not what was sent out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece and what a person said of it. ``piece.key`` is "" unless the person chose it; ``answers`` is the key of
    the clause on record that it answers, "" for none, None where the engine decides. ``issue`` is the slug of the main
    issue of a clause that is new."""

    piece: Piece
    answers: str | None = None
    issue: str = ""


class Shown(NamedTuple):
    """What the page suggested for one row: its key, and the key of the clause on record that it answers."""

    key: str
    answers: str


@dataclass(frozen=True, slots=True)
class State:
    """A text, its rows, and the rows before each of the last steps."""

    text: str
    rows: tuple[Row, ...]
    past: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "State":
        """``text`` as the engine splits it. A number that it only guessed from its neighbours stays with its clause.

        Raises DocumentError where there would be too many rows.
        """
        pieces = split(text)
        if len(pieces) > limits.CLAUSES:
            raise DocumentError("too-many")
        return cls(text, tuple(Row(found.but(key="" if found.number else _guessed(found.key))) for found in pieces))

    @classmethod
    def read(cls, text: str, packed: str, past: str) -> "State":
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
        """The rows as a list for a hidden field: lengths and what was said, without the text."""
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

    def then(self, pieces: Sequence[Piece], kept: Sequence[int | None]) -> "State":
        """The state after a step; ``kept`` names for each new piece the row it was, None for one that is new."""
        rows = [
            replace(self.rows[before], piece=found) if before is not None else Row(found)
            for found, before in zip(pieces, kept, strict=True)
        ]
        return State(self.text, tuple(rows), (*self.past, self.packed)[-MOST_STEPS_BACK:])

    def back(self) -> "State":
        """The state before the last step."""
        return State(self.text, _rows(self.text, self.past[-1]), self.past[:-1]) if self.past else self

    def typed(self, fields: Mapping[str, Any], shown: Sequence[Shown]) -> "State":
        """With what was typed into the boxes of each row.

        ``shown`` is what stood in them: a key that was left as suggested goes on following the text.
        """
        rows, pieces = [], self.pieces
        for index, row in enumerate(self.rows):
            found = row.piece
            kind = fields.get(f"kind-{index}", found.kind)
            if kind in KINDS and kind != found.kind:
                pieces = edit.set_kind(pieces, index, kind)
            found = pieces[index]
            number = fields.get(f"number-{index}", found.number).strip()[: LONGEST_NUMBER + 1]
            key = fields.get(f"key-{index}", "").strip()[:LONGEST_BOX]
            answers = fields.get(f"answers-{index}")
            if found.kind == "clause" and row.piece.kind == "clause":
                found = found.but(number=number)
                found = found.but(status=status_of(found))
                if key and key != shown[index].key:
                    found = found.but(key=key)
                pieces[index] = found
            said = row.answers
            if answers is not None and answers.strip() != shown[index].answers:
                said = answers.strip()
            rows.append((said, fields.get(f"issue-{index}", row.issue).strip()[:LONGEST_ISSUE]))
        return replace(self, rows=tuple(Row(found, *said) for found, said in zip(pieces, rows, strict=True)))


def packed_shown(shown: Iterable[Shown]) -> str:
    """For a hidden field: what the next step has to know of this page."""
    return json.dumps(list(shown), ensure_ascii=False, separators=(",", ":"))


def read_shown(packed: str, state: State) -> list[Shown]:
    """What :func:`packed_shown` made of the rows of ``state``. Raises Unreadable."""
    found = _loaded(packed)
    if len(found) != len(state.rows) or not all(_is_shown(each) for each in found):
        raise Unreadable("shown")
    return [Shown(*each) for each in found]


def _is_shown(each: Any) -> bool:
    return isinstance(each, list) and len(each) == 2 and all(isinstance(words, str) for words in each)


def _guessed(key: str) -> str:
    """The key of a point whose number was lost ("3" between 2 and 4); of what never had one, nothing is pinned."""
    return key if key.isdecimal() else ""


def _loaded(packed: str) -> list[Any]:
    try:
        found = json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error
    if not isinstance(found, list):
        raise Unreadable("not a list")
    return found


def _rows(text: str, packed: str) -> tuple[Row, ...]:
    found = _loaded(packed)
    if not 0 < len(found) <= limits.CLAUSES:
        raise Unreadable("number of rows")
    rows, at = [], 0
    for values in found:
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
    if not _are_words(number, key, answers or "", longest=LONGEST_BOX):
        raise Unreadable("words")
    if not _are_words(issue, longest=LONGEST_ISSUE):
        raise Unreadable("issue")
    if not length or kind >= len(KINDS) or depth > DEEPEST or mark + title > length:
        raise Unreadable("bounds")
    found = Piece(text[at : at + length], KINDS[kind], depth, number, key, mark=mark, title=title)
    return Row(found.but(status=status_of(found)) if found.kind == "clause" else found, answers, issue), length


def _are_counts(*values: Any) -> bool:
    return all(type(value) is int and value >= 0 for value in values)


def _are_words(*values: Any, longest: int) -> bool:
    return all(isinstance(value, str) and len(value) <= longest for value in values)
