"""What a pasted text is cut into.

A *cut* is a stretch of the text as it was written, white space and printed number included; joining the cuts of a text
gives the text back. A clause says where its words begin (after the printed number and a title line), how deep it
stands and what it could be called; nothing of the text is changed for that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from proposals.engine.splitting.lines import BLANK, unwrapped
from proposals.engine.vocabulary import Status

Kind = Literal["clause", "heading", "comment", "aside"]
"""A provision; a heading over what follows; words of an editor, not of the document; what is no part of either."""

KINDS: tuple[Kind, ...] = ("clause", "heading", "comment", "aside")


@dataclass(frozen=True, slots=True)
class Cut:
    """One stretch of a text.

    ``mark`` and ``title`` count the characters of ``written`` that are its printed number and its title line, white
    space around them included. ``depth`` is 0 for a point, 1 for what stands under one. ``number`` is the whole number
    as printed ("10.a"), "" if there is none. ``key`` is a suggestion and unique among the clauses of a text; what is
    no clause has none.
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
        """The title line under the number, on one line; the words of a heading between points."""
        if self.kind == "heading":
            return " ".join(self.words.split())
        return " ".join(self.written[self.mark : self.mark + self.title].strip(BLANK).strip("*_").split())

    @property
    def words(self) -> str:
        """What stands after number and title, without the breaks of a narrow page."""
        words = unwrapped(self.written[self.mark + self.title :])
        return words.strip("#*_:" + BLANK) if self.kind in ("heading", "aside") else words

    @property
    def text(self) -> str:
        """The words of a clause; "" for one that the text itself calls deleted."""
        return "" if self.status == "deleted" else self.words

    def but(self, **changes: Any) -> Cut:
        """A copy with other values in these fields."""
        return replace(self, **changes)
