"""A piece of a pasted text: a clause, a heading, a comment or an aside.

A piece is a stretch of the text as written, white space and printed number included; joined, the pieces of a text give
the text back. A clause also says where its words begin (after the printed number and the title line), how deep it is
nested, and which key it could have. None of this changes the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from proposals.engine.splitting.layout import title_length
from proposals.engine.splitting.lines import BLANK, unwrapped
from proposals.engine.splitting.words import DELETED
from proposals.engine.vocabulary import Status

Kind = Literal["clause", "heading", "comment", "aside"]
"""A provision; a heading over what follows; words of an editor; what belongs to none of these."""

_NOTHING: Final = frozenset(".…-–—?*_[]() ")

KINDS: tuple[Kind, ...] = ("clause", "heading", "comment", "aside")


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a text.

    ``mark`` and ``title`` are the numbers of characters of ``written`` that its printed number and its title line take,
    white space around them included. ``depth`` is 0 for a point, 1 for a sub-point. ``number`` is the full number as
    printed ("10.a"), "" if there is none. ``key`` is the one proposed, unique among the clauses of a text; other kinds
    have none.
    """

    written: str
    kind: Kind = "clause"
    depth: int = 0
    number: str = ""
    key: str = ""
    status: Status = "active"
    mark: int = 0
    title: int = 0

    @property
    def heading(self) -> str:
        """The title line of a clause, or the words of a heading, on one line."""
        if self.kind == "heading":
            return " ".join(self.words.split())
        return " ".join(self.written[self.mark : self.mark + self.title].strip(BLANK).strip("*_").split())

    @property
    def words(self) -> str:
        """What follows number and title, without the line breaks of a narrow page."""
        text = unwrapped(self.written[self.mark + self.title :])
        return text.strip("#*_:" + BLANK) if self.kind in ("heading", "aside") else text

    @property
    def text(self) -> str:
        """The words of a clause; "" for one that the text itself calls deleted."""
        return "" if self.status == "deleted" else self.words

    def but(self, **changes: Any) -> Piece:
        """A copy with other values in these fields."""
        return replace(self, **changes)


def as_piece(written: str, kind: Kind, depth: int, number: str, mark: int, titled: bool) -> Piece:
    """A piece from its text as written: ``mark`` characters of number, then perhaps a title line."""
    if kind != "clause":
        return Piece(written, kind)
    while mark and mark < len(written) and written[mark] in BLANK:
        mark += 1
    title = title_length(written[mark:]) if titled else 0
    piece = Piece(written, kind, depth, number, mark=mark, title=title)
    return piece.but(status=status_of(piece))


def status_of(piece: Piece) -> Status:
    """The status of a clause according to its words: deleted, left open in brackets, or empty."""
    text = piece.words
    if piece.number and len(text) < 200 and DELETED.match(text):
        return "deleted"
    if not text or (piece.number and _NOTHING.issuperset(text) and len(text) < 20):
        return "unrecorded"
    inner = text.rstrip(".;")
    if inner.startswith("[") and inner.endswith("]") and not {"[", "]"} & set(inner[1:-1]):
        return "bracketed"
    return "active"
